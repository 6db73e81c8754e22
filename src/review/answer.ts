/** What the server sends. */

import {createHash} from 'node:crypto'

export interface Answer {
  status: number
  type: string
  body: string | Uint8Array
  /** Tells whether a page is as it was. */
  tag?: string
  headers?: Readonly<Record<string, string>>
}

/** A problem in words, for pages and people alike. */
export function answerOf(status: number, problem: string, hint?: string): Answer {
  return json({problem, ...(hint !== undefined && {hint})}, status)
}

export function json(value: unknown, status = 200): Answer {
  return {status, type: 'application/json; charset=utf-8', body: JSON.stringify(value)}
}

export function html(body: string, status = 200): Answer {
  const tag = `"${createHash('sha256').update(body).digest('base64url')}"`
  return {status, type: 'text/html; charset=utf-8', body, ...(status === 200 && {tag})}
}
