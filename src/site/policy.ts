/** What browsers may do on a page: one table for the pages, the headers and the tests. */

import type {SiteData} from '../model/site-data.ts'

const common = {
  'default-src': "'none'",
  'script-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'"
}

/** Pages on which readers may type or paste: nothing may leave them. */
const closed = {...common, 'connect-src': "'none'"}

/** All others: the search reads its index from the site. */
const open = {...common, 'connect-src': "'self'"}

interface PageKind {
  /** Nothing may leave it. */
  shut?: boolean
  /** Origins of the video players that it can open. */
  players?: readonly string[]
}

/**
 * The policy of a page; forms lead to the search, and to whoever takes answers to “was this helpful?”.
 * `styles`: what allows those that stand in pages.
 */
export function policyOf(
  {feedback}: Pick<SiteData, 'feedback'>,
  {shut = false, players = []}: PageKind,
  styles: readonly string[]
): string {
  const asked = feedback && 'endpoint' in feedback ? ` ${new URL(feedback.endpoint).origin}` : ''
  const policy = {
    ...(shut ? closed : open),
    'style-src': ["'self'", ...styles].join(' '),
    'form-action': `'self'${asked}`,
    ...(players.length > 0 ? {'frame-src': players.join(' ')} : {})
  }
  return Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

/** What only works in a header. */
export const headerOnly = "frame-ancestors 'none'"
