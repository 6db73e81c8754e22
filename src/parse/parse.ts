/** Text → tree, by the parser of its format. */

import type {FileFacts, Format} from '../model/source-page.ts'
import {parseAdf, readAdf} from './adf.ts'
import {shownDetails} from './details-rows.ts'
import {parseHtml} from './html.ts'
import {parseMarkdown} from './markdown.ts'
import type {Parsed} from './parsed.ts'
import {parseStorage} from './storage.ts'
import {parseText} from './text.ts'
import {parseWiki} from './wiki.ts'

export interface ParseOptions {
  /** Files that are attached to the page: ADF names them by ids only. */
  files?: readonly FileFacts[]
}

const parsers: Readonly<Record<Format, (text: string, options: ParseOptions) => Parsed>> = {
  adf: parseAdf,
  html: parseView,
  markdown: parseMarkdown,
  storage: (text, options) => parseStorage(text, {...options, readAdf}),
  text: parseText,
  wiki: parseWiki
}

/** Never fails; what could not be read as it should is a finding. Offsets point into `text`. */
export function parse(text: string, format: Format, options: ParseOptions = {}): Parsed {
  return parsers[format](text, options)
}

/** HTML may be a page as Confluence shows it. */
function parseView(text: string): Parsed {
  const parsed = parseHtml(text)
  const details = text.includes('plugin-tabmeta-details') ? shownDetails(parsed.tree) : []
  return details.length > 0 ? {...parsed, parts: {excerpts: [], details}} : parsed
}
