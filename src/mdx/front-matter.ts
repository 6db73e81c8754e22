/** The front matter of an article: YAML to data, with every slip named, and back. */

import {isMap, isScalar, type Node, type Pair, parseDocument, stringify} from 'yaml'
import type {Fill, FrontMatter} from '../model/article.ts'
import type {Args, FindingDraft} from '../model/finding.ts'
import {suggest} from '../model/suggest.ts'

const keys = 'id title description status token walkthrough fill redirects details'.split(' ')
const fillKeys = ['label', 'kind', 'example']
const fillKinds = ['text', 'host', 'url', 'email', 'number']
const statuses = ['published', 'draft', 'held']
/** Longer front matter is a mistake: reading it is refused. */
const longest = 100_000

/** Read `yaml`, which begins at `offset` of the file. */
export function readFrontMatter(
  yaml: string,
  offset: number,
  findings: FindingDraft[]
): FrontMatter {
  const front: FrontMatter = {id: '', title: ''}
  const say = (because: string, args: Args = {}, at = 0): void => {
    findings.push({rule: 'mdx/front-matter', args: {because, ...args}, at: offset + at})
  }

  if (yaml.length > longest) {
    say('too-long')
    return front
  }
  for (const pair of pairs(yaml, say)) {
    const key = keyOf(pair)
    const at = placeOf(pair)
    if (!keys.includes(key)) {
      const likely = suggest(key, keys)
      say('unknown-key', likely ? {key, likely} : {key}, at)
      continue
    }
    const problem = set(front, key, plain(pair.value))
    if (problem) say('wrong-type', {key, expected: problem}, placeOf(pair, true))
  }

  if (front.id === '') say('missing', {key: 'id'})
  if (front.title === '') say('missing', {key: 'title'})
  return front
}

function pairs(
  yaml: string,
  say: (because: string, args?: Args, at?: number) => void
): readonly Pair[] {
  try {
    const document = parseDocument(yaml, {prettyErrors: false, stringKeys: true})
    for (const error of document.errors.slice(0, 3))
      say('broken', {message: error.message}, error.pos[0])
    if (document.contents === null) return []
    if (isMap(document.contents)) return document.contents.items as Pair[]
    if (document.errors.length === 0) say('not-a-map')
  } catch (error) {
    // Nesting without end overflows the parser's stack.
    if (!(error instanceof RangeError)) throw error
    say('broken', {message: 'It nests too deeply'})
  }
  return []
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key)
}

function placeOf(pair: Pair, value = false): number {
  const node = (value ? pair.value : pair.key) as Node | null
  return node?.range?.[0] ?? (pair.key as Node | null)?.range?.[0] ?? 0
}

/** Plain data of a node; `undefined` for what front matter does not hold, such as aliases. */
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

/** Set `key` of `front`; what was expected, where `value` is something else. */
function set(front: FrontMatter, key: string, value: unknown): string | undefined {
  switch (key) {
    case 'id':
    case 'title': {
      // `id: 42` and `title: 2024` are meant as they are typed.
      if (typeof value !== 'string' && typeof value !== 'number') return 'text'
      front[key] = String(value)
      return undefined
    }
    case 'description':
    case 'token': {
      if (typeof value !== 'string' && typeof value !== 'number') return 'text'
      front[key] = String(value)
      return undefined
    }
    case 'status': {
      if (!statuses.includes(String(value))) return statuses.join(', ')
      front.status = value as NonNullable<FrontMatter['status']>
      return undefined
    }
    case 'walkthrough': {
      if (typeof value !== 'boolean') return 'true, false'
      front.walkthrough = value
      return undefined
    }
    case 'redirects': {
      if (!Array.isArray(value) || !value.every((each) => typeof each === 'string'))
        return 'a list of paths'
      front.redirects = value
      return undefined
    }
    case 'details':
      return setDetails(front, value)
    default:
      return setFill(front, value)
  }
}

function setDetails(front: FrontMatter, value: unknown): string | undefined {
  const expected = 'for each name: text'
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return expected
  const entries: Array<[string, string]> = []
  for (const [name, given] of Object.entries(value)) {
    // A number is meant as it is typed; a name without a text says nothing yet.
    if (typeof given === 'object' && given !== null) return `${expected}; not so \`${name}\``
    entries.push([name, given === null || given === undefined ? '' : String(given)])
  }
  front.details = Object.fromEntries(entries)
  return undefined
}

function setFill(front: FrontMatter, value: unknown): string | undefined {
  const expected = 'for each word: label, kind'
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return expected
  const fill: Record<string, Fill> = {}

  for (const [word, given] of Object.entries(value)) {
    if (typeof given !== 'object' || given === null) return expected
    const {label, kind = 'text', example} = given as Record<string, unknown>
    if (typeof label !== 'string') return expected
    if (!fillKinds.includes(String(kind))) return `kind: ${fillKinds.join(', ')}`
    const unknown = Object.keys(given).find((key) => !fillKeys.includes(key))
    if (unknown) return `${fillKeys.join(', ')}; not \`${unknown}\``
    const each: Fill = {label, kind: kind as Fill['kind']}
    if (example !== undefined && example !== null) each.example = String(example)
    Object.defineProperty(fill, word, {value: each, enumerable: true, configurable: true})
  }
  front.fill = fill
  return undefined
}

/** Write `front` as the block that an article begins with. */
export function writeFrontMatter(front: FrontMatter): string {
  const ordered = Object.fromEntries(
    keys
      .map((key) => [key, front[key as keyof FrontMatter]] as const)
      .filter(([, value]) => value !== undefined)
  )
  // Without block scalars no line of a value can begin with `---`.
  const yaml = stringify(wellFormed(ordered), {lineWidth: 0, blockQuote: false})
  return `---\n${yaml}---\n`
}

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\uFEFF', '')
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, wellFormed(each)]))
}
