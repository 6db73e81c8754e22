/** Lists, checklists and lists of definitions. */

import type {Element, ElementContent} from 'hast'
import type {BlockContent, ListItem, PhrasingContent, RootContent} from 'mdast'
import {pushAll} from '../../model/long-lists.ts'
import {type Converter, type Handlers, isElement} from '../convert.ts'
import {around} from './inline.ts'

export const listHandlers: Handlers = {
  dir: list,
  dl: (node, {all, wrap}) => wrap(all(node)),
  dt(node, converter) {
    return converter.flow(node).map(function (block) {
      if (block.type !== 'paragraph') return block
      const wrapped = around(block.children, (children) =>
        children.every((child) => child.type === 'strong' || child.type === 'inlineCode')
          ? ({type: 'strong', children: children.flatMap(inside)} as const)
          : ({type: 'strong', children} as const)
      )
      return {...block, children: wrapped as PhrasingContent[]}
    })
  },
  li: (node, converter) => [item(node, converter)],
  menu: list,
  ol: list,
  ul: list
}

function inside(node: PhrasingContent): PhrasingContent[] {
  return node.type === 'strong' ? node.children : [node]
}

function list(node: Element, converter: Converter): RootContent[] {
  const items: ListItem[] = []
  let stray: RootContent[] = []

  for (const child of converter.all(node)) {
    if (child.type === 'listItem') {
      flush()
      items.push(child)
    } else stray.push(child)
  }
  flush()
  if (items.length === 0) return []

  const ordered = node.tagName === 'ol'
  const first = node.children.find((child) => isElement(child, 'li'))
  const told = node.properties['start'] ?? (first as Element | undefined)?.properties['value']
  const start = Number.parseInt(String(told ?? '1'), 10)
  return [
    converter.at(node, {
      type: 'list',
      ordered,
      start: ordered ? (start >= 0 && start < 1e9 ? start : 1) : null,
      spread: false,
      children: items
    })
  ]

  /** What stands between items belongs to the one above, as browsers show it. */
  function flush(): void {
    const blocks = converter.wrap(stray) as BlockContent[]
    stray = []
    if (blocks.length === 0) return
    const last = items.at(-1)
    const [first, ...others] = blocks
    const inner = last?.children.at(-1)
    // A list right after the list of the item above, at its level, goes on with that.
    if (first?.type === 'list' && inner?.type === 'list' && !first.ordered && !inner.ordered) {
      pushAll(inner.children, first.children)
      pushAll(last?.children ?? [], others)
    } else if (last) pushAll(last.children, blocks)
    else items.push({type: 'listItem', spread: false, checked: null, children: blocks})
  }
}

function item(node: Element, converter: Converter): ListItem {
  const box = leadingCheckbox(node)
  const children = converter.flow(node) as BlockContent[]
  const checked = box
    ? box.properties['checked'] === true || box.properties['checked'] === ''
    : null
  return converter.at(node, {type: 'listItem', spread: false, checked, children})
}

/** The checkbox that an item begins with, maybe inside its paragraph or label. */
function leadingCheckbox(node: Element): Element | undefined {
  let parent: Element | undefined = node
  while (parent) {
    const first: ElementContent | undefined = parent.children.find(
      (child) => child.type !== 'comment' && (child.type !== 'text' || child.value.trim() !== '')
    )
    if (first?.type !== 'element') return undefined
    if (first.tagName === 'input')
      return first.properties['type'] === 'checkbox' ? first : undefined
    parent = isElement(first, 'p', 'label', 'span', 'div') ? first : undefined
  }
  return undefined
}
