/**
 * Makes real elements of the HTML in Markdown.
 *
 * The tree is written out as HTML, each element with a number that leads back to it and each piece with
 * the offset it came from, and read again by the HTML parser: only that knows what belongs in what.
 */

import type {Comment, Doctype, Element, ElementContent, Root, Text} from 'hast'
import {pushReversed} from '../../model/long-lists.ts'
import {voidElements} from '../../model/tags.ts'
import {readHtml} from '../html.ts'
import {placer} from '../positions.ts'
import type {TypedTag} from '../typed-tags.ts'

const key = 'data-collate-node'
const property = 'dataCollateNode'

interface Raw {
  type: 'raw'
  value: string
  position?: Text['position']
}

type Node = Root | Element | Text | Comment | Doctype | Raw

/** `typed`: what looks like tags of no element, and is text. */
export function mergeRaw(tree: Root, source: string): {tree: Root; typed: readonly TypedTag[]} {
  const written = write(tree, source)
  if (!written) return {tree, typed: []}

  const {tree: read, typed} = readHtml(written.html)
  const place = placer(source)
  const todo: Array<Root | Element> = [read]
  for (let node = todo.pop(); node; node = todo.pop())
    for (const child of node.children) {
      const {position} = child
      if (position) {
        const start = position.start.offset ?? 0
        const end = position.end.offset ?? 0
        child.position =
          (child.type === 'text' && written.whole(start, end)) ||
          place(written.toSource(start), written.toSource(end))
      }
      if (child.type !== 'element') continue
      restore(child, written.elements)
      todo.push(child)
    }
  return {
    tree: read,
    typed: typed.map((tag) => ({...tag, offset: written.toSource(tag.offset)}))
  }
}

/** Give an element that came from Markdown its properties, data and place again. */
function restore(element: Element, elements: readonly Element[]): void {
  const number = Number(element.properties[property])
  const original = elements[number]
  delete element.properties[property]
  if (!original || original.tagName !== element.tagName) return
  element.properties = original.properties
  if (original.data) element.data = original.data
  if (original.position) element.position = original.position
}

interface Written {
  html: string
  elements: Element[]
  toSource(offset: number): number
  /** Place of the text from which this range was written, if it is of one. */
  whole(start: number, end: number): Text['position']
}

/** `tree` as HTML; nothing if there is no raw HTML in it. */
function write(tree: Root, source: string): Written | undefined {
  const parts: string[] = []
  const starts: number[] = []
  const offsets: number[] = []
  const texts: Array<Text['position']> = []
  const elements: Element[] = []
  let length = 0
  let hasRaw = false
  let last = 0
  const todo: Array<Node | string> = [tree]

  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (typeof node === 'string') put(node, last)
    else if (node.type === 'root') pushReversed(todo, node.children as Node[])
    else if (node.type === 'text')
      put(escapeHtml(node.value), node.position?.start.offset ?? last, node.position)
    else if (node.type === 'raw') {
      hasRaw = true
      put(node.value, node.position?.start.offset ?? last)
    } else if (node.type === 'element') {
      const start = node.position?.start.offset ?? last
      put(`<${node.tagName} ${key}="${elements.push(node) - 1}">`, start)
      last = start
      if (voidElements.has(node.tagName)) continue
      todo.push(`</${node.tagName}>`)
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index] as ElementContent | undefined
        if (child) todo.push(child as Node)
      }
      // The parser drops the first line end of a `pre`.
      if (node.tagName === 'pre') todo.push('\n')
    }
  }
  if (!hasRaw) return undefined

  return {html: parts.join(''), elements, toSource, whole}

  function put(text: string, offset: number, position?: Text['position']): void {
    starts.push(length)
    texts.push(position)
    offsets.push(offset)
    parts.push(text)
    length += text.length
    last = Math.min(offset + text.length, source.length)
  }

  function toSource(offset: number): number {
    const piece = pieceAt(offset)
    const into = offset - (starts[piece] ?? 0)
    return Math.min((offsets[piece] ?? 0) + into, source.length)
  }

  function whole(start: number, end: number): Text['position'] {
    let piece = pieceAt(start)
    // The line end after `<pre>` is a piece of its own.
    if (parts[piece] === '\n' && texts[piece] === undefined) piece++
    return end <= (starts[piece + 1] ?? length) ? texts[piece] : undefined
  }

  function pieceAt(offset: number): number {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
