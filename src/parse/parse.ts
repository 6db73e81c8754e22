/** Text → tree, by the parser of its format. */

import type {Format} from '../model/source-page.ts'
import {parseHtml} from './html.ts'
import {parseMarkdown} from './markdown.ts'
import type {Parsed} from './parsed.ts'
import {parseStorage} from './storage.ts'
import {parseText} from './text.ts'

const parsers: Readonly<Record<Format, (text: string) => Parsed>> = {
  html: parseHtml,
  markdown: parseMarkdown,
  storage: parseStorage,
  text: parseText
}

/** Never fails; what could not be read as it should is a finding. Offsets point into `text`. */
export function parse(text: string, format: Format): Parsed {
  return parsers[format](text)
}
