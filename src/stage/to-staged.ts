/**
 * Write a desugared tree as the text that the site's parser reads.
 *
 * Attributes are written with character references for everything but letters, digits and plain
 * punctuation, so that no value can end its quotes, its line or its table cell.
 */

import type {Nodes, Root} from 'mdast'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {defaultHandlers, type Handle, type Options, toMarkdown} from 'mdast-util-to-markdown'
import type {StagedFront} from '../model/site-data.ts'
import {isPhrasing, type Jsx} from './tree.ts'

/** Words that would begin a statement at the start of a line; the first letter is written as a reference. */
const statement = /^([ \t]*)([ei])(?=(?:xport|mport)\b)/gmu

const options: Options = {
  bullet: '-',
  emphasis: '_',
  fence: '`',
  fences: true,
  incrementListMarker: true,
  listItemIndent: 'one',
  resourceLink: true,
  rule: '-',
  extensions: [gfmToMarkdown({tablePipeAlign: false})],
  handlers: {
    mdxJsxFlowElement: writeFlow,
    mdxJsxTextElement: writeInline,
    text: writeText
  } as Record<string, Handle>,
  unsafe: [
    {character: '{', inConstruct: ['phrasing']},
    {character: '}', inConstruct: ['phrasing']},
    {character: '<', inConstruct: ['phrasing']}
  ]
}

/** The file that is staged for `body`. */
export function toStaged(front: StagedFront, body: Root): string {
  // JSON is YAML: no value of a front matter can be taken for anything else.
  const head = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return `---\n${head.join('\n')}\n---\n\n${bodyText(body.children)}`
}

/** The text of some blocks alone. */
export function bodyText(children: Root['children']): string {
  return toMarkdown({type: 'root', children}, options)
}

function writeFlow(
  node: Nodes,
  _: unknown,
  state: Parameters<Handle>[2],
  info: Parameters<Handle>[3]
) {
  const element = node as Jsx
  if (element.children.length === 0) return `<${element.name}${attributes(element)} />`
  // A cell that was written on one line holds running text, which a line of its own would part.
  if (element.children.every((child) => isPhrasing(child as Nodes))) {
    return writeInline(node, _, state, info)
  }
  const content = state.containerFlow(element as Parameters<typeof state.containerFlow>[0], info)
  return `<${element.name}${attributes(element)}>\n\n${content}\n\n</${element.name}>`
}

function writeInline(
  node: Nodes,
  _: unknown,
  state: Parameters<Handle>[2],
  info: Parameters<Handle>[3]
) {
  const element = node as Jsx
  if (element.children.length === 0) return `<${element.name}${attributes(element)} />`
  // A cell is a block: without this, braces in it would not be escaped.
  const exit = state.enter('phrasing')
  const content = state.containerPhrasing(
    element as Parameters<typeof state.containerPhrasing>[0],
    {...info, before: '>', after: '<'}
  )
  exit()
  return `<${element.name}${attributes(element)}>${content}</${element.name}>`
}

function writeText(...args: Parameters<Handle>): string {
  return defaultHandlers
    .text(...(args as Parameters<typeof defaultHandlers.text>))
    .replace(
      statement,
      (_match, blank: string, letter: string) => `${blank}&#${letter.charCodeAt(0)};`
    )
}

function attributes(element: Jsx): string {
  return element.attributes
    .map(function (each) {
      if (each.type !== 'mdxJsxAttribute') return ''
      if (typeof each.value !== 'string') return ` ${each.name}=""`
      return ` ${each.name}="${encode(each.value)}"`
    })
    .join('')
}

function encode(value: string): string {
  return value.replace(
    /[^\p{L}\p{M}\p{N} .,:;/?#@!$()*+=_~-]/gu,
    (found) => `&#${found.codePointAt(0)};`
  )
}
