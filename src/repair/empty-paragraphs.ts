/**
 * Take out paragraphs, headings and list items with nothing in them.
 *
 * Editors leave them behind as distance. An `id` on them moves to what follows, so that links to it
 * still lead there.
 */

import type {Element, Parents} from 'hast'
import {insertAll, pushAll} from '../model/long-lists.ts'
import {defineRepair} from './define-repair.ts'
import {
  type Child,
  isBlank,
  isBlock,
  isElement,
  isHollow,
  joinTexts,
  make,
  rankOf,
  walk
} from './tree.ts'

const names = 'p h1 h2 h3 h4 h5 h6 div section li ul ol blockquote pre dl dt dd'.split(' ')
/** Containers in which a line break between blocks is nothing but distance. */
const flow = 'article aside blockquote body dd details div li main section td th'.split(' ')
/** Blocks that can take an anchor as their first child. */
const hosts = 'p h1 h2 h3 h4 h5 h6 li dt dd div section blockquote'.split(' ')

export const emptyParagraphs = defineRepair(
  {
    id: 'empty-paragraphs',
    summary: 'Empty paragraphs stand in for distance.',
    defaults: {}
  },
  function (tree, {change}) {
    clear(tree)

    function clear(parent: Parents): void {
      for (const child of parent.children) if (child.type === 'element') clear(child)
      // Within inline elements, words outside are next to those inside.
      const isEdge = parent.type === 'root' || isBlock(parent)
      const inFlow = parent.type === 'root' || isElement(parent, ...flow)
      const result: Child[] = []
      let anchors: Element[] = []
      let changed = false

      for (const [index, child] of (parent.children as Child[]).entries()) {
        if (isElement(child, ...names) && isHollow(child)) {
          const ids = idsOf(child)
          change({at: child, args: {element: child.tagName, ...(ids.length > 0 ? {ids} : {})}})
          pushAll(
            anchors,
            ids.map((id) => make(child, 'span', {id}))
          )
          if (result.length > 0 || !isEdge) result.push({...gap})
          changed = true
        } else if (inFlow && isElement(child, 'br') && standsAlone(parent, index)) {
          change({at: child, args: {element: 'br'}})
          if (result.length > 0 || !isEdge) result.push({...gap})
          changed = true
        } else {
          if (anchors.length > 0 && !isBlank(child)) anchors = rehome(anchors, child, result)
          result.push(child)
        }
      }

      if (changed && isEdge && isGap(result.at(-1))) result.pop()
      pushAll(result, anchors)
      if (changed) parent.children = joinTexts(result) as typeof parent.children
    }
  }
)

/** What parts the words on both sides of what is taken out. */
const gap: Child = {type: 'text', value: '\n'}

function isGap(node: Child | undefined): boolean {
  return node?.type === 'text' && node.value === '\n'
}

function idsOf(element: Element): string[] {
  const ids: string[] = []
  add(element)
  walk(element, add)
  return ids

  function add({properties}: Element): void {
    for (const id of new Set([properties['id'], properties['name']]))
      if (typeof id === 'string') ids.push(id)
  }
}

/** Give `anchors` to `block`, or leave them standing before it. */
function rehome(anchors: Element[], block: Child, before: Child[]): Element[] {
  const [first, ...rest] = anchors
  if (!isElement(block, ...hosts)) {
    pushAll(before, anchors)
  } else if (rankOf(block) > 0 && block.properties['id'] === undefined && first) {
    block.properties['id'] = String(first.properties['id'])
    insertAll(block.children, 0, rest)
  } else {
    insertAll(block.children, 0, anchors)
  }
  return []
}

/** Whether the break at `index` has no text on its line. */
function standsAlone(parent: Parents, index: number): boolean {
  const children = parent.children as readonly Child[]
  const before = children.slice(0, index).findLast((node) => !isBlank(node))
  const after = children.slice(index + 1).find((node) => !isBlank(node))
  return (!before || isBlock(before)) && (!after || isBlock(after))
}
