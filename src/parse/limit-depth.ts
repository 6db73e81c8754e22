/**
 * Keeps trees shallow: no tree leaves the parsers with more than `maxDepth` levels, as most tree
 * utilities are recursive and would overflow the stack.
 */

import type {Element, ElementContent, Root} from 'hast'

export const maxDepth = 200

/** Elements of this many levels or less are kept whole where they are raised: links, pictures, code. */
const wholeHeight = 3

const inline = new Set(
  'a abbr b big br cite code del em font i img input ins kbd mark q s samp small span strong sub sup tt u var'.split(
    ' '
  )
)

/**
 * Raise what lies deeper than `max` levels, in place; text and its order are kept.
 * Gives the first element that was taken apart, if any.
 */
export function limitDepth(tree: Root, max: number = maxDepth): Element | undefined {
  const limit = max - wholeHeight - 1
  let first: Element | undefined
  let heights: Map<Element, number> | undefined
  const todo: Array<{node: Root | Element; depth: number}> = [{node: tree, depth: 0}]

  for (let next = todo.pop(); next; next = todo.pop()) {
    const {node, depth} = next
    if (depth >= limit && node.type === 'element') {
      heights ??= measure(tree)
      if ((heights.get(node) ?? 0) > wholeHeight) {
        first ??= node
        node.children = raise(node, heights)
      }
      continue
    }
    for (const child of node.children)
      if (child.type === 'element') todo.push({node: child, depth: depth + 1})
  }

  return first
}

/** Levels below each element. */
function measure(tree: Root): Map<Element, number> {
  const order: Element[] = []
  const todo: Array<Root | Element> = [tree]
  for (let node = todo.pop(); node; node = todo.pop())
    for (const child of node.children)
      if (child.type === 'element') {
        order.push(child)
        todo.push(child)
      }

  const heights = new Map<Element, number>()
  for (const node of order.reverse()) {
    let height = 0
    for (const child of node.children)
      if (child.type === 'element') height = Math.max(height, (heights.get(child) ?? 0) + 1)
    heights.set(node, height)
  }
  return heights
}

/** All that is in `element`, without the elements that are too tall. */
function raise(element: Element, heights: ReadonlyMap<Element, number>): ElementContent[] {
  const result: ElementContent[] = []
  const todo: Array<ElementContent | 'break'> = element.children.toReversed()

  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node === 'break') result.push({type: 'text', value: '\n'})
    else if (node.type !== 'element' || (heights.get(node) ?? 0) <= wholeHeight - 1)
      result.push(node)
    else {
      const parts = !inline.has(node.tagName)
      if (parts) todo.push('break')
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index]
        if (child) todo.push(child)
      }
      if (parts) result.push({type: 'text', value: '\n'})
    }
  }
  return result
}
