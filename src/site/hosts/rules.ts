/** Old addresses and headers as data, which each kind of host is told in its own language. */

import type {SiteCentre, SiteData, SiteRedirect} from '../../model/site-data.ts'
import {headerOnly, policyOf} from '../policy.ts'

/**
 * An old address and where it leads, both without the path that the site lies under.
 * In `from` of a pattern, `:name` is one part of a path, and `*` at the end any others; `to` may repeat a name.
 */
export interface Rule {
  from: string
  to: string
  pattern: boolean
  /** 302 where what lay there may come back. */
  status: 301 | 302
}

/** One rule for all addresses of a kind, in any language: the number alone tells, and pages and the last resort know it. */
const centreRules = [
  ['/hc/:locale/articles/:id', '/hc/articles/:id'],
  ['/hc/:locale/articles/:id/*', '/hc/articles/:id'],
  ['/hc/:locale/sections/:id', '/hc/sections/:id'],
  ['/hc/:locale/categories/:id', '/hc/categories/:id'],
  ['/hc/:locale/article_attachments/:id/:name', '/hc/article_attachments/:id'],
  ['/hc/:locale/article_attachments/:id', '/hc/article_attachments/:id'],
  ['/hc/article_attachments/:id/:name', '/hc/article_attachments/:id'],
  ['/hc/:locale/requests/new', '/hc/requests/new'],
  ['/hc/:locale', '/']
] as const

/** What has an address in another language than the standard one keeps to it, as the page for the last resort knows it. */
function languageRules({translated}: SiteCentre): Array<readonly [from: string, to: string]> {
  const tags = new Set(Object.keys(translated).map((key) => key.split('/')[0] ?? ''))
  return [...tags]
    .sort()
    .flatMap((tag) => [
      [`/hc/${tag}/articles/:id`, `/hc/articles/:id?locale=${tag}`] as const,
      [`/hc/${tag}/articles/:id/*`, `/hc/${tag}/articles/:id`] as const,
      [`/hc/${tag}/sections/:id`, `/hc/sections/:id?locale=${tag}`] as const,
      [`/hc/${tag}/categories/:id`, `/hc/categories/:id?locale=${tag}`] as const
    ])
}

/** The first rule that fits counts, and some hosts read two thousand and no more: files come after pages. */
export function redirectRules({redirects, locales, centre, contact = ''}: SiteData): Rule[] {
  const isFile = ({to}: SiteRedirect) => to.startsWith('/media/')
  const ordered = [...redirects.filter((each) => !isFile(each)), ...redirects.filter(isFile)]
  const known = new Set(redirects.map(({from}) => from))
  const homes = locales.map(({tag, path}) => ({from: `/hc/${tag.toLowerCase()}`, to: path}))
  const home = [{from: '/hc', to: '/'}, ...homes].filter(({from}) => !known.has(from))
  const form = /^https?:/.test(contact) ? [{from: '/hc/requests/new', to: contact}] : []
  const wild = centre ? [...languageRules(centre), ...centreRules] : []
  return [
    ...[...ordered, ...home, ...(centre ? form : [])].map(
      (each): Rule => ({
        from: each.from,
        to: each.to,
        pattern: false,
        status: 'gone' in each && each.gone ? 302 : 301
      })
    ),
    ...wild.map(([from, to]) => ({from, to, pattern: true, status: 301 as const}))
  ]
}

/** The first rules as far as a host reads them: of those for one address the last go, of kinds none. */
export function atMost(rules: readonly Rule[], most: number): Rule[] {
  const kinds = rules.filter(({pattern}) => pattern)
  const exact = rules.filter(({pattern}) => !pattern)
  return [...exact.slice(0, Math.max(0, most - kinds.length)), ...kinds]
}

/** Where `rule` leads, as browsers are told. */
export function target({to}: Rule, base: string): string {
  return to.startsWith('/') ? base.slice(0, -1) + encodeURI(to) : to
}

/** Where a placeholder stands in a pattern, and in what it leads to. */
export const placeholder = /:(\w+)/g

export interface Headers {
  /** Of every answer. */
  always: Record<string, string>
  /** Of pages, next to those. */
  policy: string
  /** Of pages that nothing may leave. */
  closedPolicy: string
  /** Of pictures, which can run nothing when they are opened by themselves. */
  mediaPolicy: string
  /** Of files whose names change with what is in them. */
  lasting: string
  /** Paths of the pages that nothing may leave. */
  closed: string[]
}

/** `styles`: what allows the styles that stand in pages. */
export function headersOf(site: SiteData, styles: readonly string[]): Headers {
  const {articles, players} = site
  return {
    always: {
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
      // No Cross-Origin-Opener-Policy: the browser would start a process anew before it reads the page, some 300 ms of a
      // slow phone, and a public page has nothing that who opened it could learn.
    },
    // Pages without a video forbid frames themselves.
    policy: `${policyOf(site, {players}, styles)}; ${headerOnly}`,
    closedPolicy: `${policyOf(site, {shut: true}, styles)}; ${headerOnly}`,
    mediaPolicy: `default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; ${headerOnly}`,
    lasting: 'public, max-age=31536000, immutable',
    closed: articles.filter(({walkthrough}) => walkthrough).map(({path}) => path)
  }
}
