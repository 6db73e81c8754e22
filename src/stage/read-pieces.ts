/** Reads a staged article as browsers do, by another program than the one that wrote it. */

import type {Element, Nodes} from 'hast'
import {htmlToHast} from 'satteri'
import {pushReversed} from '../model/long-lists.ts'
import type {StagedPart, StagedPiece} from '../model/site-data.ts'
import {words} from '../model/words.ts'
import {codeMark, headingMark, partMark, type Signature} from './signature.ts'

/** Stands for a component while its surroundings are read. */
export const holder = 'collate-part'

export interface ReadPieces {
  /** All of the HTML; components are gone from it, and what stands in them is not. */
  tree: Nodes
  /** In the order of the text. */
  parts: readonly StagedPart[]
  says: Signature
}

export function readPieces(pieces: readonly StagedPiece[]): ReadPieces {
  const parts: StagedPart[] = []
  const tree = htmlToHast(joined(pieces, parts), {fragment: true}) as Nodes
  const says = signatureOf(tree, parts)
  return {tree: without(tree), parts, says}
}

/** All as one HTML, in which holders stand for the parts that are added to `parts`. */
export function joined(pieces: readonly StagedPiece[], parts: StagedPart[]): string {
  return pieces
    .map(function (piece) {
      if (typeof piece === 'string') return piece
      const at = parts.push(piece) - 1
      return `<${holder} data-at="${at}">${joined(piece.pieces, parts)}</${holder}>`
    })
    .join('')
}

function signatureOf(root: Nodes, parts: readonly StagedPart[]): Signature {
  const text: string[] = []
  const result: Signature = {marks: [], words: [], links: []}
  const todo: Nodes[] = [root]
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node.type === 'text') {
      text.push(node.value)
      continue
    }
    text.push('\n')
    if (node.type !== 'element' && node.type !== 'root') continue
    if (node.type === 'element' && !look(node)) continue
    todo.push({type: 'text', value: '\n'})
    pushReversed(todo, node.children)
  }
  result.words = words(text.join(''))
  return result

  /** Whether what stands in `node` is text of the article. */
  function look(node: Element): boolean {
    const {tagName, properties, children} = node
    const {marks, links} = result
    const [first] = children
    const part = tagName === holder ? parts[Number(properties['dataAt'])] : undefined
    if (part) marks.push(partMark(part.part, Object.entries(part.given)))
    else if (tagName === 'pre') {
      const [, lang] = /^language-(.*)$/u.exec(className(first)) ?? []
      marks.push(codeMark(lang, textOf(node)))
      return false
    } else if (/^h[1-6]$/u.test(tagName)) {
      // The line above all footnotes, and marks that lead to and from them, are the site's own.
      if (properties['id'] === 'footnote-label') return false
      marks.push(headingMark(Number(tagName.charAt(1)), properties['id'] as string | undefined))
    } else if (tagName === 'td' || tagName === 'th') marks.push('cell')
    else if (tagName === 'a') {
      if ('dataFootnoteRef' in properties || 'dataFootnoteBackref' in properties) return false
      links.push(String(properties['href'] ?? ''))
    }
    return true
  }
}

function className(node: Nodes | undefined): string {
  const [name] = node?.type === 'element' ? [node.properties['className']].flat() : []
  return String(name ?? '')
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** `node` with what stands in components, and no components. */
function without(node: Nodes): Nodes {
  if (node.type !== 'element' && node.type !== 'root') return node
  const children = node.children.flatMap(function (child) {
    const kept = without(child)
    return kept.type === 'element' && kept.tagName === holder ? kept.children : [kept]
  })
  return {...node, children} as Nodes
}
