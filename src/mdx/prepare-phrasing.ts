/** Brings a line of text into the form in which it is written and read back the same. */

import type {PhrasingContent, Text} from 'mdast'
import {clean} from './clean.ts'
import {attributes, checkTag} from './elements.ts'
import {safeAddress} from './tags.ts'

const marks = new Set(['delete', 'emphasis', 'strong'])

/** The children of a paragraph; of a heading or title, on a single line. */
export function line(nodes: readonly PhrasingContent[], single = false): PhrasingContent[] {
  const result = merged(phrasing(nodes, new Set(), single))

  // Blanks and breaks at the edges show nothing.
  while (isBlank(result[0])) result.shift()
  while (isBlank(result.at(-1))) result.pop()
  const first = result[0]
  if (first?.type === 'text') first.value = first.value.trimStart()
  const last = result.at(-1)
  if (last?.type === 'text') last.value = last.value.trimEnd()

  return result.filter(
    (node, index) => node.type !== 'break' || result[index - 1]?.type !== 'break'
  )
}

/** Prepare `nodes` inside of `within`, the marks and links around them. */
function phrasing(
  nodes: readonly PhrasingContent[],
  within: ReadonlySet<string>,
  single: boolean
): PhrasingContent[] {
  return nodes.flatMap(function (node): PhrasingContent[] {
    switch (node.type) {
      case 'text':
        return text(clean(node.value))
      case 'inlineCode': {
        const value = clean(node.value).replace(/\n+/g, ' ')
        if (value.trim() === '') return text(value)
        return [{type: 'inlineCode', value}]
      }
      case 'break':
        return single ? text(' ') : [{type: 'break'}]
      case 'delete':
      case 'emphasis':
      case 'strong':
        return marked(node.type, node.children, within, single)
      case 'link': {
        const children = merged(phrasing(node.children, new Set([...within, 'link']), single))
        if (within.has('link') || !safeAddress(node.url)) return children
        return lifted(children, (inner) => [
          {type: 'link', url: address(node.url), title: caption(node.title), children: inner}
        ])
      }
      case 'image': {
        if (!safeAddress(node.url, 'image')) return text(clean(node.alt ?? ''))
        const alt = caption(node.alt) ?? ''
        return [{type: 'image', url: address(node.url), title: caption(node.title), alt}]
      }
      case 'footnoteReference':
        return [{type: 'footnoteReference', identifier: node.identifier, label: node.identifier}]
      case 'mdxJsxTextElement': {
        const name = checkTag(node)
        const children = merged(phrasing(node.children, within, single))
        return lifted(children, (inner) => [
          {type: 'mdxJsxTextElement', name, attributes: attributes(node), children: inner}
        ])
      }
      default:
        throw new TypeError(`Unexpected \`${node.type}\` in an article, expected text`)
    }
  })
}

function marked(
  type: 'delete' | 'emphasis' | 'strong',
  nodes: readonly PhrasingContent[],
  within: ReadonlySet<string>,
  single: boolean
): PhrasingContent[] {
  const outer = [...within].filter((each) => marks.has(each)).length
  const children = merged(phrasing(nodes, new Set([...within, type]), single))
  // Two marks in each other is what both parsers read alike.
  if (within.has(type) || outer > 1) return children
  return lifted(children, (inner) => (inner.length > 0 ? [{type, children: inner}] : []))
}

/** Wrap `nodes`, but leave blanks and breaks at their edges outside. */
function lifted(
  nodes: PhrasingContent[],
  wrap: (nodes: PhrasingContent[]) => PhrasingContent[]
): PhrasingContent[] {
  const before: PhrasingContent[] = []
  const after: PhrasingContent[] = []
  const inner = [...nodes]

  while (isBlank(inner[0])) before.push(inner.shift() as PhrasingContent)
  while (isBlank(inner.at(-1))) after.unshift(inner.pop() as PhrasingContent)
  const first = inner[0]
  if (first?.type === 'text') {
    const blank = /^\s*/.exec(first.value)?.[0] ?? ''
    if (blank !== '') before.push({type: 'text', value: blank})
    inner[0] = {type: 'text', value: first.value.slice(blank.length)}
  }
  const last = inner.at(-1)
  if (last?.type === 'text') {
    const kept = last.value.trimEnd()
    if (kept !== last.value) after.unshift({type: 'text', value: last.value.slice(kept.length)})
    inner[inner.length - 1] = {type: 'text', value: kept}
  }
  return [...before, ...wrap(inner), ...after]
}

function isBlank(node: PhrasingContent | undefined): boolean {
  return node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '')
}

/** Join what stands next to its like: texts, and equal marks. */
function merged(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      result[result.length - 1] = {type: 'text', value: last.value + node.value}
    // Two spans of code without anything between would be read as one.
    else if (node.type === 'inlineCode' && last?.type === 'inlineCode')
      result[result.length - 1] = {type: 'inlineCode', value: last.value + node.value}
    else if (
      (node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete') &&
      last?.type === node.type
    )
      result[result.length - 1] = {...last, children: merged([...last.children, ...node.children])}
    else if (node.type !== 'text' || node.value !== '') result.push(node)
  }
  return result
}

function text(value: string): Text[] {
  return value === '' ? [] : [{type: 'text', value: value.replaceAll('\n', ' ')}]
}

function address(url: string): string {
  return clean(url)
    .replace(/[\n\t]+/g, '')
    .trim()
}

function caption(title: string | null | undefined): string | null {
  const result = clean(title ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  return result === '' ? null : result
}
