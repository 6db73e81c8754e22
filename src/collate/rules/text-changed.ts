/** Other words, where no sharper rule says what differs. */

import type {Block} from '../../model/collation.ts'
import {agreedWords} from '../agreed.ts'
import {type CollateRule, quote} from '../context.ts'
import {bare, keyOf} from '../features.ts'
import {decisive, differenceOf} from '../heavy-words.ts'
import {isReworded, withoutSteps} from '../reworded.ts'
import {sentencePairs} from '../sentences.ts'
import {fold, tidy, wordsOf} from '../tokens.ts'

/** Where no more words differ, one text was made from the other, and each of them is meant. */
const few = 3

/** What sets a text apart, before it, and what makes a clause a condition. */
const notice =
  /^(?:notes?|tips?|hints?|info|important|warnings?|cautions?|attention|danger|prerequisites?)$/
const opener = /^(?:if|when|whenever|whether)$/

export const textChanged: CollateRule = {
  id: 'text/changed',
  run(context) {
    for (const pair of sentencePairs(context)) context.spend(pair.bead, ...agreedWords(pair))
    for (const bead of context.beads) {
      const [a, b] = [bead.left[0], bead.right[0]]
      if (!a || !b || a.kind === 'code' || b.kind === 'code' || a.kind === 'image') continue
      if (context.claimed.has(a) || context.claimed.has(b) || keyOf(a) === keyOf(b)) continue
      const from = textOf(bead.left)
      const to = textOf(bead.right)
      if (wordsOf(from).join(' ') === wordsOf(to).join(' ') && fold(from) === fold(to)) continue
      const difference = withoutSteps(context, bead, differenceOf(from, to, context.spent(bead)))
      const changed = [...difference.gone, ...difference.come]
      const [only] = changed
      if (only === undefined) continue
      const isAnew = difference.words > few || bead.left.length + bead.right.length > 2
      if (changed.length === 1 && !decisive.test(only) && (isAnew || isElsewhere(only, from, to)))
        continue
      if (isAnew && isReworded(context, bead, difference)) continue

      context.find(
        'text/changed',
        {...excerpt(from, to), words: changed.length},
        {
          left: a.node,
          right: b.node,
          path: a.path,
          take: {
            out: bead.left.map((block) => block.node),
            in: bead.right.map((block) => block.node)
          }
        }
      )
    }
  }
}

/** Other rules tell how that differs. */
function isElsewhere(word: string, from: string, to: string): boolean {
  if (opener.test(word)) return true
  return notice.test(word) && [from, to].some((text) => wordsOf(text)[0] === word)
}

/** What only looks different gone: numbers of steps, “Important:” before what is set apart as such. */
function textOf(blocks: readonly Block[]): string {
  const text = blocks.map(bare).join(' ')
  const plain = text.replace(
    /^(?:key step|note|tip|hint|important|warning|caution|attention)\b[^:.]{0,12}:\s+/i,
    ''
  )
  return plain.replace(/(?<=\d),(?=\d{3}\b)/g, '')
}

/** Words of the text itself around what differs. */
const around = 4

/** What differs, in the words of each side, with some words around it. */
export function excerpt(from: string, to: string): {from: string; to: string} {
  const [a, b] = [from, to].map((text) => tidy(text).split(' '))
  if (!a || !b) return {from: '', to: ''}
  const shortest = Math.min(a.length, b.length)
  let start = 0
  while (start < shortest && a[start] === b[start]) start++
  let end = 0
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++

  const cut = (words: readonly string[]) => {
    const [first, last] = [Math.max(0, start - around), words.length - Math.max(0, end - around)]
    const text = words.slice(first, last).join(' ')
    return quote(`${first > 0 ? '… ' : ''}${text}${last < words.length ? ' …' : ''}`)
  }
  return {from: cut(a), to: cut(b)}
}
