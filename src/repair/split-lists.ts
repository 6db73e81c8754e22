/**
 * Join numbered lists that a picture or a note tore apart.
 *
 * An editor that cannot put a picture inside a step ends the list, and begins another one that goes on counting.
 *
 * When the next list goes on with the next number, the two are one, and what stands between them belongs to the
 * step above. So are lists of one step each with nothing but pictures between them, as nobody has a procedure of one
 * step after the other. Other lists that begin anew are left alone: they may be other procedures.
 */

import type {Element, Parents, Root} from 'hast'
import {plain} from '../model/readable.ts'
import {gatherRuns, type Marker} from './common/step-run.ts'
import {type Child, isBlank, isElement, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

export const splitLists = defineRepair(
  {
    id: 'split-lists',
    summary: 'A numbered list was torn apart by what stands between its steps.',
    defaults: {}
  },
  function (tree, {change}) {
    const goingOn = countOn(tree)
    const {runs} = gatherRuns(tree, {
      read: (node) => readList(node, goingOn),
      accept: (markers) => markers.length > 1
    })
    for (const {list, first, count, markers} of runs)
      change({at: list, args: {first, steps: count, lists: markers.length}})
  }
)

/** The numbers that lists of one step go on with, where only pictures part them. */
function countOn(tree: Root): ReadonlyMap<Element, number> {
  const result = new Map<Element, number>()
  const parents: Parents[] = [tree]
  walk(tree, (element) => {
    parents.push(element)
  })
  for (const parent of parents) {
    let number = 0
    for (const child of parent.children as Child[]) {
      if (isElement(child, 'ol')) {
        number = isSingle(child) ? number + 1 : 0
        if (number > 1) result.set(child, number)
      } else if (!isBlank(child) && !isFigure(child)) number = 0
    }
  }
  return result
}

function isSingle(list: Element): boolean {
  const steps = list.children.filter((child) => isElement(child, 'li')).length
  return steps === 1 && Number(list.properties['start'] ?? 1) === 1
}

/** Pictures and nothing else. */
function isFigure(node: Child): boolean {
  return isElement(node, 'p', 'figure', 'img', 'a', 'span') && plain(node) === ''
}

function readList(node: Element, goingOn: ReadonlyMap<Element, number>): Marker | undefined {
  if (!isElement(node, 'ol') || node.properties['reversed']) return undefined
  if (/^[a-z]$/i.test(String(node.properties['type'] ?? ''))) return undefined
  const items = node.children.filter((child): child is Element => isElement(child, 'li'))
  if (items.length === 0) return undefined
  if (node.children.some((child) => !isElement(child, 'li') && !isBlank(child))) return undefined
  return {first: goingOn.get(node) ?? Number(node.properties['start'] ?? 1), items}
}
