/** Two names for one thing: wherever one version says the first, the other says the second. */

import {type CollateRule, quote, textOfBlocks} from '../context.ts'
import {namesOf} from '../names.ts'
import {type SentencePair, sentencePairs, spotOf} from '../sentences.ts'
import {fold, stem, tidy, wordsOf} from '../tokens.ts'
import {verbAt} from '../verbs.ts'

interface Term {
  from: string
  to: string
  pairs: SentencePair[]
}

export const termInconsistent: CollateRule = {
  id: 'term/inconsistent',
  run(context) {
    const terms = new Map<string, Term>()
    for (const pair of sentencePairs(context)) {
      const found = swapped(pair)
      if (!found || isSpent(context.spent(pair.bead), found)) continue
      const key = `${fold(found.from)}\n${fold(found.to)}`
      const term = terms.get(key) ?? {...found, pairs: []}
      term.pairs.push(pair)
      terms.set(key, term)
    }
    if (terms.size === 0) return
    const [left, right] = [context.left, context.right].map(
      ({blocks}) => ` ${wordsOf(textOfBlocks(blocks)).join(' ')} `
    )
    for (const {from, to, pairs} of terms.values()) {
      const [first] = pairs
      if (!first || (pairs.length < 2 && !isKin(from, to))) continue
      if (holds(left, to) || holds(right, from)) continue
      for (const {bead} of pairs) context.spend(bead, from, to)
      const {take: _, ...spot} = spotOf(first, '', '')
      context.find('term/inconsistent', {from: quote(from), to: quote(to)}, spot)
    }
  }
}

/** The only name of each side that the other lacks. */
function swapped({left, right}: SentencePair): Pick<Term, 'from' | 'to'> | undefined {
  // Headings may write every word with a capital.
  if (left.block.kind === 'heading' || right.block.kind === 'heading') return undefined
  const [lefts, rights] = [telling(left.text), telling(right.text)]
  const [own, other] = [fold(left.text), fold(right.text)]
  const [from, ...moreFrom] = lefts.filter((name) => !other.includes(fold(name)))
  const [to, ...moreTo] = rights.filter((name) => !own.includes(fold(name)))
  if (!from || !to || moreFrom.length > 0 || moreTo.length > 0) return undefined
  const [a, b] = [from, to].map((name) => new Set(wordsOf(name).map(stem)))
  if (!a || !b || a.isSubsetOf(b) || b.isSubsetOf(a)) return undefined
  const isSaid = [...a.difference(b)].some((word) => right.stems.has(word))
  const isOwn = [...b.difference(a)].some((word) => left.stems.has(word))
  return isSaid || isOwn ? undefined : {from, to}
}

/** Names, the verb or small word at the start of a sentence left out. */
function telling(text: string): string[] {
  const names = namesOf(tidy(text)).flatMap(function ({text: name, first}): string[] {
    const words = name.split(' ')
    const verb = first
      ? (verbAt(
          words.map((word) => word.toLowerCase()),
          0
        )?.words ?? 1)
      : 0
    const rest = words.slice(verb)
    return rest.length === 0 ? [] : [rest.join(' ')]
  })
  return [...new Set(names)]
}

/** “Developer Console”, “Admin Console”: kinds of one thing, of two words at least. */
function isKin(from: string, to: string): boolean {
  const [a, b] = [from, to].map((name) => name.split(' '))
  return a !== undefined && a.length > 1 && fold(a.at(-1) ?? '') === fold(b?.at(-1) ?? '')
}

function isSpent(spent: ReadonlySet<string>, {from, to}: Pick<Term, 'from' | 'to'>): boolean {
  return wordsOf(`${from} ${to}`).every((word) => spent.has(word))
}

function holds(text: string | undefined, name: string): boolean {
  return text?.includes(` ${wordsOf(name).join(' ')} `) ?? false
}
