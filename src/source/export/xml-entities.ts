/**
 * The objects of an `entities.xml`, one at a time: what Confluence's database held of pages, texts, labels
 * and files, each an `<object>` with properties, references to other objects, and lists of such.
 */

import type {Readable} from 'node:stream'
import {decodeXML} from 'entities'
import {whyDamaged} from './guard.ts'
import {attributeOf, scanXml} from './xml-scan.ts'

export interface Entity {
  class: string
  id: string
  /** Its texts by the name of the property. */
  texts: Map<string, string>
  /** Ids of objects that it refers to. */
  refs: Map<string, string>
  /** Classes of those objects. */
  kinds: Map<string, string>
  /** Ids in its lists. */
  lists: Map<string, string[]>
  /** Properties whose text is longer than was asked for: they are cut. */
  cut: string[]
}

/** What to keep: properties of a class with the greatest length of their text; a class not named is passed over. */
export type Wanted = Readonly<Record<string, Readonly<Record<string, number>>>>

/** The file ends in the middle, or cannot be read further. */
export class CutShort extends Error {
  readonly line: number

  constructor(reason: string, line: number) {
    super(reason)
    this.line = line
  }
}

/** Characters that XML forbids and that some pages hold all the same. */
const forbidden = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g

/** Ids in one list: the versions of a page may be many, but not endless. */
const longestList = 100_000

/**
 * The objects in `stream`, as they come, in groups.
 * @throws CutShort, after the objects before that place.
 */
export async function* readEntities(stream: Readable, wanted: Wanted): AsyncGenerator<Entity[]> {
  let group: Entity[] = []
  let line = 1
  let begun = false
  const reader = entityReader(wanted, (entity) => group.push(entity))
  let decoder: TextDecoder | undefined

  try {
    for await (const part of stream) {
      decoder ??= decoderFor(part as Buffer)
      const text = decoder.decode(part as Buffer, {stream: true})
      reader.write(text)
      begun ||= text !== ''
      line += lines(text)
      if (group.length > 0) {
        const full = group
        group = []
        yield full
      }
    }
  } catch (error) {
    throw new CutShort(whyDamaged(error), line)
  }
  reader.end()
  if (group.length > 0) yield group
  if (!begun) throw new CutShort('it is empty', 1)
  if (!reader.isWhole()) throw new CutShort('it ends in the middle', line)
}

interface EntityReader {
  write(text: string): void
  end(): void
  /** Whether the outermost element was closed. */
  isWhole(): boolean
}

function entityReader(wanted: Wanted, take: (entity: Entity) => void): EntityReader {
  let entity: Entity | undefined
  let fields: Wanted[string] = {}
  /** The property or list of the object that is open, and what of it is. */
  let field = ''
  let part: 'none' | 'id' | 'own-id' = 'none'
  let pieces: string[] | undefined
  let length = 0
  /** Whether the last piece stood in a section. */
  let lastLiteral = false
  let isRef = false
  /** Class that the open property or list says. */
  let kind = ''
  let whole = false

  const scanner = scanXml({open, close, text})
  return {write: scanner.write, end: scanner.end, isWhole: () => whole}

  function open(name: string, attributes: string): void {
    if (name === 'object') {
      const named = bare(attributeOf(attributes, 'class') ?? '')
      fields = wanted[named] ?? {}
      entity = Object.hasOwn(wanted, named)
        ? {
            class: named,
            id: '',
            texts: new Map(),
            refs: new Map(),
            kinds: new Map(),
            lists: new Map(),
            cut: []
          }
        : undefined
      field = ''
      part = 'none'
      pieces = undefined
    } else if (!entity) return
    else if (field === '' && (name === 'property' || name === 'collection')) {
      field = attributeOf(attributes, 'name') ?? ''
      isRef = name === 'collection'
      kind = attributeOf(attributes, 'class') ?? ''
      begin(fields[field] !== undefined && !isRef)
    } else if (name === 'id' && part === 'none') {
      part = field === '' ? 'own-id' : 'id'
      if (part === 'id') isRef = true
      begin(part === 'own-id' || fields[field] !== undefined)
    } else if (pieces && name !== 'element') keep(`<${name}${attributes}>`)
  }

  function close(name: string): void {
    if (name === 'hibernate-generic') whole = true
    if (!entity) return
    if (name === 'object') {
      take(entity)
      entity = undefined
    } else if (name === 'id' && part !== 'none') {
      const id = ended().trim()
      if (part === 'own-id') entity.id = id
      else if (id !== '') refer(entity, id)
      part = 'none'
      pieces = undefined
    } else if ((name === 'property' || name === 'collection') && part === 'none') {
      if (pieces && !isRef && name === 'property') entity.texts.set(field, ended())
      field = ''
      pieces = undefined
    } else if (pieces && name !== 'element') keep(`</${name}>`)
  }

  function text(piece: string, literal: boolean): void {
    if (!pieces) return
    // Space around a section is the writer's own.
    if (!literal && (pieces.length === 0 || lastLiteral) && piece.trim() === '') return
    if (keep(literal || !piece.includes('&') ? piece : decodeXML(piece))) lastLiteral = literal
  }

  /** Add `piece` to what is open; whether there was room for it. */
  function keep(piece: string): boolean {
    const most = part === 'none' ? (fields[field] ?? 0) : 100
    if (length >= most) {
      if (piece.length > 0 && part === 'none' && entity && !entity.cut.includes(field))
        entity.cut.push(field)
      return false
    }
    length += piece.length
    pieces?.push(piece)
    return true
  }

  function refer(to: Entity, id: string): void {
    to.refs.set(field, id)
    to.kinds.set(field, bare(kind))
    const list = to.lists.get(field) ?? []
    if (list.length < longestList) list.push(id)
    to.lists.set(field, list)
  }

  function begin(isKept: boolean): void {
    pieces = isKept ? [] : undefined
    length = 0
  }

  function ended(): string {
    return ownCopy(plain(pieces?.join('') ?? ''))
  }
}

/** A piece cut out of a text keeps all of that text in memory; this one stands alone. */
function ownCopy(text: string): string {
  // Of a short one, as many are kept, there is to be one copy and no more.
  return text.length < 1000 ? Buffer.from(text).toString() : ` ${text}`.slice(1)
}

/** The name of a class without its package. */
function bare(name: string): string {
  return name.replace(/^.*\./, '')
}

/** Undo what Confluence does to the end of a CDATA section inside of one, and drop what XML forbids. */
function plain(text: string): string {
  return text.replaceAll(']] >', ']]>').replace(forbidden, '')
}

/** By the byte order mark, else by what the file says of itself, unless its own bytes say otherwise. */
function decoderFor(head: Buffer): TextDecoder {
  const start = head.subarray(0, 2).toString('latin1')
  if (start === '\xff\xfe' || start === '<\0') return new TextDecoder('utf-16le')
  if (start === '\xfe\xff' || start === '\0<') return new TextDecoder('utf-16be')
  const said = /^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    head
      .subarray(0, 300)
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, '')
  )
  try {
    const decoder = new TextDecoder(said?.[1] ?? 'utf-8')
    // Whose declaration can be read byte by byte is not in UTF-16.
    return decoder.encoding.startsWith('utf-16') ? new TextDecoder() : decoder
  } catch {
    return new TextDecoder()
  }
}

function lines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return count
}
