/**
 * Take out paragraphs, headings and list items with nothing in them.
 *
 * Editors leave them behind as distance. An `id` on them moves to what follows, so that links to it
 * still lead there.
 */

import type {Element, Parents} from 'hast'
import {insertAll, pushAll} from '../model/long-lists.ts'
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
} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

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
      let found: ReadonlySet<number> | undefined

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
        } else if (inFlow && isElement(child, 'br') && alone().has(index)) {
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

      function alone(): ReadonlySet<number> {
        found ??= breaksAlone(parent.children as readonly Child[])
        return found
      }
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

/** Where among `children` the breaks stand that have no text on their line. */
function breaksAlone(children: readonly Child[]): Set<number> {
  const result = new Set<number>()
  let waiting: number[] = []
  // What a reader sees before; the edges of the parent are as good as a block.
  let afterBlock = true
  for (const [at, node] of children.entries()) {
    const own = isElement(node, 'br') && afterBlock ? [at] : []
    if (isBlank(node)) {
      pushAll(waiting, own)
      continue
    }
    afterBlock = isBlock(node)
    if (afterBlock) for (const each of waiting) result.add(each)
    waiting = own
  }
  for (const each of waiting) result.add(each)
  return result
}
