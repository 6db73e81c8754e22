/** What an article says, in a form in which its tree and the pages made of it can be compared. */

import type {FootnoteDefinition, Nodes, Root} from 'mdast'
import {pushReversed} from '../model/long-lists.ts'
import {words} from '../model/words.ts'
import {isPartName} from './part-name.ts'
import type {Jsx} from './tree.ts'

export interface Signature {
  /** Components with what they are given, headings with their ids, code blocks and cells, in order. */
  marks: string[]
  /** All words, in order; elements part words. */
  words: string[]
  /** Link targets, in order. */
  links: string[]
}

/** What `root` says; footnotes say it at its end. */
export function signature(root: Root): Signature {
  const text: string[] = []
  const result: Signature = {marks: [], words: [], links: []}
  const footnotes = new Map<string, FootnoteDefinition>()
  /** Of the footnotes that something refers to. */
  const called = new Set<string>()

  say(root)
  // Grows meanwhile: footnotes refer to others.
  for (const id of called) say(footnotes.get(id)?.children ?? [])
  result.words = words(text.join(''))
  return result

  function say(from: Nodes | readonly Nodes[]): void {
    const todo: Nodes[] = Array.isArray(from) ? from.toReversed() : [from as Nodes]
    for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
      if (node.type === 'text') {
        text.push(node.value)
        continue
      }
      text.push('\n')
      if (node.type === 'footnoteDefinition') {
        if (!footnotes.has(node.identifier)) footnotes.set(node.identifier, node)
        continue
      }
      if (node.type === 'footnoteReference') called.add(node.identifier)
      look(node)
      if ('children' in node) pushEnded(todo, node.children)
    }
  }

  function look(node: Nodes): void {
    const {marks, links} = result
    if (node.type === 'inlineCode') text.push(node.value, '\n')
    else if (node.type === 'code') marks.push(codeMark(node.lang?.split(/\s/u)[0], node.value))
    else if (node.type === 'heading') marks.push(headingMark(node.depth, node.data?.id))
    else if (node.type === 'tableCell') marks.push('cell')
    else if (node.type === 'link') links.push(node.url)
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (isPartName(node.name ?? '')) marks.push(partMark(node.name ?? '', attributesOf(node)))
      else if (node.name === 'td' || node.name === 'th') marks.push('cell')
    }
  }
}

/** `children`, and then a blank, so that the last of them joins nothing. */
function pushEnded(todo: Nodes[], children: readonly Nodes[]): void {
  todo.push({type: 'text', value: '\n'})
  pushReversed(todo, children)
}

function attributesOf(node: Jsx): Array<[string, string]> {
  return node.attributes.map(function (each) {
    if (each.type !== 'mdxJsxAttribute' || (each.value && typeof each.value !== 'string'))
      return ['{…}', '']
    return [each.name, each.value || '']
  })
}

export function codeMark(lang: string | undefined, value: string): string {
  return `code ${lang ?? ''}\n${value.trimEnd()}`
}

export function headingMark(depth: number, id: string | undefined): string {
  return `heading ${depth} ${id ?? ''}`
}

export function partMark(name: string, attributes: ReadonlyArray<[string, string]>): string {
  const told = attributes.map(([key, value]) => `${key}=${JSON.stringify(value)}`)
  return [name, ...told.toSorted()].join(' ')
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
