/**
 * Join numbered lists that a picture or a note tore apart.
 *
 * An editor that cannot put a picture inside a step ends the list, and begins another one that goes on counting.
 *
 * When the next list goes on with the next number, the two are one, and what stands between them belongs to the
 * step above. Lists that begin anew are left alone: they may be other procedures.
 */

import type {Element} from 'hast'
import {gatherRuns, type Marker} from './common/step-run.ts'
import {isBlank, isElement} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

export const splitLists = defineRepair(
  {
    id: 'split-lists',
    summary: 'A numbered list was torn apart by what stands between its steps.',
    defaults: {}
  },
  function (tree, {change}) {
    const {runs} = gatherRuns(tree, {read: readList, accept: (markers) => markers.length > 1})
    for (const {list, first, count, markers} of runs)
      change({at: list, args: {first, steps: count, lists: markers.length}})
  }
)

function readList(node: Element): Marker | undefined {
  if (!isElement(node, 'ol') || node.properties['reversed']) return undefined
  if (/^[a-z]$/i.test(String(node.properties['type'] ?? ''))) return undefined
  const items = node.children.filter((child): child is Element => isElement(child, 'li'))
  if (items.length === 0) return undefined
  if (node.children.some((child) => !isElement(child, 'li') && !isBlank(child))) return undefined
  return {first: Number(node.properties['start'] ?? 1), items}
}
