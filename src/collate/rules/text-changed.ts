/** Other words, where no sharper rule says what differs. */

import type {Bead, Block} from '../../model/collation.ts'
import {actionsOf} from '../actions.ts'
import {agreedWords} from '../agreed.ts'
import {type CollateRule, type Context, quote, textOfBlocks} from '../context.ts'
import {sentencesOf} from '../facts.ts'
import {bare, keyOf} from '../features.ts'
import {decisive, heavyDifference} from '../heavy-words.ts'
import {sentencePairs} from '../sentences.ts'
import {fold, stemsOf, tidy, wordsOf} from '../tokens.ts'

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
      const changed = heavyDifference(from, to, context.spent(bead))
      if (isReworded(context, bead) && !changed.some((word) => denial.test(word))) continue
      const [only] = changed
      if (only === undefined || (changed.length === 1 && !decisive.test(only))) continue

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

/** What only looks different gone: numbers of steps, “Important:” before what is set apart as such. */
function textOf(blocks: readonly Block[]): string {
  const text = blocks.map(bare).join(' ')
  const plain = text.replace(
    /^(?:key step|note|tip|hint|important|warning|caution|attention)\b[^:.]{0,12}:\s+/i,
    ''
  )
  return plain.replace(/(?<=\d),(?=\d{3}\b)/g, '')
}

/** Even where the same is done, it may be done or not. */
const denial = /^(?:not|never|no|without)$/

/** The same actions in other words are no news. */
function isReworded(context: Context, bead: Bead<Block>): boolean {
  const asks = (blocks: readonly Block[]) => blocks.some(({text}) => actionsOf(text).length > 0)
  if (!asks(bead.left) || !asks(bead.right) || addsSentence(bead)) return false
  const same =
    stemsOf(bead.left.map(bare).join(' ')).join(' ') ===
    stemsOf(bead.right.map(bare).join(' ')).join(' ')
  const title = bead.left[0]?.kind === 'heading' && bead.right[0]?.kind === 'heading'
  const cutAnew = bead.left.length !== bead.right.length
  const isNear = bead.likeness >= 0.75 && !same && !title && !cutAnew
  const steps = bead.left.map((block) => context.left.stepOf.get(block))
  return context.procedures.some(({beads}) =>
    beads.some(function (each) {
      if (!steps.some((step) => step && each.left.includes(step)) || each.right.length === 0)
        return false
      if (isNear && each.left.length === each.right.length) return false
      const [a, b] = [each.left, each.right].map((steps) =>
        steps.reduce((sum, step) => sum + step.actions.length, 0)
      )
      return each.matches.length >= Math.min(a ?? 0, b ?? 0)
    })
  )
}

/** Telling words from which a sentence says something of its own. */
const telling = 4
/** Part of them that must be new. */
const fresh = 0.7

/** A sentence of one side of which the other says next to nothing. */
function addsSentence({left, right}: Bead<Block>): boolean {
  const sides = [left, right].map(textOfBlocks)
  return sides.some(function (text, index) {
    const known = new Set(stemsOf(sides[1 - index] ?? ''))
    return sentencesOf(text).some(function (sentence) {
      const stems = new Set(stemsOf(sentence))
      const own = [...stems].filter((each) => !known.has(each))
      return own.length >= telling && own.length >= fresh * stems.size
    })
  })
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
