/** What one version sets apart as important stands in the other as plain text. */

import type {Block} from '../../model/collation.ts'
import {type CollateRule, type Context, quote} from '../context.ts'
import {sentencesOf} from '../facts.ts'
import {bare} from '../features.ts'
import {fold} from '../tokens.ts'

export const warningDemoted: CollateRule = {
  id: 'warning/demoted',
  run(context) {
    for (const bead of context.beads) {
      const [a, b] = [bead.left[0], bead.right[0]]
      if (!a || !b || bead.likeness < 0.6 || a.kind === 'heading' || b.kind === 'heading') continue
      const [left, right] = [rankOf(bead.left), rankOf(bead.right)]
      if (Math.max(left, right) < 2 || (left > 0 && right > 0 && Math.abs(left - right) < 2))
        continue
      if (left === right) continue
      const published = left < right
      context.find(
        'warning/demoted',
        {text: quote(a.text), in: published ? context.left.name : context.right.name, published},
        {
          left: a.node,
          right: b.node,
          path: a.path,
          ...(!published && {severity: 'info' as const}),
          take: {
            out: bead.left.map((block) => block.node),
            in: bead.right.map((block) => block.node)
          }
        }
      )
    }
    reportInside(context, 'left')
    reportInside(context, 'right')
  }
}

/** Warnings that answer nothing, as the other version says them word by word amid other sentences. */
function reportInside(context: Context, side: 'left' | 'right'): void {
  const other = side === 'left' ? 'right' : 'left'
  const plain = new Map(
    context[other].blocks
      .filter((block) => rankOf([block]) === 0)
      .flatMap((block) => sentencesOf(bare(block)).map((each) => [fold(each), block] as const))
  )
  for (const bead of context.beads) {
    const [block] = bead[side]
    if (!block || bead[side].length > 1 || bead[other].length > 0) continue
    if (context.claimed.has(block) || rankOf([block]) < 2) continue
    const text = sentencesOf(bare(block)).join(' ')
    const places = sentencesOf(text).map((each) => plain.get(fold(each)))
    const [place] = places
    if (!place || places.includes(undefined)) continue
    context.claimed.add(block)
    const around = context.beadOf.get(place)
    if (around) context.spend(around, text)
    const [left, right] = side === 'left' ? [block, place] : [place, block]
    const published = side === 'right'
    context.find(
      'warning/demoted',
      {text: quote(text), in: context[other].name, published},
      {
        left: left.node,
        right: right.node,
        path: left.path,
        ...(!published && {severity: 'info' as const})
      }
    )
  }
}

const ranks = {note: 1, tip: 1, important: 2, caution: 3, warning: 3} as const
const spoken =
  /^(?:(note|tip|hint)|(important|attention|key step|remember)|(caution|warning|danger))\b[^:.]{0,12}[:!]/i

/** 0 plain, 1 note or tip, 2 important, 3 caution or warning; said by the callout or the first word. */
function rankOf(blocks: readonly Block[]): number {
  return Math.max(
    ...blocks.map(function (block) {
      if (block.callout) return ranks[block.callout]
      const match = spoken.exec(block.text)
      return match?.[1] ? 1 : match?.[2] ? 2 : match?.[3] ? 3 : 0
    })
  )
}
