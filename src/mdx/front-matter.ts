/** The front matter of an article: YAML to data, with every slip named, and back. */

import {stringify} from 'yaml'
import {type Fill, type FrontMatter, type Status, statuses} from '../model/article.ts'
import type {Args, FindingDraft} from '../model/finding.ts'
import {isPlainId, plainId} from '../model/plain-id.ts'
import {suggest} from '../model/suggest.ts'
import {table} from '../model/table.ts'
import {yamlEntries} from './yaml-entries.ts'

const keys = 'id title description status token walkthrough fill redirects details'.split(' ')
const fillKeys = ['label', 'kind', 'example']
export const fillKinds = ['text', 'host', 'url', 'email', 'number'] as const

/** What people write for a status, being far from the word by its letters. */
const saidFor: Readonly<Record<string, Status>> = table({
  held: 'review',
  hold: 'review',
  pending: 'review',
  todo: 'review',
  inbox: 'review',
  new: 'review',
  private: 'draft',
  hidden: 'draft',
  wip: 'draft',
  unpublished: 'draft',
  off: 'draft',
  live: 'published',
  public: 'published',
  done: 'published',
  on: 'published'
})
/** Longer front matter is a mistake: reading it is refused. */
const longest = 100_000

/** Read `yaml`, which begins at `offset` of the file; `places` gets the offset of each name, and of `fill/NAME`. */
export function readFrontMatter(
  yaml: string,
  offset: number,
  findings: FindingDraft[],
  places: Map<string, number> = new Map()
): FrontMatter {
  const front: FrontMatter = {id: '', title: ''}
  const before = findings.length
  const say = (because: string, args: Args = {}, at = 0): void => {
    findings.push({rule: 'mdx/front-matter', args: {because, ...args}, at: offset + at})
  }

  if (yaml.length > longest) {
    say('too-long')
    return front
  }
  const entries = yamlEntries(yaml, ({because, at, ...args}) => say(because, args, at))
  for (const {key, value, at, valueAt, within} of entries) {
    places.set(key, offset + at)
    for (const each of within) places.set(`${key}/${each.key}`, offset + each.at)
    if (!keys.includes(key)) {
      const likely = suggest(key, keys)
      say('unknown-key', likely ? {key, likely} : {key}, at)
      continue
    }
    const problem = set(front, key, value)
    if (problem) say('wrong-type', {key, ...problem}, valueAt)
  }

  if (front.id === '' && !findings.slice(before).some(({args}) => args['key'] === 'id'))
    say('missing', {key: 'id'})
  if (front.title === '') say('missing', {key: 'title'})
  return front
}

/** What was expected, and the word that was most likely meant. */
interface Problem extends Args {
  expected: string
}

function oneOf(typed: unknown, known: readonly string[], prefix = ''): Problem {
  const likely = suggest(String(typed), known)
  return {expected: `${prefix}${known.join(', ')}`, ...(likely !== undefined && {likely})}
}

/** Set `key` of `front`; what was expected, where `value` is something else. */
function set(front: FrontMatter, key: string, value: unknown): Problem | undefined {
  switch (key) {
    case 'id': {
      if (typeof value !== 'string' && typeof value !== 'number') return {expected: 'text'}
      // Files are named for it: what was decided about the article, and what it was generated from.
      const id = String(value).normalize('NFC')
      if (id !== '' && !isPlainId(id))
        return {expected: 'a name as files have it', likely: plainId(id)}
      front.id = id
      return undefined
    }
    case 'title':
    case 'description':
    case 'token': {
      // `title: 2024` is meant as it is typed.
      if (typeof value !== 'string' && typeof value !== 'number') return {expected: 'text'}
      front[key] = String(value)
      return undefined
    }
    case 'status': {
      const status = statuses.find((each) => each === value)
      if (!status) return {...oneOf(value, statuses), ...likelyStatus(value)}
      front.status = status
      return undefined
    }
    case 'walkthrough': {
      if (typeof value !== 'boolean') return {expected: 'true, false'}
      front.walkthrough = value
      return undefined
    }
    case 'redirects': {
      if (!Array.isArray(value) || !value.every((each) => typeof each === 'string'))
        return {expected: 'a list of paths'}
      front.redirects = value
      return undefined
    }
    case 'details':
      return setDetails(front, value)
    default:
      return setFill(front, value)
  }
}

function likelyStatus(value: unknown): {likely?: Status} {
  const likely = saidFor[String(value).trim().toLowerCase()]
  return likely ? {likely} : {}
}

function setDetails(front: FrontMatter, value: unknown): Problem | undefined {
  const expected = 'for each name: text'
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {expected}
  const entries: Array<[string, string]> = []
  for (const [name, given] of Object.entries(value)) {
    // A number is meant as it is typed; a name without a text says nothing yet.
    if (typeof given === 'object' && given !== null)
      return {expected: `${expected}; not so \`${name}\``}
    entries.push([name, given === null || given === undefined ? '' : String(given)])
  }
  front.details = Object.fromEntries(entries)
  return undefined
}

function setFill(front: FrontMatter, value: unknown): Problem | undefined {
  const expected = 'for each word: label, kind'
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {expected}
  const fill: Record<string, Fill> = {}

  for (const [word, given] of Object.entries(value)) {
    if (typeof given !== 'object' || given === null) return {expected}
    const {label, kind = 'text', example} = given as Record<string, unknown>
    const unknown = Object.keys(given).find((key) => !fillKeys.includes(key))
    if (unknown) return oneOf(unknown, fillKeys, `of ${word}: `)
    if (typeof label !== 'string') return {expected}
    if (!fillKinds.some((each) => each === kind)) return oneOf(kind, fillKinds, `kind of ${word}: `)
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
