/** What a node of ADF says, whatever is wrong with it: broken pages have texts where lists should be. */

import type {Json} from './json.ts'

export interface AdfNode {
  type: string
  attrs: Fields
  marks: readonly AdfMark[]
  content: readonly AdfNode[]
  /** Text of its own. */
  text: string
  /** Where it stands: for texts, where their characters do. */
  at: Json
}

export interface AdfMark {
  type: string
  attrs: Fields
}

/** The fields of an object by their names. */
export type Fields = ReadonlyMap<string, Json>

const none: Fields = new Map()

/** The nodes that `json` is or holds; numbers and texts are texts. */
export function nodesOf(json: Json | undefined): AdfNode[] {
  if (!json) return []
  const {value} = json
  if (typeof value === 'string' || typeof value === 'number')
    return [plainNode('text', String(value), json)]
  if (value instanceof Map) return [nodeOf(json)]
  if (!Array.isArray(value)) return []
  return value.flatMap((item) =>
    // A list in a list stands for nothing but what it holds.
    Array.isArray(item.value) ? [plainNode('list', '', item)] : nodesOf(item)
  )
}

function nodeOf(json: Json): AdfNode {
  const all = fields(json)
  const own = all.get('text')
  const text = own && /^(?:string|number)$/.test(typeof own.value) ? String(own.value) : ''
  const type = textOf(all, 'type') || (text ? 'text' : '')
  let content: AdfNode[] | undefined
  return {
    type,
    attrs: fields(all.get('attrs')),
    marks: marksOf(all.get('marks')),
    text,
    at: type === 'text' && own ? own : json,
    // Only when asked for: pages may be nested without end.
    get content() {
      content ??= nodesOf(all.get('content'))
      return content
    }
  }
}

/** A node that is no object. */
function plainNode(type: string, text: string, at: Json): AdfNode {
  let content: AdfNode[] | undefined
  return {
    type,
    attrs: none,
    marks: [],
    text,
    at,
    get content() {
      content ??= Array.isArray(at.value) ? nodesOf(at) : []
      return content
    }
  }
}

function marksOf(json: Json | undefined): AdfMark[] {
  if (!Array.isArray(json?.value)) return []
  return json.value.map((mark) => {
    const all = fields(mark)
    return {type: textOf(all, 'type'), attrs: fields(all.get('attrs'))}
  })
}

export function fields(json: Json | undefined): Fields {
  return json?.value instanceof Map ? json.value : none
}

/** A field as text, numbers too; empty where there is none. */
export function textOf(all: Fields, name: string): string {
  const value = all.get(name)?.value
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** A field that is a whole number, also one that is written as text or as `2.0`. */
export function wholeOf(all: Fields, name: string): number | undefined {
  const value = Number(textOf(all, name) || Number.NaN)
  return Number.isFinite(value) ? Math.round(value) : undefined
}

/** `node` alone, without what it holds. */
export function emptied(node: AdfNode): AdfNode {
  const {type, attrs, marks, text, at} = node
  return {type, attrs, marks, text, at, content: []}
}
