/** Whether the token is sent in the header that the vendor wants. */

import type {Block} from '../../model/collation.ts'
import type {TokenFacts} from '../../model/token-facts.ts'
import type {TokenGuide} from './guide.ts'
import {isNamed} from './service.ts'
import type {Told} from './told.ts'

const sent = /\bauthorization\b["'`]?\s*[:=]\s*["'`]?(apikey|basic|bearer|digest|ssws|token)\b/gi

export function wrongHeader({article, blocks}: TokenGuide, facts: TokenFacts): Told[] {
  const {header, also} = facts.use
  const right = [header, ...also].map((each) => each.toLowerCase())
  const hosts = hostsOf(facts)
  for (const block of blocks) {
    for (const [text, scheme = ''] of block.text.matchAll(sent)) {
      const wanted = `authorization: ${scheme.toLowerCase()} `
      if (right.some((each) => `${each} `.startsWith(wanted))) continue
      if (!isAbout(block, article.title, facts, hosts)) continue
      const from = text.replace(/["'`]/g, '').replace(/\s*[:=]\s*/, ': ')
      return [{rule: 'token/header-differs', args: {from, to: header}, block}]
    }
  }
  return []
}

/** A call that goes elsewhere, such as to a product of one's own, has headers of its own. */
function isAbout(
  {text, path}: Block,
  title: string,
  facts: TokenFacts,
  hosts: readonly string[]
): boolean {
  const addresses = text.match(/\bhttps?:\/\/[^\s"'`<>)]+/gi) ?? []
  if (addresses.length > 0) return addresses.some((url) => hosts.some((host) => url.includes(host)))
  return isNamed([text, ...path, title].join('\n'), facts)
}

/** Domains of the service, and the names that stand for them. */
function hostsOf({verify, openUrl, fill}: TokenFacts): string[] {
  const urls = [verify?.url, openUrl].filter((url) => url !== undefined)
  const hosts = urls.map((url) => /^https:\/\/([^/]+)/.exec(url)?.[1] ?? '')
  const examples = Object.values(fill).map(({example = ''}) => example)
  const domains = [...hosts, ...examples]
    .filter((host) => host.includes('.'))
    .map((host) => host.split('.').slice(-2).join('.'))
  return [...new Set([...domains, ...Object.keys(fill)])]
}
