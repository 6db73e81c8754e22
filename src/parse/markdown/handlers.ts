/** How nodes of Markdown become elements, where the usual way would lose or make something. */

import type {Element, Root as Hast} from 'hast'
import type {Code, FootnoteDefinition, FootnoteReference, Nodes, Root} from 'mdast'
import {defaultHandlers, type Handlers, type State, toHast} from 'mdast-util-to-hast'
import {pushAll} from '../../model/long-lists.ts'
import {readable} from '../../model/readable.ts'
import type {Entry} from '../../model/record.ts'

export const handlers: Handlers = {
  code,
  footnoteReference,
  /** Made by `footnoteDefinitions`. */
  footnoteDefinition: () => undefined
}

/** The usual way leaves the rest of a fence's first line to no one. */
function code(state: State, node: Code): Element {
  const result = defaultHandlers.code(state, node)
  const [inner] = result.children
  if (inner?.type === 'element' && node.meta)
    inner.data = {...inner.data, meta: node.meta} as NonNullable<Element['data']>
  // The usual way ends the last line, which the source did not.
  const [value] = inner?.type === 'element' ? inner.children : []
  if (value?.type === 'text') {
    value.value = value.value.replace(/\n$/, '')
    if (node.position) value.position = node.position
  }
  return result
}

/** A mark that shows nothing itself: numbers are given when the notes are read again. */
function footnoteReference(state: State, node: FootnoteReference): Element {
  const properties = {dataFootnoteRef: node.label ?? node.identifier}
  const element: Element = {type: 'element', tagName: 'sup', properties, children: []}
  state.patch(node, element)
  return element
}

/** The notes of `tree`, as a section of their own. */
export function footnoteDefinitions(tree: Root): Root | undefined {
  const items: Nodes[] = []
  const todo: Nodes[] = [tree]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'footnoteDefinition')
      items.push({
        type: 'listItem',
        spread: true,
        children: node.children,
        data: {hProperties: {dataFootnote: node.label ?? node.identifier}},
        ...(node.position && {position: node.position})
      })
    if ('children' in node)
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index]
        if (child) todo.push(child)
      }
  }
  if (items.length === 0) return undefined

  const [first] = items
  const list = {type: 'list', ordered: true, children: items, position: first?.position} as Nodes
  const section = {
    type: 'blockquote',
    children: [list],
    data: {hName: 'section', hProperties: {dataFootnotes: ''}},
    position: first?.position
  } as Nodes
  const definitions = tree.children.filter((node) => node.type === 'definition')
  return {type: 'root', children: [...definitions, section] as Root['children']}
}

/** Notes that no mark leads to: Markdown shows them to no one, the article keeps them. */
export function unusedFootnotes(tree: Root): Entry[] {
  const used = new Set<string>()
  const definitions = tree.children.filter((node) => node.type === 'definition')
  const notes: FootnoteDefinition[] = []
  const todo: Nodes[] = [tree]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'footnoteReference') used.add(node.identifier)
    if (node.type === 'footnoteDefinition') notes.push(node)
    if ('children' in node) pushAll(todo, node.children)
  }
  return notes
    .filter(({identifier}) => !used.has(identifier))
    .map(function ({children, identifier, position}) {
      const root: Root = {type: 'root', children: [...children, ...definitions]}
      const added = readable(toHast(root, {handlers}) as Hast)
      return {
        by: 'unused-footnote',
        offset: position?.start.offset ?? 0,
        args: {note: identifier},
        added
      }
    })
}
