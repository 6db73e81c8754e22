/** When to ask again: what the server says, else longer and longer, never all at the same moment. */

/** Statuses of servers that may answer later (RFC 9110, RFC 6585). */
const passing = new Set([429, 502, 503, 504])

export function mayPass(status: number): boolean {
  return passing.has(status)
}

/** Nobody waits longer for a run to go on; the next one goes on instead. */
export const longestWait = 5 * 60_000

const first = 500
const longest = 30_000

/** Milliseconds before try number `attempt` (1: the first repetition); `random` is from 0 to 1. */
export function backOff(attempt: number, random: number): number {
  const most = Math.min(longest, first * 2 ** (attempt - 1))
  return Math.round(most / 2 + (most / 2) * random)
}

/** Milliseconds that a server asks for which answered `status`; dates are those of its own clock, if it says what that shows. */
export function askedFor(status: number, headers: Headers, here: number): number | undefined {
  const now = momentOf(headers.get('date'), here)
  const named = retryAfter(headers.get('retry-after'), now)
  return named ?? (status === 429 ? untilReset(headers.get('x-ratelimit-reset'), now) : undefined)
}

/** What the clock of a server shows that sent `date`; where it does not say, `here`. */
export function momentOf(date: string | null | undefined, here: number): number {
  const there = Date.parse(date ?? '')
  return Number.isNaN(there) ? here : there
}

/** As Atlassian says it: https://developer.atlassian.com/cloud/confluence/rate-limiting/ */
function untilReset(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? ''
  // Without a zone, it could mean any moment of a day.
  const date = /^\d{4}-.*(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

/**
 * Whether less than a fifth is left of what the server grants: Atlassian says so, Zendesk says how much it is
 * (https://developer.zendesk.com/api-reference/introduction/rate-limits/).
 */
export function isNearLimit(headers: Headers): boolean {
  if (headers.get('x-ratelimit-nearlimit')?.trim().toLowerCase() === 'true') return true
  const [limit, left] = ['x-rate-limit', 'x-rate-limit-remaining'].map((name) =>
    Number(headers.get(name) ?? Number.NaN)
  )
  return limit !== undefined && left !== undefined && limit > 0 && left < limit / 5
}

/** Milliseconds that `Retry-After` asks for: seconds or a date (RFC 9110, 10.2.3). */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return Math.round(Number(text) * 1000)
  // A number alone is also a year to `Date.parse`.
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
