/** Where things lie on the site, and where they lay before. */

import {decoded} from '../model/decoded.ts'
import type {SiteLocale, SiteRedirect} from '../model/site-data.ts'
import {localePath} from '../model/site-path.ts'

/** Path under which the site lies and its origin, from the address in the configuration. */
export function splitAddress(url: string): {origin: string; base: string} {
  const {origin, pathname} = new URL(url)
  return {origin, base: pathname.endsWith('/') ? pathname : `${pathname}/`}
}

/** A language of the site, without what the site is called in it. */
export function localeOf(tag: string, standard: string): Omit<SiteLocale, 'description' | 'title'> {
  let name = tag
  let dir: 'ltr' | 'rtl' = 'ltr'
  try {
    const locale = new Intl.Locale(tag)
    name = new Intl.DisplayNames([tag], {type: 'language'}).of(tag) ?? tag
    const script = locale.maximize().script ?? ''
    if (/^(?:Arab|Hebr|Syrc|Thaa|Nkoo|Adlm|Rohg)$/u.test(script)) dir = 'rtl'
  } catch (error) {
    if (!(error instanceof RangeError)) throw error // A folder that is no language tag keeps its name.
  }
  const path = localePath(tag, standard)
  return {tag, dir, name: name.charAt(0).toUpperCase() + name.slice(1), path}
}

export interface OldAddress {
  /** A path; empty where only the number is known. */
  from: string
  to: string
  number: string | undefined
  /** By a title that the page does not have any more: another may have it now. */
  former?: true
}

/** Old paths that `url` of an imported page answers to, and the number that stands in them. */
export function oldAddresses(url: string): {paths: string[]; number?: string} {
  let parsed: URL
  try {
    parsed = new URL(url, 'https://unknown.invalid')
  } catch {
    return {paths: []} // Not an address: nothing leads here.
  }
  const path = decoded(parsed.pathname).replace(/\/+$/u, '')

  const guide = /^\/hc(?:\/([\w-]+))?\/articles\/(\d+)(-[^/]*)?$/u.exec(path)
  if (guide) {
    const [, locale, number = '', slug = ''] = guide
    const paths = [`/hc/articles/${number}`]
    if (slug) paths.push(`/hc/articles/${number}${slug}`)
    if (locale) {
      paths.push(`/hc/${locale}/articles/${number}`)
      if (slug) paths.push(`/hc/${locale}/articles/${number}${slug}`)
    }
    return {paths, number}
  }

  const page = /^((?:\/wiki)?\/spaces\/[^/]+\/pages\/(\d+))(\/[^/]*)?$/u.exec(path)
  if (page) {
    const [, short = '', number = '', title = ''] = page
    return {paths: title ? [short, `${short}${title}`] : [short], number}
  }

  const number = parsed.searchParams.get('pageId') ?? /\/entries\/(\d+)/u.exec(path)?.[1]
  return {
    paths: path === '' || path.endsWith('viewpage.action') ? [] : [path],
    ...(number ? {number} : {})
  }
}

/** Redirects, each from once; none from a path that has a page of its own. */
export function redirects(
  wanted: readonly SiteRedirect[],
  taken: ReadonlySet<string>
): SiteRedirect[] {
  const result = new Map<string, SiteRedirect>()
  for (const {from, to, gone} of wanted) {
    const path = normal(from)
    if (path === undefined || result.has(path) || taken.has(`${path}/`) || taken.has(path)) continue
    result.set(path, {from: path, to, ...(gone && {gone})})
  }
  return [...result.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** A path without its last slash; `undefined` for one that is no plain path below the site. */
export function normal(from: string): string | undefined {
  const path = `/${from}`.replace(/^\/+/u, '/').replace(/\/+$/u, '')
  if (path === '' || path.split('/').some((part) => part === '..' || part === '.')) return undefined
  // Halves of characters have no address.
  if (!path.isWellFormed() || /[\u0000-\u001F?#*:\\"<>|]|[^\S ]| (?:\/|$)/u.test(path))
    return undefined
  return path
}
