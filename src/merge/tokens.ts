/** Words of a block as they are merged: what means something only as a whole is one. */

import type {Node, Parent} from 'unist'
import {readMarkdown} from '../mdx/index.ts'
import type {BlockKind} from './block.ts'

export interface Token {
  text: string
  /** Blanks after it. */
  after: string
  /** No blank stands between it and the one before. */
  clings: boolean
}

type Piece = Omit<Token, 'clings'>

/** A path through menus, an address, a word with what clings to it. */
const words = /(?:\S+(?:[ \t]+(?:>|→|›|&gt;)[ \t]+\S+)+|\S+)(\s*)/g
const cells = /(\\\||[^\s|])+(\s*)|\|(\s*)/g
const attributes =
  /<\/?[A-Za-z]+(\s*)|[\w-]+="[^"]*"(\s*)|[\w-]+='[^']*'(\s*)|[^\s<>]+?(?=[\s/>])(\s*)|\/?>(\s*)|\S(\s*)/g
/** Scripts without blanks are parted where a clause ends. */
const clauses = /[^。、！？，；：]+[。、！？，；：]*|[。、！？，；：]+/gu
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** The tokens of `text`, the text of a block of `kind`; joined with their blanks, they are it. */
export function tokensOf(text: string, kind: BlockKind): Token[] {
  const pieces = piecesOf(text, kind)
  return pieces.map((piece, index) => ({...piece, clings: pieces[index - 1]?.after === ''}))
}

function piecesOf(text: string, kind: BlockKind): Piece[] {
  if (kind === 'code' || kind === 'other') return cut(text, /[^\n]*(\n|$)/g)
  if (kind === 'row' || kind === 'delimiter') return cut(text, cells)
  if (kind === 'open' || kind === 'element') return cut(text, attributes)
  return phrases(text)
}

function cut(text: string, pattern: RegExp): Piece[] {
  return [...text.matchAll(pattern)]
    .filter(([whole]) => whole !== '')
    .map(function ([whole, ...groups]) {
      const after = groups.findLast((group) => group !== undefined && /^\s*$/.test(group)) ?? ''
      return {text: whole.slice(0, whole.length - after.length), after}
    })
}

/** Phrasing that is marked (bold, code, tags, pictures) stays whole; links are parted from their addresses. */
function phrases(text: string): Piece[] {
  const [first] = readMarkdown(text).body.children
  if (first?.type !== 'paragraph') return wordsOf(text)
  const pieces: Piece[] = []
  let at = 0
  const plain = (end: number) => {
    if (end > at) pushWords(pieces, text.slice(at, end))
    at = Math.max(at, end)
  }
  const whole = (end: number) => {
    if (end <= at) return
    const after = /^\s*/.exec(text.slice(end))?.[0] ?? ''
    pieces.push({text: text.slice(at, end), after})
    at = end + after.length
  }
  const walk = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      const [start, end] = [node.position?.start.offset ?? at, node.position?.end.offset ?? at]
      if (node.type === 'text' || end <= at) continue
      plain(start)
      const inner = 'children' in node ? (node as Parent).children : []
      const [from, to] = [inner[0]?.position?.start.offset, inner.at(-1)?.position?.end.offset]
      if (node.type === 'link' && from !== undefined && to !== undefined && from > start) {
        whole(from)
        walk(inner)
        plain(to)
      }
      whole(end)
    }
  }
  walk(first.children)
  plain(text.length)
  return glued(pieces)
}

function pushWords(pieces: Piece[], text: string): void {
  const lead = /^\s+/.exec(text)?.[0] ?? ''
  const last = pieces.at(-1)
  if (lead !== '' && last) last.after += lead
  for (const piece of wordsOf(text.slice(lead.length))) pieces.push(piece)
}

function wordsOf(text: string): Piece[] {
  return cut(text, words).flatMap(function (token) {
    if (!unspaced.test(token.text)) return [token]
    const parts = token.text.match(clauses) ?? [token.text]
    return parts.map((part, index) => ({
      text: part,
      after: index === parts.length - 1 ? token.after : ''
    }))
  })
}

/** A sign that clings to a marked phrase belongs to it: `(**Save**)`. */
function glued(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    const clings = last?.after === '' && /^[^\p{L}\p{N}[]+$/u.test(piece.text)
    if (last && clings)
      result[result.length - 1] = {text: last.text + piece.text, after: piece.after}
    else result.push({...piece})
  }
  return result
}
