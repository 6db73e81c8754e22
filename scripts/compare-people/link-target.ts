/** Where a link leads, in a form that old and new addresses of the same page share. */

import type {Root} from 'hast'
import {decoded} from '../../src/model/decoded.ts'
import {plain} from '../../src/model/readable.ts'
import {walk} from './walk.ts'

/** What is known of the help centre that the articles came from. */
export interface Centre {
  host: string | undefined
  /** Ids of its articles by the names that people gave their files. */
  ids: ReadonlyMap<string, string>
}

/**
 * The target of `address`: `here` for a place in the page, `article` with its id, where that is known, for one
 * of the help centre; otherwise the address without what does not matter.
 */
export function linkTarget(address: string, {host, ids}: Centre): string {
  const bare = address.trim()
  if (bare.startsWith('#')) return 'here'
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(bare)?.[1]?.toLowerCase()
  if (scheme === 'article') return `article ${/^article:([^#]*)/.exec(bare)?.[1]}`
  if (scheme === 'page') return 'article'
  if (scheme === undefined && !bare.startsWith('//'))
    return `article ${ids.get(fileName(bare)) ?? ''}`.trim()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return decoded(bare)
  const [, at = '', path = ''] = /^(?:https?:)?\/\/([^/?#]*)([\s\S]*)$/i.exec(bare) ?? []
  const own = /^\/(?:hc\/(?:[a-z-]+\/)?|knowledge\/)articles\/(\d*)/i.exec(path)?.[1]
  if (own !== undefined && at.toLowerCase() === host) return `article ${own}`
  return at.toLowerCase() + decoded(path).replace(/\/$/, '')
}

function fileName(address: string): string {
  return decoded(
    address
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? ''
  ).toLowerCase()
}

export interface Linked {
  before: Root
  after: Root
}

/**
 * Ids by file name: where one link of the old page and one of the new page stand on the same words, and the old
 * one names an id, the file of the new one is that article. Most votes win.
 */
export function learnIds(pages: Iterable<Linked>, host: string | undefined): Map<string, string> {
  const votes = new Map<string, Map<string, number>>()
  for (const {before, after} of pages) {
    const old = linksByText(before)
    for (const [text, address] of linksByText(after)) {
      const target = linkTarget(old.get(text) ?? '', {host, ids: new Map()})
      const id = /^article (\d+)$/.exec(target)?.[1]
      const isFile = address !== undefined && /^(?![a-z]+:)[^#]/i.test(address)
      if (id === undefined || !isFile) continue
      const name = fileName(address)
      const counts = votes.get(name) ?? new Map<string, number>()
      votes.set(name, counts.set(id, (counts.get(id) ?? 0) + 1))
    }
  }
  return new Map(
    [...votes].map(([name, counts]) => [
      name,
      [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
    ])
  )
}

/** Addresses by the words that they stand on, where those stand there once. */
function linksByText(page: Root): Map<string, string | undefined> {
  const result = new Map<string, string | undefined>()
  for (const {node} of walk(page)) {
    if (node.type !== 'element' || node.tagName !== 'a') continue
    const text = plain(node).toLowerCase()
    const {href} = node.properties
    result.set(text, result.has(text) || typeof href !== 'string' ? undefined : href)
  }
  return result
}
