/** Finds what is a tag in a writer's text before it is parsed, in one pass. */

import type {MdxJsxAttribute} from 'mdast-util-mdx-jsx'
import type {FindingDraft} from '../model/finding.ts'
import {suggest} from '../model/suggest.ts'
import {table} from '../model/table.ts'
import {tags} from './tags.ts'

export interface FoundTag {
  name: string
  kind: 'open' | 'close' | 'void'
  attributes: MdxJsxAttribute[]
  /** Offsets in the text. */
  start: number
  end: number
}

/** What looks odd, by offset: said only where the text turns out not to be code. */
export interface Scan {
  tags: ReadonlyMap<number, FoundTag>
  doubts: ReadonlyMap<number, FindingDraft>
}

// Lengths are bounded, so that text full of openings stays cheap.
const name = /<(\/?)([A-Za-z][A-Za-z0-9]{0,30})(?=[\s/>])/y
const attribute =
  /\s{1,80}([A-Za-z][A-Za-z0-9-]{0,30})(?:\s{0,8}=\s{0,8}(?:"([^"]{0,2000})"|'([^']{0,2000})'))?(?=[\s/>])/y
const end = /\s{0,80}(\/?)>/y
const reference = /&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|amp|apos|gt|lt|nbsp|quot);/gi
const named: Readonly<Record<string, string>> = table({
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: '\u00A0',
  quot: '"'
})

/** Why what looks like a tag is none. */
type Broken = {because: string; likely?: string}

/** Find the tags of `text`, and what was probably meant as one. */
export function scan(text: string): Scan {
  const found = new Map<number, FoundTag>()
  const doubts = new Map<number, FindingDraft>()
  const wrong = new Set<string>()

  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    if (text.startsWith('<!--', at)) {
      doubts.set(at, {rule: 'mdx/comment-shown', args: {}, at})
      continue
    }
    name.lastIndex = at
    const start = name.exec(text)
    if (!start?.[2]) continue

    if (!tags.has(start[2])) {
      const likely = likelyTag(start[2])
      const close = start[1] ?? ''
      // Of a pair, the opening one is told.
      if (likely && (close === '' || !wrong.has(start[2])))
        doubts.set(at, {
          rule: 'mdx/unknown-tag',
          args: {tag: `${close}${start[2]}`, likely: `${close}${likely}`},
          at
        })
      wrong.add(start[2])
      continue
    }
    const read = readTag(text, at, start[2], start[1] === '/')
    if ('because' in read)
      doubts.set(at, {rule: 'mdx/broken-tag', args: {tag: start[2], ...read}, at})
    else found.set(at, read)
  }

  return {tags: found, doubts}
}

/** Read the tag at `at`, or say why it is none. */
function readTag(text: string, at: number, tag: string, close: boolean): FoundTag | Broken {
  const known = Object.keys(tags.get(tag)?.attributes ?? {})
  const attributes: MdxJsxAttribute[] = []
  let offset = name.lastIndex

  for (;;) {
    attribute.lastIndex = offset
    const match = attribute.exec(text)
    const key = match?.[1]
    if (!match || !key) break
    if (!known.includes(key)) {
      const likely = suggest(key, known)
      return {because: `attribute:${key}`, ...(likely !== undefined && {likely})}
    }
    if (attributes.some((other) => other.name === key)) return {because: `twice:${key}`}
    const value = match[2] ?? match[3]
    attributes.push({
      type: 'mdxJsxAttribute',
      name: key,
      value: value === undefined ? null : decode(value)
    })
    offset = attribute.lastIndex
  }

  end.lastIndex = offset
  const last = end.exec(text)
  if (!last || (close && (attributes.length > 0 || last[1]))) return {because: 'malformed'}
  const kind = close ? 'close' : last[1] || tag === 'br' ? 'void' : 'open'
  return {name: tag, kind, attributes, start: at, end: end.lastIndex}
}

function decode(value: string): string {
  return value.replace(reference, function (whole, body: string) {
    if (!body.startsWith('#')) return named[body.toLowerCase()] ?? whole
    const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
  })
}

/** The tag that `tag` was probably meant to be: a slip of a letter or two, or of capitals. */
function likelyTag(tag: string): string | undefined {
  const names = [...tags.keys()].filter((each) => each.length > 3)
  const same = names.find((each) => each.toLowerCase() === tag.toLowerCase())
  // Words in lower case between `<` and `>` are placeholders more often than tags.
  if (same || !/^[A-Z]/.test(tag)) return same
  return suggest(
    tag,
    names.filter((each) => /^[A-Z]/.test(each))
  )
}
