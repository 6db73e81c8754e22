/**
 * Reads ADF (`atlas_doc_format`), the JSON of Confluence's new editor.
 *
 * It becomes the elements that storage format has for the same page (`adf/`), and then goes the same way, so
 * that both give the same article. What is no JSON is kept as it stands.
 */

import type {Element, ElementContent, Root} from 'hast'
import type {Said} from '../model/record.ts'
import type {FileFacts} from '../model/source-page.ts'
import {applyCuts, type Cut, locator} from '../model/text.ts'
import {type Json, readJson} from './adf/json.ts'
import {toStorage} from './adf/to-storage.ts'
import type {Parsed} from './parsed.ts'
import {type Place, placer} from './positions.ts'
import {convertStorage} from './storage/convert.ts'

export function parseAdf(text: string, {files = []}: {files?: readonly FileFacts[]} = {}): Parsed {
  const place = placer(text)
  const said: Said = {entries: [], findings: []}
  const read = readJson(text)
  if ('reason' in read) {
    const {reason, offset} = read
    const args = {reason: `it is no JSON, as ${reason}`, ...locator(text)(offset)}
    said.findings.push({rule: 'parse/ill-formed', args, at: offset})
    return finish(asItStands(text, place))
  }

  let isCut = read.isCut
  let {root} = read
  let inner = place
  // Interfaces give it as the text of a field.
  if (typeof root.value === 'string') {
    const opened = open(text, root, place)
    if (!opened) return finish(asItStands(root.value, place))
    root = opened.root
    inner = opened.place
    isCut ||= opened.isCut
  }
  if (isCut)
    said.findings.push({rule: 'parse/cut-short', args: {inside: 'page'}, at: text.trimEnd().length})
  return finish(toStorage(root, inner, files, said))

  function finish(children: ElementContent[]): Parsed {
    const tree: Root = {type: 'root', children, position: place(0, text.length)}
    return convertStorage(tree, said, {files})
  }
}

/** The document in the string `json`, with places in the text that the string stands in. */
function open(
  text: string,
  json: Json,
  outer: Place
): {root: Json; place: Place; isCut: boolean} | undefined {
  const read = readJson(String(json.value))
  if ('reason' in read || typeof read.root.value !== 'object') return
  const raw = text.slice(json.start, json.end)
  const escapes = raw.matchAll(/\\(?:u[0-9a-f]{4}|[^u])/gi)
  const cuts = Array.from(escapes, function ({0: written, index}): Cut {
    const insert = JSON.parse(`"${written}"`) as string
    return {start: index, end: index + written.length, insert}
  })
  const {toSource} = applyCuts(raw, cuts)
  const back = (offset: number) => json.start + toSource(offset)
  return {...read, place: (start, end) => outer(back(start), back(end))}
}

/** A text of unknown kind, every character of it. */
function asItStands(text: string, place: Place): Element[] {
  if (!text.trim()) return []
  const position = place(0, text.length)
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: {},
    children: [{type: 'text', value: text, position}],
    position
  }
  return [{type: 'element', tagName: 'pre', properties: {}, children: [code], position}]
}

/** The document `json`, which stands in a page of storage format, as elements of that format. */
export function readAdf(
  json: string,
  {position}: Element,
  files: readonly FileFacts[],
  {findings}: Said
): ElementContent[] {
  const read = readJson(json)
  const here = position ?? {start: {line: 1, column: 1}, end: {line: 1, column: 1}}
  const place = () => here
  if ('reason' in read) {
    const args = {reason: `it is no JSON, as ${read.reason}`}
    if (json.trim() !== '')
      findings.push({rule: 'parse/ill-formed', args, at: here.start.offset ?? 0})
    return asItStands(json, place)
  }
  // What it shows is owned up to as a whole, by whoever asks.
  return toStorage(read.root, place, files, {entries: [], findings})
}
