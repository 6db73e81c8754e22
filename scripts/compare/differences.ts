/** Where two lists of rows differ, and which of the known kinds a difference is of. */

import {diffArrays} from 'diff'
import type {Row} from './blocks.ts'

/** Differences that are Confluence's own: the two bodies of one page say different things there. */
export const kinds = {
  'page-link':
    'a link to another page: storage format gives the title of the page, ADF its address. A title that no imported page has loses its link, an address keeps it',
  'page-card':
    'a card of another page: storage format keeps the title that it shows, ADF only the address',
  mention:
    'a person: storage format has no name for them, so “a person” stands there; ADF has the name'
} as const

export type Kind = keyof typeof kinds | 'unknown'

export interface Difference {
  kind: Kind
  storage: Row | undefined
  adf: Row | undefined
}

export function differences(storage: readonly Row[], adf: readonly Row[]): Difference[] {
  const result: Difference[] = []
  const changes = diffArrays([...storage], [...adf], {comparator: isSame})
  for (let at = 0; at < changes.length; at++) {
    const change = changes[at]
    const next = changes[at + 1]
    if (!change || !(change.added || change.removed)) continue
    const isPair = change.removed && next?.added
    const left = change.removed ? change.value : []
    const right = isPair ? (next?.value ?? []) : change.added ? change.value : []
    if (isPair) at++
    result.push(...match(left, right))
  }
  return result
}

function isSame(a: Row, b: Row): boolean {
  return a.kind === b.kind && a.text === b.text
}

/** Rows of the two sides by their order, lines with lines and links with links. */
function match(left: readonly Row[], right: readonly Row[]): Difference[] {
  const rest = [...right]
  const result: Difference[] = []
  for (const storage of left) {
    const at = rest.findIndex((row) => row.kind === storage.kind)
    const adf = at === -1 ? undefined : rest.splice(at, 1)[0]
    result.push({kind: kindOf(storage, adf), storage, adf})
  }
  for (const adf of rest) result.push({kind: kindOf(undefined, adf), storage: undefined, adf})
  return result
}

const address = /https?:\/\/\S+?\/wiki\/\S+/g

function kindOf(storage: Row | undefined, adf: Row | undefined): Kind {
  const link = [storage, adf].find((row) => row && /^link /.test(row.kind))
  const isPage = link !== undefined && /^link (?:page:|\S*\/wiki\/)/.test(link.kind)
  if (isPage && (!storage || !adf))
    return new RegExp(address).test(link.text) ? 'page-card' : 'page-link'
  if (!storage || !adf) return 'unknown'
  // A card shows the title of the page here, its address there.
  if (fits(storage.text, adf.text, address)) return 'page-card'
  if (fits(adf.text, storage.text, /\ba person\b/g)) return 'mention'
  return 'unknown'
}

/** Whether `text` is `pattern` with other words in place of what `gap` finds. */
function fits(text: string, pattern: string, gap: RegExp): boolean {
  const parts = pattern.split(new RegExp(gap))
  if (parts.length === 1) return false
  let from = 0
  for (const [at, part] of parts.entries()) {
    const found = at === 0 ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, from)
    if (found === -1) return false
    from = found + part.length
  }
  return parts.at(-1) === '' || text.endsWith(parts.at(-1) ?? '')
}
