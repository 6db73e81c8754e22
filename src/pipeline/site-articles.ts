/** Where articles lie on the published site, and which article lies at an address of it. */

import {type Config, standInUrl} from '../model/config.ts'
import {decoded} from '../model/decoded.ts'
import {sectionPath} from '../model/site-path.ts'

export interface SiteArticles {
  /** Id of the article that the site shows, or showed, at `url`. */
  at(url: string): string | undefined
  /** Whether an address is one of the site. */
  holds(url: string): boolean
}

/** `files`: the articles’ files by id; `former`: ids by the files that articles had, whose addresses lead on. */
export function siteArticles(
  files: ReadonlyMap<string, {file: string}>,
  former: ReadonlyMap<string, string>,
  config: Config
): SiteArticles {
  const site = urlOnSite('/', config)
  let byPath: Map<string, string> | undefined
  const holds = (url: string) => site !== undefined && url.startsWith(site)
  return {
    holds,
    at(url) {
      if (site === undefined || !holds(url)) return
      byPath ??= new Map([
        ...[...former].map(([file, id]) => [routeOf(file, config.locale), id] as const),
        ...[...files].map(([id, {file}]) => [routeOf(file, config.locale), id] as const)
      ])
      const path = `/${url.slice(site.length)}`.replace(/[?#].*$/s, '').replace(/index\.html$/, '')
      return byPath.get(encodeURI(decoded(path.replace(/\/?$/, '/'))))
    }
  }
}

/** Where `asked` writes down each answer that was given. */
export function listeningSite(site: SiteArticles, asked: Map<string, string>): SiteArticles {
  return {
    holds: site.holds,
    at(url) {
      const found = site.at(url)
      asked.set(url, found ?? '')
      return found
    }
  }
}

/** `path` on the site as an address; `undefined` where nobody said where the site lies. */
export function urlOnSite(path: string, {url}: Config): string | undefined {
  const base = url.replace(/\/+$/, '')
  return base === standInUrl ? undefined : `${base}${path}`
}

/** `content/articles/de/sign-in/two-steps.mdx` on the site. */
export function routeOf(file: string, standard: string): string {
  const [locale = standard, section = '', name = ''] = file
    .replace(/^content\/articles\//, '')
    .replace(/\.mdx$/, '')
    .split('/')
  return encodeURI(`${sectionPath(section, locale, standard)}${name}/`)
}
