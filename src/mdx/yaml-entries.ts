/** The names and values of front matter; where it is no YAML, of each line that can be read. */

import {isMap, isScalar, type Node, type Pair, type ParsedNode, parseDocument} from 'yaml'
import {yamlTrouble} from '../model/yaml-limits.ts'
import {yamlWords} from '../model/yaml-words.ts'

export interface YamlEntry {
  key: string
  /** Plain data; `undefined` for what front matter does not hold, such as aliases. */
  value: unknown
  /** Offsets of both. */
  at: number
  valueAt: number
  /** Names that the value holds, with their offsets. */
  within: ReadonlyArray<{key: string; at: number}>
}

export interface YamlProblem {
  because: 'broken' | 'not-a-map'
  message?: string
  /** The name that stands in the line, as far as can be told. */
  key?: string
  at: number
}

/** Problems that are told of one text: others follow from the first. */
const mostTold = 3
/** Names that are read of a text that is no YAML. */
const mostParts = 200

/** Read `yaml`; calls `tell` for what is wrong. */
export function yamlEntries(yaml: string, tell: (problem: YamlProblem) => void): YamlEntry[] {
  const trouble = yamlTrouble(yaml)
  if (trouble !== undefined) {
    tell({because: 'broken', message: trouble, at: 0})
    return []
  }
  const document = parsed(yaml)
  if (document.errors.length > 0) return lineByLine(yaml, tell)
  if (document.contents === null) return []
  if (isMap(document.contents)) return entriesOf(document.contents.items as Pair[], 0)
  return lineByLine(yaml, tell)
}

function parsed(yaml: string) {
  return parseDocument<ParsedNode, true>(yaml, {prettyErrors: false, stringKeys: true})
}

function entriesOf(pairs: readonly Pair[], offset: number): YamlEntry[] {
  return pairs.map(function (pair) {
    const at = (pair.key as Node | null)?.range?.[0] ?? 0
    const valueAt = (pair.value as Node | null)?.range?.[0] ?? at
    const within = isMap(pair.value)
      ? (pair.value.items as Pair[]).map((each) => ({
          key: keyOf(each),
          at: ((each.key as Node | null)?.range?.[0] ?? valueAt) + offset
        }))
      : []
    const places = {at: at + offset, valueAt: valueAt + offset, within}
    return {key: keyOf(pair), value: plain(pair.value), ...places}
  })
}

/** Each name at the margin, with what is indented below it, by itself: one that is broken costs the others nothing. */
function lineByLine(yaml: string, tell: (problem: YamlProblem) => void): YamlEntry[] {
  const found: YamlEntry[] = []
  let told = 0
  const say = (message: string, key: string | undefined, at: number): void => {
    if (++told <= mostTold) tell({because: 'broken', message, at, ...(key !== undefined && {key})})
  }

  let parts = 0
  for (const {0: part, index} of yaml.matchAll(/^[^\s#}\]-].*(?:\n(?:[\s#}\]-].*|$))*/gm)) {
    if (++parts > mostParts) break
    const name = /^["']?([\w-]+)/.exec(part)?.[1]
    const read = readPart(part, index)
    if (read.problem !== undefined) say(read.problem, name, index + (read.at ?? 0))
    for (const entry of read.entries)
      if (found.some(({key}) => key === entry.key))
        say(yamlWords({code: 'DUPLICATE_KEY'}), entry.key, entry.at)
      else found.push(entry)
  }
  if (found.length === 0 && told === 0) tell({because: 'not-a-map', at: 0})
  return found
}

function readPart(
  part: string,
  offset: number
): {entries: YamlEntry[]; problem?: string; at?: number} {
  const document = parsed(part)
  const [error] = document.errors
  if (!error && isMap(document.contents))
    return {entries: entriesOf(document.contents.items as Pair[], offset)}

  const problem = yamlWords(error ?? {code: 'MULTILINE_IMPLICIT_KEY'})
  // What is missing at the end is missing in the last line that is not blank.
  const at = Math.min(error?.pos[0] ?? 0, part.trimEnd().length)
  // The column stays true but for the tabs themselves, of which people think as one blank or as many.
  const blanks = parsed(part.replaceAll('\t', '  '))
  if (part.includes('\t') && blanks.errors.length === 0 && isMap(blanks.contents))
    return {entries: entriesOf(blanks.contents.items as Pair[], offset), problem, at}

  const name = /^([A-Za-z]+):/.exec(part)?.[1]
  const typed = part.slice((name?.length ?? 0) + 1).trim()
  // What begins like a list, a map or an anchor was meant as one.
  if (name === undefined || !/^[^[{&*!|>\n][^\n]*$/.test(typed)) return {entries: [], problem, at}
  const value = typed.replace(/^(["'])(.*)\1$/, '$2').replace(/^["']/, '')
  const valueAt = offset + part.indexOf(typed, name.length)
  return {entries: [{key: name, value, at: offset, valueAt, within: []}], problem, at}
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key)
}

function plain(node: unknown): unknown {
  if (node === null) return undefined
  const {type, value, items} = node as {type?: string; value?: unknown; items?: unknown[]}
  if (isScalar(node)) return value
  if (isMap(node))
    return Object.fromEntries(
      (node.items as Pair[]).map((pair) => [keyOf(pair), plain(pair.value)])
    )
  return type !== 'ALIAS' && Array.isArray(items) ? items.map(plain) : undefined
}
