/** How tags of HTML in an article become elements. */

import type {ElementContent} from 'hast'
import type {Nodes, Parents} from 'mdast'
import type {MdxJsxFlowElement, MdxJsxTextElement} from 'mdast-util-mdx-jsx'
import type {Handlers, State} from 'mdast-util-to-hast'
import {plainText} from '../mdx/index.ts'
import type {Context} from './context.ts'
import {make} from './element.ts'
import {attribute} from './plain-tags.ts'
import {short} from './short.ts'

export type Tag = MdxJsxFlowElement | MdxJsxTextElement

/** Elements that have their children only, by the name of their tag. */
export function tagHandlers(table: Readonly<Record<string, TagHandler>>): Handlers {
  const handle = (state: State, node: Tag, parent: Parents | undefined) => {
    const handler = table[node.name ?? '']
    return handler ? handler(state, node, parent) : state.all(node as never)
  }
  return {mdxJsxFlowElement: handle, mdxJsxTextElement: handle}
}

export type TagHandler = (
  state: State,
  node: Tag,
  parent: Parents | undefined
) => ElementContent | ElementContent[]

/** `node` as the element of the same name. */
export const same: TagHandler = (state, node) => make(node.name ?? '', {}, state.all(node as never))

/** Numbers of cells that a cell of a table in tags takes. */
export function spans(node: Tag): Record<string, number> {
  const result: Record<string, number> = {}
  for (const [name, property] of [
    ['colspan', 'colSpan'],
    ['rowspan', 'rowSpan']
  ] as const) {
    const value = Number(attribute(node, name))
    if (Number.isInteger(value) && value > 1 && value <= 1000) result[property] = value
  }
  return result
}

/** Whether the children of `node`, one in tags, are a line of text. */
export function isLine({children}: Tag): boolean {
  const [first] = children as Nodes[]
  return first === undefined || inline.test(first.type)
}

const inline =
  /^(?:text|strong|emphasis|delete|link|image|inlineCode|break|mdxJsxTextElement|footnoteReference)$/

/** What a mark that the target has no sign for is around. */
export function sayMark(node: Tag, {say}: Context): void {
  say('mark', {tag: node.name ?? '', text: short(plainText(node as never))}, node)
}
