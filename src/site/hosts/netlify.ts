/** `_redirects` and `_headers`, as Netlify, Cloudflare Pages and `scripts/serve.ts` read them. */

import {type Headers, type Rule, target} from './rules.ts'

export function netlifyRedirects(rules: readonly Rule[], base: string): string {
  const under = base.slice(0, -1)
  const lines = rules.map(
    (rule) => `${under}${encodeURI(rule.from)} ${target(rule, base)} ${rule.status}`
  )
  return `${lines.join('\n')}\n`
}

/** Some hosts read a hundred rules and no more; the pages say the same policy themselves. */
const mostRules = 90

export function netlifyHeaders(headers: Headers, base: string): string {
  const under = base.slice(0, -1)
  const always = Object.entries(headers.always).map(([name, value]) => `  ${name}: ${value}`)
  const policy = (text: string) => `  Content-Security-Policy: ${text}`
  // Policies are for pages: on scripts, styles and the icon they would only be weight.
  const light = [
    '  ! Content-Security-Policy',
    ...Object.keys(headers.always)
      .filter((name) => name !== 'X-Content-Type-Options')
      .map((name) => `  ! ${name}`)
  ]
  const lasting = `  Cache-Control: ${headers.lasting}`
  const blocks = [
    [`${under}/*`, ...always, policy(headers.policy)],
    [`${under}/media/*`, '  ! Content-Security-Policy', policy(headers.mediaPolicy), lasting],
    [`${under}/_astro/*`, ...light, lasting],
    [`${under}/find/*`, ...light],
    [`${under}/favicon.svg`, ...light],
    ...headers.closed
      .slice(0, mostRules)
      .map((path) => [
        `${under}${path}`,
        '  ! Content-Security-Policy',
        policy(headers.closedPolicy)
      ])
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}
