/**
 * Law 1: every word, link and picture of a source is in its article, or a named repair took it out.
 *
 * Both sides are read by readers of its own; only the bags of tokens are shared with the rest.
 */

import type {FindingDraft} from '../model/finding.ts'
import type {Entry} from '../model/record.ts'
import type {Format} from '../model/source-page.ts'
import {add, type Bag, bag, bagOf, noPiece, size, subtract} from '../model/words.ts'
import {readArticle} from './read-article.ts'
import {listSigns, readSource} from './read-source.ts'

export interface Conserved {
  format: Format
  /** The decoded body, secrets hidden. */
  body: string
  /** What `mend` made of it, and what it says it did. */
  mended: {text: string; entries: readonly Entry[]}
  /** What the parser, the repairs and the article stage say they did; mends among them count once. */
  entries: readonly Entry[]
  /** The article as it is written; its front matter is not read. */
  mdx: string
  title: string
}

export interface Ledger {
  /** Counts in the source. */
  words: number
  links: number
  images: number
  /** How many tokens mends and named repairs took out. */
  removed: number
  /** Tokens that are in neither, such as `word:token` or `link:https://…`, as often as they are missing. */
  lost: readonly string[]
  /** Tokens that come from nowhere. */
  added: readonly string[]
  /** With offsets in `body`. */
  findings: readonly FindingDraft[]
}

/** Account for all of the source. */
export function conserve(page: Conserved): Ledger {
  const {format, body, mended, entries, mdx, title} = page
  const source = bag(readSource(body, format))
  const afterMends = mended.text === body ? source : bag(readSource(mended.text, format))
  const read = readArticle(mdx)
  const article = bag(read, {text: title, links: [], images: []})

  const byMends = withoutAsides(
    subtract(declared(source, mended.entries), afterMends),
    mended.entries,
    format
  )
  const own = new Set(mended.entries)
  const later = entries.filter((entry) => !own.has(entry))
  const byRest = subtract(declared(afterMends, later), article)
  // A mend may make a list of what was a paragraph before.
  const listed = mended.text === body || format !== 'markdown' ? format : 'text'
  const difference = forgive(add(byMends, byRest), read.bare, listSigns(mended.text, listed))

  const lost = tokens(difference, 1)
  const added = tokens(difference, -1)
  const removed = bagOf(later.map((entry) => entry.removed ?? noPiece))
  const cut = Math.max(0, size(source) - size(afterMends))
  return {
    words: size(source, 'word'),
    links: size(source, 'link'),
    images: size(source, 'image'),
    removed: cut + size(removed),
    lost,
    added,
    findings: [...finding('conserve/lost', lost, body), ...finding('conserve/added', added, body)]
  }
}

/** `before`, changed as `entries` say. */
function declared(before: Bag, entries: readonly Entry[]): Bag {
  if (entries.length === 0) return before
  const removed = bagOf(entries.map((entry) => entry.removed ?? noPiece))
  const added = bagOf(entries.map((entry) => entry.added ?? noPiece))
  return add(subtract(before, removed), added)
}

/**
 * Take out of `difference` what stands in the texts that mends set aside.
 * A cut may begin within a tag, so what it takes is known only by comparing the whole before and after.
 */
function withoutAsides(difference: Bag, entries: readonly Entry[], format: Format): Bag {
  const asides = entries.flatMap(({aside, removed}) => (aside && !removed ? [aside] : []))
  const known = bagOf(asides.map((aside) => readSource(aside, format)))
  const result: Bag = new Map()
  for (const [token, count] of difference) {
    const left = count > 0 ? Math.max(0, count - (known.get(token) ?? 0)) : count
    if (left !== 0) result.set(token, left)
  }
  return result
}

/** Take out of `difference` what is no loss and no gain to anybody. */
function forgive(
  difference: Bag,
  bare: readonly string[],
  signs: ReadonlyMap<string, number>
): Bag {
  const result: Bag = new Map(difference)
  // A picture or link without an address shows nothing.
  result.delete('image:')
  result.delete('link:')
  for (const [token, count] of bag({text: '', links: bare, images: []})) {
    const extra = Math.max(0, -(result.get(token) ?? 0))
    settle(token, Math.min(extra, count))
  }
  for (const [token, count] of signs) {
    const missing = Math.max(0, result.get(token) ?? 0)
    settle(token, -Math.min(missing, count))
  }
  return result

  function settle(token: string, by: number): void {
    const sum = (result.get(token) ?? 0) + by
    if (sum === 0) result.delete(token)
    else result.set(token, sum)
  }
}

function tokens(difference: Bag, sign: 1 | -1): string[] {
  return [...difference].flatMap(([token, count]) =>
    Array.from({length: Math.min(Math.max(0, count * sign), 1000)}, () => token)
  )
}

/** Most tokens that a finding quotes. */
const quoted = 10

function finding(
  rule: 'conserve/lost' | 'conserve/added',
  found: readonly string[],
  body: string
): FindingDraft[] {
  if (found.length === 0) return []
  const shown = found.slice(0, quoted).map((token) => token.replace(/^word:/, ''))
  const args = {tokens: shown, more: found.length - shown.length}
  const at = rule === 'conserve/lost' ? place(found, body) : 0
  return [{rule, args, at}]
}

/** Where the first token that can be found stands; the rarest say most. */
function place(found: readonly string[], body: string): number {
  const places = found.slice(0, quoted).flatMap(function (token) {
    const text = token.slice(token.indexOf(':') + 1)
    const first = body.indexOf(text)
    if (first === -1) return []
    const often = body.split(text, 50).length
    return [{first, often}]
  })
  return places.sort((a, b) => a.often - b.often || a.first - b.first)[0]?.first ?? 0
}
