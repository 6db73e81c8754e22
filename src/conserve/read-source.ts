/** Reads the body of a page as a reader of the source sees it, in any format. */

import {markdownToHtml} from 'satteri'
import type {Format} from '../model/source-page.ts'
import type {Piece} from '../model/words.ts'
import {readAdf} from './read-adf.ts'
import {readHtml} from './read-html.ts'

export function readSource(text: string, format: Format): Piece {
  switch (format) {
    case 'html':
    case 'storage':
      return readHtml(text, readMarkdown)
    case 'markdown':
      return readMarkdown(text)
    case 'adf':
      return readAdf(text, (markup) => readHtml(markup, readMarkdown))
    case 'text':
      return readText(text)
    // As it stands: which of it is markup, the parser has to own up to.
    case 'wiki':
      return {text, links: [], images: []}
  }
}

/** At the beginning of a quote, as HTML: in code, and further down, it is text. */
const alert = /(<blockquote>\s*<p>)\[!(?:note|tip|important|warning|caution)\]/gi
const codeTitle = /^[ \t>]*(?:`{3,}|~{3,})[^\n`]{0,200}?\btitle="([^"\n]{1,200})"/gm

/** Markdown by another reader than the parser's; alerts are marks, titles of code are text. */
function readMarkdown(text: string): Piece {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\0', '\uFFFD')
  const {html} = markdownToHtml(plain)
  const piece = readHtml(html.replace(alert, '$1'), readMarkdown)
  const titles = Array.from(plain.matchAll(codeTitle), (match) => match[1])
  return {...piece, text: [piece.text, ...titles].join('\n')}
}

const link = /!?\[([^[\]\n]{0,500})\]\(<?([^()\s<>]{1,2000})>?(?:\s+"[^"\n]{0,200}")?\)/g

/** Copied text is nothing but words; what little markup it has is links. */
function readText(text: string): Piece {
  const links: string[] = []
  const images: string[] = []
  const shown = text.replace(link, function (whole: string, label: string, address: string) {
    const isImage = whole.startsWith('!')
    // A link that says nothing is none.
    if (!isImage && label.trim() === '') return whole
    ;(isImage ? images : links).push(address)
    return isImage ? ' ' : label
  })
  return {text: shown, links, images}
}

/**
 * Signs at the beginning of lines of copied text, such as `2.` or `●`: they stand for a list, and go when
 * it becomes one. How often each may be missing.
 */
export function listSigns(text: string, format: Format): Map<string, number> {
  const result = new Map<string, number>()
  if (format !== 'text') return result
  for (const [, number, sign] of text.matchAll(
    /^[ \t\f|>]*(?:(\d{1,3})[.)](?=\s)|(\p{So})(?=\s))/gmu
  )) {
    const token = `word:${number ?? sign}`
    result.set(token, (result.get(token) ?? 0) + 1)
  }
  return result
}
