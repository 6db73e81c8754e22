/**
 * For websites that S3 serves: what `aws s3api put-bucket-website --website-configuration` takes.
 *
 * S3 reads fifty rules, and each means all keys that begin so. Only such addresses get one that nothing else begins
 * with; at all others lie pages that lead on.
 */

import type {SiteCentre} from '../../model/site-data.ts'
import {type Rule, target} from './rules.ts'

const mostRules = 50

interface RoutingRule {
  Condition: {KeyPrefixEquals: string; HttpErrorCodeReturnedEquals?: string}
  Redirect: {ReplaceKeyWith?: string; ReplaceKeyPrefixWith?: string; HttpRedirectCode: string}
}

/** `paths`: those of all pages of the site. */
export function s3Website(
  rules: readonly Rule[],
  {base, centre, paths}: {base: string; centre: SiteCentre | undefined; paths: readonly string[]}
): string {
  const under = base.slice(1)
  const locales = (centre?.locales ?? []).map(
    (tag): RoutingRule => ({
      Condition: {
        KeyPrefixEquals: `${under}hc/${tag}/articles/`,
        // What has a page there is not meant.
        HttpErrorCodeReturnedEquals: '404'
      },
      Redirect: {ReplaceKeyPrefixWith: `${under}hc/articles/`, HttpRedirectCode: '301'}
    })
  )
  const known = [...paths, ...rules.filter(({pattern}) => !pattern).map(({from}) => from)].sort()
  // Homes of a help centre begin every address in it.
  const isHome = /^\/hc(?:\/[^/]+)?$/
  const exact = rules
    .filter(({pattern, to}) => !pattern && to.startsWith('/') && !to.includes('?'))
    .filter(({from}) => !isHome.test(from) && isAlone(from, known))
    .slice(0, Math.max(0, mostRules - locales.length))
    .map(
      (rule): RoutingRule => ({
        Condition: {KeyPrefixEquals: under + rule.from.slice(1)},
        Redirect: {
          ReplaceKeyWith: decodeURI(target(rule, base)).slice(1),
          HttpRedirectCode: String(rule.status)
        }
      })
    )
  return `${JSON.stringify(
    {
      IndexDocument: {Suffix: 'index.html'},
      ErrorDocument: {Key: `${under}404.html`},
      RoutingRules: [...exact, ...locales.slice(0, mostRules)]
    },
    null,
    1
  )}\n`
}

/** Whether no other path of `known`, which is sorted, begins with `path`: it would stand right behind it. */
function isAlone(path: string, known: readonly string[]): boolean {
  let low = 0
  let high = known.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((known[middle] ?? '') < path) low = middle + 1
    else high = middle
  }
  return !known.slice(low, low + 2).some((each) => each !== path && each.startsWith(path))
}
