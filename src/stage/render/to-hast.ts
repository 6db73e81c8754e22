/** From desugared Markdown to elements; components of the site are elements whose names begin with a capital. */

import type {Element, ElementContent, Root as Hast} from 'hast'
import type {Heading, List, Nodes, Paragraph, Root} from 'mdast'
import {defaultHandlers, type State, toHast} from 'mdast-util-to-hast'
import {isPartName} from '../part-name.ts'
import {isTag, type Jsx} from '../tree.ts'

export function hastOf(body: Root): Hast {
  const root = toHast(body, {
    handlers: {
      heading,
      list,
      paragraph,
      mdxJsxFlowElement: tag,
      mdxJsxTextElement: tag,
      html: (_: State, node: Nodes) => unexpected(node),
      image: (_: State, node: Nodes) => unexpected(node)
    }
  })
  if (root.type !== 'root') throw new Error(`Unexpected \`${root.type}\`, expected a root`)
  return root
}

export function isPart(node: Hast['children'][number]): boolean {
  return node.type === 'element' && isPartName(node.tagName)
}

function unexpected(node: Nodes): never {
  throw new Error(`Unexpected \`${node.type}\` in an article that is finished`)
}

function heading(state: State, node: Heading): ElementContent[] {
  const {id, anchors = []} = node.data ?? {}
  const old = anchors.map((each) => element('span', {className: ['anchor'], id: each}, []))
  const properties = id === undefined ? {} : {id}
  return [...old, element(`h${node.depth}`, properties, state.all(node))]
}

/** A blank line below a list that ends in a quotation is none between its items, though the parser takes it for one. */
function list(state: State, node: List): Element {
  const children = node.children.map((item) => ({
    ...item,
    spread: item.spread === true && item.children.length > 1
  }))
  const spread = node.spread === true && children.length > 1
  return defaultHandlers.list(state, {...node, spread, children})
}

/** What stands on a line of its own, and is nothing but tags, is no paragraph; neither are the blanks between them. */
function paragraph(state: State, node: Paragraph): ElementContent[] {
  const shown = node.children.filter((each) => each.type !== 'text' || each.value.trim() !== '')
  if (shown.length > 0 && shown.every((each) => each.type === 'mdxJsxTextElement'))
    return shown.flatMap((each) => state.one(each, node) ?? [])
  return [element('p', {}, state.all(node))]
}

function tag(state: State, node: Jsx): Element {
  const properties: Element['properties'] = {}
  for (const each of node.attributes) {
    if (each.type !== 'mdxJsxAttribute' || (each.value && typeof each.value !== 'string')) continue
    properties[each.name] = each.value || (isTag(node, 'details') ? true : '')
  }
  return element(node.name ?? '', properties, state.all(node as Parameters<State['all']>[0]))
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[]
): Element {
  return {type: 'element', tagName, properties, children}
}
