/** Copies of what another page holds, made so that they stand on this page. */

import type {Element, ElementContent, Nodes} from 'hast'
import {decoded} from '../../model/decoded.ts'
import {foldAnchor} from '../../model/fold.ts'
import type {PageContent} from '../../model/page-content.ts'
import {plain} from '../../model/readable.ts'
import type {PageKey} from '../../model/source-page.ts'
import {rankOf} from './tree.ts'

export interface Origin extends Pick<PageContent, 'space' | 'title'> {
  key: PageKey
}

/**
 * Copy `nodes` of the page `from` to the place of `at`: files are those of that page, links by title stay in
 * its space, and places that are not copied, or are taken in `ids` already, are places of that page.
 */
export function borrow(
  nodes: readonly ElementContent[],
  from: Origin,
  at: Nodes,
  ids: Set<string>
): ElementContent[] {
  const copies = nodes.map((node) => copy(node, at))
  const own = new Set<string>()
  /** Places of the copied text that this page has already, in words of its own. */
  const doubled = new Set<string>()
  const links: Element[] = []

  each(copies, function (node) {
    if (node.type !== 'element') return
    const {properties, tagName} = node
    if (rankOf(node) > 0) own.add(foldAnchor(plain(node)))
    if (properties['dataAttachment'] !== undefined && from.title !== undefined) {
      properties['dataAttachmentPage'] ??= from.title
      if (from.space !== undefined) properties['dataAttachmentSpace'] ??= from.space
    }
    if (properties['dataPage'] !== undefined && from.space !== undefined)
      properties['dataSpace'] ??= from.space
    if (properties['dataInclude'] !== undefined || properties['dataList'] !== undefined)
      properties['dataOwner'] ??= from.key
    for (const name of ['id', 'name']) {
      const id = properties[name]
      if (typeof id !== 'string' || (name === 'name' && tagName !== 'a')) continue
      if (ids.has(id)) {
        delete properties[name]
        doubled.add(foldAnchor(id))
      } else {
        ids.add(id)
        own.add(foldAnchor(id))
      }
    }
    if (tagName === 'a' && String(properties['href'] ?? '').startsWith('#')) links.push(node)
  })

  for (const {properties} of links) {
    const anchor = decoded(String(properties['href']).slice(1))
    const wanted = foldAnchor(anchor)
    if ((own.has(wanted) && !doubled.has(wanted)) || from.title === undefined || anchor === '')
      continue
    delete properties['href']
    properties['dataPage'] = from.title
    if (from.space !== undefined) properties['dataSpace'] = from.space
    properties['dataAnchor'] = anchor
  }
  return copies
}

/** Recursion is safe: no tree that a parser gives is deep. */
function copy(node: ElementContent, at: Nodes): ElementContent {
  const result: ElementContent =
    node.type === 'element'
      ? {
          ...node,
          properties: {...node.properties},
          children: node.children.map((child) => copy(child, at))
        }
      : {...node}
  if (at.position) result.position = at.position
  else delete result.position
  return result
}

/** Nodes in `nodes`, at most `most` of them, and the levels that they stand in. */
export function measure(
  nodes: readonly Nodes[],
  most: number
): {count: number; height: number} | undefined {
  let count = 0
  let height = 0
  const todo = nodes.map((node) => ({node, level: 1}))
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (++count > most) return
    height = Math.max(height, next.level)
    if ('children' in next.node)
      for (const node of next.node.children) todo.push({node, level: next.level + 1})
  }
  return {count, height}
}

export function idsOf(nodes: readonly Nodes[]): Set<string> {
  const result = new Set<string>()
  each(nodes, function (node) {
    if (node.type !== 'element') return
    for (const id of [node.properties['id'], node.tagName === 'a' && node.properties['name']])
      if (typeof id === 'string') result.add(id)
  })
  return result
}

function each(nodes: readonly Nodes[], visit: (node: Nodes) => void): void {
  const todo = [...nodes].reverse()
  for (let node = todo.pop(); node; node = todo.pop()) {
    visit(node)
    if ('children' in node)
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index]
        if (child) todo.push(child)
      }
  }
}
