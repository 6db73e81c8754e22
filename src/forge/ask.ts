/** Asks the interface of a service, with a token that is sent to no other host and told to nobody. */

import {setTimeout as wait} from 'node:timers/promises'
import {StopError} from '../model/stop-error.ts'

export interface Service {
  /** What people call it: `GitHub`. */
  name: string
  /** Address of its interface, without a slash at its end. */
  api: string
  token: string
  headers?: Readonly<Record<string, string>>
  /** What to do where it refuses. */
  whenRefused: string
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT'

export type Ask = <Reply>(method: Method, path: string, body?: object) => Promise<Reply>

const attempts = 3
const longestWait = 30
const patience = 30_000

/** Says of its own accord that the same may be asked again, a while later. */
const passing = [429, 502, 503, 504]

export function asker(service: Service): Ask {
  return async function ask<Reply>(method: Method, path: string, body?: object): Promise<Reply> {
    for (let attempt = 1; ; attempt++) {
      const response = await send(service, method, path, body)
      const text = await response.text()
      if (response.ok) return read<Reply>(service, text)
      // What was begun may have been done, and must not be done twice.
      const again =
        passing.includes(response.status) && (method !== 'POST' || response.status === 429)
      if (!again || attempt === attempts)
        throw refusal(service, method, path, response.status, text)
      const seconds = Number(response.headers.get('retry-after') ?? attempt)
      await wait(1000 * Math.min(Number.isFinite(seconds) ? seconds : attempt, longestWait))
    }
  }
}

/** All items of a list that comes in pages of 100. */
export async function askAll<Item>(ask: Ask, path: string): Promise<Item[]> {
  const all: Item[] = []
  for (let page = 1; ; page++) {
    const join = path.includes('?') ? '&' : '?'
    const items = await ask<Item[]>('GET', `${path}${join}per_page=100&page=${page}`)
    all.push(...items)
    if (items.length < 100) return all
  }
}

async function send(
  {name, api, token, headers}: Service,
  method: Method,
  path: string,
  body: object | undefined
): Promise<Response> {
  try {
    return await fetch(/^https?:/.test(path) ? path : api + path, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: {
        authorization: `Bearer ${token}`,
        'user-agent': 'collate',
        ...(body && {'content-type': 'application/json'}),
        ...headers
      },
      ...(body && {body: JSON.stringify(body)})
    })
  } catch (error) {
    const {message, cause} = error as Error
    const reason = cause instanceof Error ? cause.message : message
    throw new StopError(`${name} cannot be reached at ${api}: ${reason}`, {cause: error})
  }
}

function read<Reply>({name, api}: Service, text: string): Reply {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new StopError(`${name} at ${api} does not answer with JSON`, {
      hint: 'See whether something stands in between, such as a page to sign in',
      cause: error
    })
  }
}

function refusal(
  {name, token, whenRefused}: Service,
  method: Method,
  path: string,
  status: number,
  text: string
): StopError {
  const said = reasons(text).join('; ').replaceAll(token, '…').slice(0, 300)
  const what = `${method} ${path.replace(/\?.*/, '')}`
  return new StopError(`${name} refuses \`${what}\` with ${status}${said && `: ${said}`}`, {
    ...([401, 403, 404].includes(status) && {hint: whenRefused})
  })
}

/** What an answer says is wrong, in any of the ways in which services do. */
function reasons(text: string): string[] {
  try {
    const {message, error, errors = []} = JSON.parse(text)
    return [message, error, ...errors.map((each: unknown) => (each as Error)?.message ?? each)]
      .filter((each) => each !== undefined)
      .map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
  } catch {
    return [] // A page for people.
  }
}
