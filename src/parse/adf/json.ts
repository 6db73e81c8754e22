/**
 * Reads JSON into values that know their places, without recursion.
 *
 * A text that just ends, as a cut export does, is closed where it ends; what is broken in the middle is a
 * fault. Control characters within strings, which JSON forbids and exports hold, are taken for blanks.
 */

export type Value = string | number | boolean | null | Json[] | Map<string, Json>

export interface Json {
  value: Value
  /** Offsets of all of it; for strings, of what stands between the quotes. */
  start: number
  end: number
}

export interface ReadJson {
  root: Json
  /** Whether the text ends too early. */
  isCut: boolean
}

/** Why and where a text is no JSON. */
export interface Fault {
  reason: string
  offset: number
}

/** A list or an object that is open, with the key that waits for its value. */
interface Open {
  json: Json
  key?: string
}

type Expected = 'value' | 'item' | 'first-key' | 'key' | 'colon' | 'separator' | 'end'

const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y
const blank = /[ \t\r\n]*/y
const control = /[\u0000-\u001F]/g

export function readJson(given: string): ReadJson | Fault {
  const text = given.replace(/^\uFEFF/, ' ').replace(control, ' ')
  const reader: Reader = {text, readString: stringReader(text), open: [], expected: 'value'}
  let at = skipBlanks(text, 0)
  while (at < text.length) {
    const next = reader.expected === 'end' ? 'more follows its end' : step(reader, at)
    if (typeof next === 'string') return {reason: next, offset: at}
    if (typeof next === 'object') return next
    at = next < text.length ? skipBlanks(text, next) : text.length
  }
  const {root, expected} = reader
  return root ? {root, isCut: expected !== 'end'} : {reason: 'there is nothing in it', offset: 0}
}

interface Reader {
  text: string
  readString: (quote: number) => Json | Fault
  open: Open[]
  root?: Json
  expected: Expected
}

function skipBlanks(text: string, at: number): number {
  blank.lastIndex = at
  blank.test(text)
  return blank.lastIndex
}

/** Take in what stands at `at`; gives where it ends, or why it cannot stand there. */
function step(reader: Reader, at: number): number | string | Fault {
  const {text, open, expected} = reader
  const sign = text.charAt(at)
  if (sign === '"') return stepString(reader, at)
  if (sign === ':' && expected === 'colon') {
    reader.expected = 'value'
    return at + 1
  }
  if (sign === ',' && expected === 'separator') {
    reader.expected = Array.isArray(open.at(-1)?.json.value) ? 'value' : 'key'
    return at + 1
  }
  if ((sign === '}' || sign === ']') && closes(reader, sign)) {
    const closed = open.pop()
    if (closed) closed.json.end = at + 1
    reader.expected = open.length > 0 ? 'separator' : 'end'
    return at + 1
  }
  if (!isValueNext(reader)) return `\`${sign}\` stands where it cannot`
  if (sign === '{' || sign === '[') {
    const json: Json = {value: sign === '{' ? new Map() : [], start: at, end: text.length}
    put(reader, json)
    open.push({json})
    reader.expected = sign === '{' ? 'first-key' : 'item'
    return at + 1
  }
  return stepScalar(reader, at)
}

function stepString(reader: Reader, at: number): number | string | Fault {
  const read = reader.readString(at)
  if ('reason' in read) return read
  const parent = reader.open.at(-1)
  if (parent && (reader.expected === 'key' || reader.expected === 'first-key')) {
    parent.key = String(read.value)
    reader.expected = 'colon'
  } else if (isValueNext(reader)) put(reader, read)
  else return 'a text stands where it cannot'
  return read.end + 1
}

function stepScalar(reader: Reader, at: number): number | string {
  const {text} = reader
  scalar.lastIndex = at
  const [found] = scalar.exec(text) ?? []
  // At the very end, half a number or word says nothing.
  const isLast = text.length - at < 40 && /^[\w.+-]+$/.test(text.slice(at))
  if (!found && !isLast) return `\`${text.charAt(at)}\` stands where it cannot`
  const end = found && !isLast ? at + found.length : text.length
  put(reader, {value: found && !isLast ? (JSON.parse(found) as Value) : null, start: at, end})
  return end
}

function isValueNext({expected}: Reader): boolean {
  return expected === 'value' || expected === 'item'
}

function closes({open, expected}: Reader, sign: string): boolean {
  const empty = sign === ']' ? 'item' : 'first-key'
  const isList = Array.isArray(open.at(-1)?.json.value)
  return (expected === 'separator' || expected === empty) && isList === (sign === ']')
}

function put(reader: Reader, json: Json): void {
  const parent = reader.open.at(-1)
  if (!parent) reader.root = json
  else if (Array.isArray(parent.json.value)) parent.json.value.push(json)
  else if (parent.json.value instanceof Map) parent.json.value.set(parent.key ?? '', json)
  reader.expected = parent ? 'separator' : 'end'
}

/** Reads strings of `text`, one after the other. */
function stringReader(text: string): (quote: number) => Json | Fault {
  /** The next backslash: looked for once, as there may be none for long. */
  let slash = text.indexOf('\\')

  /** The string that begins at `quote`; one without an end is what there is of it. */
  return function (quote) {
    const start = quote + 1
    let end = text.indexOf('"', start)
    if (slash !== -1 && slash < start) slash = text.indexOf('\\', start)
    const isPlain = slash === -1 || (end !== -1 && slash > end)

    while (slash !== -1 && (end === -1 || slash < end)) {
      const after = slash + (text[slash + 1] === 'u' ? 6 : 2)
      // Half an escape, at the very end.
      if (after > text.length)
        return {value: decode(text.slice(start, slash)) ?? '', start, end: text.length}
      if (end !== -1 && end < after) end = text.indexOf('"', after)
      slash = text.indexOf('\\', after)
    }
    const stop = end === -1 ? text.length : end
    const value = isPlain ? text.slice(start, stop) : decode(text.slice(start, stop))
    if (value === undefined) return {reason: 'an escape means nothing', offset: quote}
    return {value, start, end: stop}
  }
}

function decode(raw: string): string | undefined {
  try {
    return JSON.parse(`"${raw}"`) as string
  } catch {
    return // An escape that JSON does not know.
  }
}
