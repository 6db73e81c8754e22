/** Parts of a page in Markdown, made as a tree: no text of an article can become markup. */

import type {Paragraph, PhrasingContent, RootContent, TableRow} from 'mdast'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {toMarkdown} from 'mdast-util-to-markdown'
import {oneLine} from './paint.ts'

export function text(children: RootContent[]): string {
  return toMarkdown({type: 'root', children}, {bullet: '-', extensions: [gfmToMarkdown()]})
}

export function heading(depth: 2 | 3, value: string): RootContent {
  return {type: 'heading', depth, children: [plain(value)]}
}

export function paragraph(children: PhrasingContent[]): Paragraph {
  return {type: 'paragraph', children}
}

export function row(...cells: PhrasingContent[][]): TableRow {
  return {type: 'tableRow', children: cells.map((children) => ({type: 'tableCell', children}))}
}

/** An address, which stays as it is; or what services take for somebody who is called, or for a link to an issue. */
const calls = /https?:\/\/\S+|(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}])|[#!](?=\d)/gu

/** Text of articles calls nobody, and links to no issue: behind `@` and `#` comes what nobody sees. */
export function plain(value: string): PhrasingContent {
  const text = value.replace(calls, (found) => (found.length === 1 ? `${found}\u200B` : found))
  return {type: 'text', value: text}
}

export function code(value: string): PhrasingContent {
  return {type: 'inlineCode', value: oneLine(value)}
}
