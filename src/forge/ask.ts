/** Asks the interface of a service, with a token that is sent to no other host and told to nobody. */

import {setTimeout as wait} from 'node:timers/promises'
import {z} from 'zod'
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

/** Ask for `path`; what comes back is held against `shape`. @throws StopError */
export type Ask = <Reply>(
  method: Method,
  path: string,
  shape: z.ZodType<Reply>,
  body?: object
) => Promise<Reply>

const attempts = 3
const longestWait = 30
const patience = 30_000
/** 32 MiB: a hundred of the longest notes are shorter. */
const longestReply = 32 * 1024 * 1024
/** Nobody proposes a change below which as many notes stand. */
const mostParts = 1000

const later = 'Run it again later; what was proposed stays as it is'

/** Says of its own accord that the same may be asked again, a while later. */
const passing = [429, 502, 503, 504]

interface Reply {
  status: number
  isOk: boolean
  /** Seconds to wait before the next try, where it says so. */
  later: string | null
  text: string
}

export function asker(service: Service): Ask {
  return async function ask<Value>(
    method: Method,
    path: string,
    shape: z.ZodType<Value>,
    body?: object
  ): Promise<Value> {
    for (let attempt = 1; ; attempt++) {
      const reply = await send(service, method, path, body)
      const isLast = attempt === attempts
      if (reply instanceof StopError) {
        // What was begun may have been done, and must not be done twice.
        if (isLast || method === 'POST') throw reply
        await wait(1000 * attempt)
        continue
      }
      if (reply.isOk) return read(service, method, path, reply.text, shape)
      const {status, text} = reply
      const isPassing = passing.includes(status) && (method !== 'POST' || status === 429)
      if (!isPassing || isLast) throw refusal(service, method, path, status, text)
      const seconds = Number(reply.later ?? attempt)
      await wait(1000 * Math.min(Number.isFinite(seconds) ? seconds : attempt, longestWait))
    }
  }
}

/** All items of a list that comes in pages of 100, each once. */
export async function askAll<Item extends {id: number}>(
  ask: Ask,
  path: string,
  shape: z.ZodType<Item>
): Promise<Item[]> {
  const all = new Map<number, Item>()
  for (let page = 1; page <= mostParts; page++) {
    const join = path.includes('?') ? '&' : '?'
    const items = await ask('GET', `${path}${join}per_page=100&page=${page}`, z.array(shape))
    const before = all.size
    for (const item of items) all.set(item.id, item)
    // One that heeds no number gives the same ones for ever.
    if (items.length < 100 || all.size === before) return [...all.values()]
  }
  throw new StopError(`\`${path.replace(/\?.*/, '')}\` gives a list that has no end`, {
    hint: 'See whether something stands in between that answers in its place'
  })
}

/** What came, or why nothing did. */
async function send(
  {name, api, token, headers}: Service,
  method: Method,
  path: string,
  body: object | undefined
): Promise<Reply | StopError> {
  try {
    const response = await fetch(/^https?:/.test(path) ? path : api + path, {
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
    const {status, ok: isOk} = response
    const text = await textOf(response)
    if (text !== undefined) return {status, isOk, later: response.headers.get('retry-after'), text}
    return new StopError(`${name} at ${api} answers with more than can be read`, {
      hint: 'See whether something stands in between that answers in its place'
    })
  } catch (error) {
    const {message, cause} = error as Error
    const reason = cause instanceof Error ? cause.message : message
    return new StopError(`${name} cannot be reached at ${api}: ${reason}`, {
      hint: later,
      cause: error
    })
  }
}

/** The text of a reply; `undefined` where there is no end to it. */
async function textOf(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let [text, size] = ['', 0]
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > longestReply) return
    text += decoder.decode(chunk, {stream: true})
  }
  return text + decoder.decode()
}

function read<Value>(
  {name, api}: Service,
  method: Method,
  path: string,
  text: string,
  shape: z.ZodType<Value>
): Value {
  const hint = 'See whether something stands in between, such as a page to sign in'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new StopError(`${name} at ${api} does not answer with JSON`, {hint, cause: error})
  }
  const found = shape.safeParse(value)
  if (found.success) return found.data
  const what = `${method} ${path.replace(/\?.*/, '')}`
  throw new StopError(`${name} at ${api} answers \`${what}\` with JSON of another shape`, {
    hint,
    cause: found.error
  })
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
    ...([401, 403, 404].includes(status) && {hint: whenRefused}),
    ...((status === 429 || status >= 500) && {hint: later})
  })
}

/** What an answer says is wrong, in any of the ways in which services do. */
function reasons(text: string): string[] {
  try {
    const {message, error, errors} = JSON.parse(text)
    const more = Array.isArray(errors) ? errors : []
    return [message, error, ...more.map((each: unknown) => (each as Error)?.message ?? each)]
      .filter((each) => each !== undefined)
      .map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
  } catch {
    return [] // A page for people.
  }
}
