/**
 * Reads the wiki markup of old Confluence pages.
 *
 * It becomes the elements that storage format has for the same page (`wiki/`), and then goes the same way.
 * What is not certain to be markup stays as it was typed; a finding asks to read the page through.
 */

import type {Root} from 'hast'
import type {Said} from '../model/record.ts'
import type {Parsed} from './parsed.ts'
import {placer} from './positions.ts'
import {type ConvertOptions, convertStorage} from './storage/convert.ts'
import {wikiToStorage} from './wiki/to-storage.ts'

export function parseWiki(text: string, options: ConvertOptions = {}): Parsed {
  const place = placer(text)
  const {children, entries} = wikiToStorage(text, place)
  const said: Said = {entries, findings: []}
  if (children.length > 0) said.findings.push({rule: 'leftover/wiki-markup', args: {}, at: 0})
  const tree: Root = {type: 'root', children, position: place(0, text.length)}
  return convertStorage(tree, said, options)
}
