/** What an article says, in a form that two parsers' trees can be compared by. */

import type {Nodes} from 'mdast'
import {words} from '../model/words.ts'
import type {Jsx} from './tree.ts'

export interface Signature {
  /** Tags with their attributes, headings, code blocks and pictures, in order. */
  marks: string[]
  /** All words, in order. */
  words: string[]
  /** Link targets, in order. */
  links: string[]
}

export function signature(root: Nodes): Signature {
  const text: string[] = []
  const result: Signature = {marks: [], words: [], links: []}
  const todo: Array<Nodes | string> = [root]

  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (typeof node === 'string') {
      text.push(node)
      continue
    }
    if (node.type === 'text' || node.type === 'inlineCode') text.push(node.value)
    else if (node.type === 'code')
      result.marks.push(`code ${node.lang ?? ''}\n${node.value.trimEnd()}`)
    else if (node.type === 'heading') result.marks.push(`heading ${node.depth}`)
    else if (node.type === 'link') result.links.push(node.url)
    else if (node.type === 'image') result.marks.push(`image ${node.url} ${node.alt ?? ''}`)
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      result.marks.push(tag(node))
    }
    if (!('children' in node)) {
      if (node.type !== 'text' && node.type !== 'inlineCode') text.push('\n')
      continue
    }
    const joins = /^(?:text|emphasis|strong|delete|link|mdxJsxTextElement)$/.test(node.type)
    if (!joins) todo.push('\n')
    for (let index = node.children.length - 1; index >= 0; index--) {
      todo.push(node.children[index] as Nodes)
    }
    if (!joins) todo.push('\n')
  }

  result.words = words(text.join(''))
  return result
}

function tag(node: Jsx): string {
  const attributes = node.attributes.map(function (each) {
    if (each.type !== 'mdxJsxAttribute') return '{…}'
    return `${each.name}=${JSON.stringify(each.value ?? '')}`
  })
  return [node.name, ...attributes.toSorted()].join(' ')
}

/** What is in `expected` but not in `found`, in plain words; `undefined` if they agree. */
export function difference(expected: Signature, found: Signature): string | undefined {
  const word = firstDifference(expected.words, found.words)
  if (word !== undefined) return `the words differ from “${word}” on`
  const mark = firstDifference(expected.marks, found.marks)
  if (mark !== undefined) return `it reads differently at “${mark.split('\n')[0]?.slice(0, 60)}”`
  const links = new Map<string, number>()
  for (const link of found.links) links.set(decoded(link), (links.get(decoded(link)) ?? 0) + 1)
  for (const link of expected.links) {
    const count = links.get(decoded(link)) ?? 0
    if (count === 0) return `the link to “${link}” is lost`
    links.set(decoded(link), count - 1)
  }
  return undefined
}

function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url // Not an encoded address: compared as it stands.
  }
}

function firstDifference(a: readonly string[], b: readonly string[]): string | undefined {
  const at = a.findIndex((each, index) => each !== b[index])
  if (at >= 0) return a[at]
  return b.length > a.length ? b[a.length] : undefined
}
