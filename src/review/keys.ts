/** What a browser has to show: made anew at each start, known to the terminal and to the pages alone. */

import {randomBytes, timingSafeEqual} from 'node:crypto'

export interface Keys {
  /** In the address that the terminal prints. */
  token: string
  /** In the cookie that the address is exchanged for. */
  session: string
  /** In the head of each page; sent with whatever changes something. */
  page: string
}

export function makeKeys(): Keys {
  const make = () => randomBytes(32).toString('base64url')
  return {token: make(), session: make(), page: make()}
}

/** Takes as long whatever differs. */
export function isSame(given: string | undefined, wanted: string): boolean {
  if (given === undefined) return false
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
