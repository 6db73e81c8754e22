/**
 * Reads Confluence storage format.
 *
 * It is XML; where it is not well-formed, it is read by the rules of HTML, with the same handlers, and
 * a finding says where it breaks. The handlers (`storage/`) turn Confluence's own elements into plain ones.
 */

import type {Root} from 'hast'
import {pushAll} from '../model/long-lists.ts'
import type {Said} from '../model/record.ts'
import {locator} from '../model/text.ts'
import {readHtml} from './html.ts'
import type {Parsed} from './parsed.ts'
import {placer} from './positions.ts'
import {asHtml} from './storage/as-html.ts'
import {type ConvertOptions, convertStorage} from './storage/convert.ts'
import {readXml} from './storage/xml.ts'
import {typedTag} from './typed-tags.ts'

export function parseStorage(text: string, options: ConvertOptions = {}): Parsed {
  const said: Said = {entries: [], findings: []}
  return convertStorage(readRaw(text, said), said, options)
}

function readRaw(text: string, said: Said): Root {
  const result = readXml(text, placer(text))
  if ('type' in result) return result

  const {reason, offset} = result
  said.findings.push({
    rule: 'parse/ill-formed',
    args: {reason, ...locator(text)(offset)},
    at: offset
  })
  const {tree, typed} = readHtml(text, asHtml(text))
  pushAll(said.entries, typed.map(typedTag))
  return tree
}
