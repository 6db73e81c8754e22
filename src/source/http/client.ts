/**
 * Asks one server, politely: a few requests at a time, again when it asks for patience or a reply breaks off,
 * never beyond the fence, and never for more than can be held.
 */

import {
  type Again,
  type Exchanged,
  type ExchangeOptions,
  exchange,
  type Wanted
} from './exchange.ts'
import {resolve} from './fence.ts'
import {makeGate} from './gate.ts'
import {HttpError, shownUrl} from './http-error.ts'
import {parseJson} from './json.ts'
import {backOff, isNearLimit, longestWait} from './retry.ts'

export interface ClientOptions extends ExchangeOptions {
  /** Requests at a time. */
  concurrency: number
}

export interface JsonReply {
  value: unknown
  /** Address of the next part, by the header `Link` (RFC 8288). */
  next?: string
}

export interface Client {
  base: URL
  /** @throws HttpError */
  json(address: string): Promise<JsonReply>
  /** `size`: how many there are, where that is known. @throws HttpError */
  bytes(address: string, limit: number, size?: number): Promise<Uint8Array>
}

const tries = 6
/** 64 MiB: no page for people is longer. */
const largestJson = 64 * 1024 * 1024

export function makeClient(options: ClientOptions): Client {
  const {base, clock, concurrency} = options
  const gate = makeGate(concurrency)
  /** Before this moment, by `clock.elapsed`, the server wants to hear nothing. */
  let quietUntil = 0

  return {
    base,
    json: (address) =>
      persist(async function () {
        const wanted = {accept: 'application/json', limit: largestJson, elsewhere: false}
        const got = await ask(address, wanted)
        return 'again' in got ? got : readJson(got.response, got.bytes, got.url)
      }),
    bytes: (address, limit, size) =>
      persist(async function () {
        const wanted = {accept: '*/*', limit, size, elsewhere: true}
        const got = await ask(address, wanted)
        return 'again' in got ? got : got.bytes
      })
  }

  async function ask(address: string, wanted: Wanted): Promise<Again | Exchanged> {
    const got = await exchange(resolve(address, options), wanted, options)
    // Who goes on more slowly in time need not stop.
    if ('response' in got && got.url.origin === base.origin)
      gate.resize(isNearLimit(got.response.headers) ? Math.ceil(concurrency / 2) : concurrency)
    return got
  }

  /** Try until it works, or all tries are spent. */
  async function persist<Result>(attempt: () => Promise<Again | Result>): Promise<Result> {
    for (let number = 1; ; number++) {
      const result = await gate.run(async function () {
        await quiet()
        return attempt()
      })
      if (!isAgain(result)) return result
      if (number === tries || (result.wait ?? 0) > longestWait) throw result.error
      const pause = Math.max(result.wait ?? 0, backOff(number, clock.random()))
      // A server that names a time means all requests, not this one alone.
      if (result.wait === undefined) await clock.sleep(pause)
      else quietUntil = Math.max(quietUntil, clock.elapsed() + pause)
    }
  }

  async function quiet(): Promise<void> {
    for (let left = quietUntil - clock.elapsed(); left > 0; left = quietUntil - clock.elapsed())
      await clock.sleep(left)
  }
}

function isAgain(result: unknown): result is Again {
  return typeof result === 'object' && result !== null && 'again' in result
}

function readJson(response: Response, bytes: Uint8Array, url: URL): Again | JsonReply {
  const text = new TextDecoder().decode(bytes)
  if (/^\s*</.test(text)) {
    const title = /<title[^>]*>([^<]{1,80})/i.exec(text.slice(0, 10_000))?.[1]?.trim()
    const named = title === undefined ? '' : ` (“${title}”)`
    throw new HttpError(
      'not-json',
      `${shownUrl(url)} answered with a page for people${named} instead of JSON, perhaps one to sign in`
    )
  }
  try {
    const [, next] =
      /<([^>]*)>\s*;[^,]*\brel="?next"?/.exec(response.headers.get('link') ?? '') ?? []
    return {value: parseJson(text), ...(next !== undefined && {next})}
  } catch {
    // Without a length, only the text itself shows that a reply broke off.
    const said = `${shownUrl(url)} answered with JSON that is broken or breaks off`
    return {again: true, error: new HttpError('not-json', said)}
  }
}
