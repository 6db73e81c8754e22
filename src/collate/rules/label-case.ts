/** A button, tab or menu is written with other capitals or blanks. */

import type {Block} from '../../model/collation.ts'
import {type CollateRule, quote} from '../context.ts'
import {actionLabels, boldLabels, lettersOf} from '../labels.ts'

export const labelCase: CollateRule = {
  id: 'label/case',
  run(context) {
    const told = new Set<string>()
    for (const bead of context.beads) {
      const [a, b] = [bead.left[0], bead.right[0]]
      if (!a || !b || a.kind === 'code' || b.kind === 'code') continue
      const [lefts, rights] = [labelsIn(bead.left), labelsIn(bead.right)]
      for (const [key, left] of lefts) {
        const right = rights.get(key)
        if (!right || !isRecased(left, right)) continue
        const [from, to] = [[...left][0] ?? '', [...right][0] ?? '']
        if (told.has(`${from} ${to}`)) continue
        told.add(`${from} ${to}`)
        const out = bead.left.map(({node}) => node)
        context.find(
          'label/case',
          {from: quote(from), to: quote(to)},
          {
            left: a.node,
            right: b.node,
            path: a.path,
            take: {out, in: bead.right.map(({node}) => node), swap: {from, to}}
          }
        )
      }
    }
  }
}

/** Labels of `blocks` by their letters; several spellings where there are. The cells of a row are no sentence. */
function labelsIn(blocks: readonly Block[]): Map<string, Set<string>> {
  const labels = blocks.flatMap((block) => [
    ...boldLabels(block),
    ...(block.kind === 'row' ? [] : actionLabels(block))
  ])
  const result = new Map<string, Set<string>>()
  for (const label of labels) {
    const key = lettersOf(label)
    result.set(key, (result.get(key) ?? new Set()).add(label))
  }
  return result
}

/** Each side writes it in one way; a single word in small letters may be any word. */
function isRecased(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  const [[from = ''], [to = '']] = [[...left], [...right]]
  if (left.size > 1 || right.size > 1 || from === to) return false
  const both = [from, to]
  return both.some((text) => /\p{Lu}/u.test(text)) && both.every((text) => / |\p{Lu}/u.test(text))
}
