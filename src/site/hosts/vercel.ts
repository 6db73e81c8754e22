/** `vercel.json`: redirects and headers. */

import {atMost, type Headers, type Rule, target} from './rules.ts'

/** A deployment with more than 2,048 routes is refused; headers are routes, too. */
const mostRedirects = 1900
const mostClosed = 100

export function vercelFile(rules: readonly Rule[], headers: Headers, base: string): string {
  const under = base.slice(0, -1)
  const redirects = atMost(rules, mostRedirects).map((rule) => ({
    source: rule.pattern
      ? under + rule.from.replace(/\*$/, ':rest*')
      : escaped(under + encodeURI(rule.from)),
    destination: target(rule, base),
    statusCode: rule.status
  }))
  const list = (pairs: Readonly<Record<string, string>>) =>
    Object.entries(pairs).map(([key, value]) => ({key, value}))
  const policy = (text: string) => list({'Content-Security-Policy': text})
  const lasting = list({'Cache-Control': headers.lasting})

  return `${JSON.stringify(
    {
      $schema: 'https://openapi.vercel.sh/vercel.json',
      trailingSlash: true,
      redirects,
      // Of several that fit, the last that names a header counts.
      headers: [
        {
          source: `${under}/:path*`,
          headers: [...list(headers.always), ...policy(headers.policy)]
        },
        {source: `${under}/media/:path*`, headers: [...policy(headers.mediaPolicy), ...lasting]},
        {source: `${under}/_astro/:path*`, headers: lasting},
        ...headers.closed.slice(0, mostClosed).map((path) => ({
          source: `${escaped(under + encodeURI(path)).replace(/\/$/, '')}{/}?`,
          headers: policy(headers.closedPolicy)
        }))
      ]
    },
    null,
    1
  )}\n`
}

/** Vercel reads these as a pattern. */
function escaped(path: string): string {
  return path.replace(/[.+*?^${}()|[\]\\:!]/g, '\\$&')
}
