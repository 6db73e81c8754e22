/** The same thing is counted or named by another number. */

import type {CollateRule} from '../context.ts'
import {withoutDates} from '../dates.ts'
import {cellEnd, isAlike, isEqual, type Quantity, quantitiesOf} from '../quantities.ts'
import {differing, type Said, type SentencePair, sentencePairs, spotOf} from '../sentences.ts'
import {textOf} from '../text-of.ts'
import {tidy} from '../tokens.ts'
import {withoutVersions} from '../versions.ts'

export const numberConflict: CollateRule = {
  id: 'number/conflict',
  run(context) {
    for (const pair of sentencePairs(context))
      for (const [left, right] of conflicts(pair)) {
        context.spend(pair.bead, ...[left, right].flatMap(({raw, value}) => [raw, value]))
        context.find(
          'number/conflict',
          differing(left.raw, right.raw),
          spotOf(pair, left.text, right.text)
        )
      }
  }
}

/** Numbers of steps and the like are no facts: they change where a step comes in. */
const references = new Set(['step', 'figur', 'section', 'chapter', 'page', 'item', 'tabl', 'not'])

function numbersIn(said: Said): Quantity[] {
  const plain = withoutVersions(withoutDates(tidy(parted(said))))
  // Years of copyright change by themselves.
  if (/^(?:copyright|©|\(c\))/i.test(plain)) return []
  return quantitiesOf(plain.replace(/^\p{L}{2,12} \d{1,3}\s?[:.)–—-]/u, '')).filter(
    ({head}) => !references.has(head)
  )
}

/** A row that is one sentence, cell by cell. */
function parted({block, text}: Said): string {
  const {node} = block
  if (block.kind !== 'row' || !('children' in node) || text !== tidy(block.text)) return text
  return node.children.map((cell) => textOf(cell)).join(` ${cellEnd} `)
}

/** Likeness from which the only number of each side is the same one. */
const same = 0.75

/** Of one kind, or at one place, and neither amount is on the other side. */
function conflicts({left, right, likeness}: SentencePair): Array<[Quantity, Quantity]> {
  const [lefts, rights] = [numbersIn(left), numbersIn(right)]
  const own = only(lefts, rights)
  const rest = only(rights, lefts)
  const size =
    Math.min(left.stems.size, right.stems.size) / Math.max(left.stems.size, right.stems.size)
  const single = own.length === 1 && rest.length === 1 && likeness * size >= same

  return own.flatMap(function (each): Array<[Quantity, Quantity]> {
    const alike = rest.findIndex((other) => isAlike(each, other))
    const near = (other: Quantity) =>
      each.before !== '' && each.before === other.before && each.isName === other.isName
    const index = alike === -1 ? rest.findIndex((other) => single || near(other)) : alike
    const [other] = index === -1 ? [] : rest.splice(index, 1)
    return other ? [[each, other]] : []
  })
}

/** Those of `own` that no amount of `others` equals, each counted once. */
function only(own: readonly Quantity[], others: readonly Quantity[]): Quantity[] {
  const rest = [...others]
  return own.filter(function (each) {
    const index = rest.findIndex((other) => isEqual(each, other))
    if (index !== -1) rest.splice(index, 1)
    return index === -1
  })
}
