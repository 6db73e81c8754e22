/**
 * Lists of Zendesk, part by part: by cursor, or by page number where a list knows nothing else.
 *
 * The address of the next part is made here, of what the reply says, so that no server leads elsewhere. Lists by page
 * number end at page 100: https://developer.zendesk.com/api-reference/introduction/pagination/
 */

import type {Client} from '../http/index.ts'
import {HttpError} from '../http/index.ts'
import {count, type Json, object, objects, text} from '../remote/values.ts'

export interface List {
  path: string
  /** Name of the list in a reply, such as `articles`. */
  key: string
  query?: Readonly<Record<string, string>>
  /** Called when the list did not come to its end, with the reason. */
  onCut?: (reason: string) => void
}

/** The most that a list gives at a time. */
const size = '100'
/** Members of one list: more, no centre has. */
const mostMembers = 1_000_000
/** Parts of a list in a row that bring nothing new. */
const mostIdle = 50

/** The members of `list`, part by part, each once. @throws HttpError */
export async function* listParts(client: Client, list: List): AsyncGenerator<Json[]> {
  const seen = new Set<string>()
  let idle = 0
  for await (const part of partsOf(client, list)) {
    const fresh = part.filter((each) => !seen.has(nameOf(each)))
    for (const each of fresh) seen.add(nameOf(each))
    // A server that names ever new parts may give the same ones for ever.
    idle = fresh.length === 0 ? idle + 1 : 0
    if (idle > mostIdle || seen.size > mostMembers) throw endless(client, list)
    yield fresh
  }
}

/** All of `list` at once: for lists that are short, and of no use in part. @throws HttpError */
export async function listAll(client: Client, list: List): Promise<Json[]> {
  const all: Json[] = []
  const onCut = (reason: string) => {
    throw new HttpError('not-json', `${client.base.href}${list.path.slice(1)}: ${reason}`)
  }
  for await (const part of listParts(client, {...list, onCut})) all.push(...part)
  return all
}

async function* partsOf(client: Client, list: List): AsyncGenerator<Json[]> {
  const first = await firstPart(client, list)
  if (!first || isNumbered(first)) {
    // What it gave was as much as it gives unasked; a list that fits into that is whole.
    if (first && text(first['next_page']) === undefined) yield membersOf(first, list)
    else yield* byNumber(client, list)
    return
  }
  const asked = new Set<string>()
  for (let reply: Json | undefined = first; reply; ) {
    yield membersOf(reply, list)
    const next = nextOf(reply, list)
    if (next === undefined) {
      if (object(reply['meta'])['has_more'] === true)
        list.onCut?.('a list of it goes on, but does not say where')
      return
    }
    if (asked.has(next)) throw endless(client, list)
    asked.add(next)
    reply = await ask(client, next, list)
  }
}

/** The first part by cursor; `undefined` where the list refuses cursors. */
async function firstPart(client: Client, list: List): Promise<Json | undefined> {
  try {
    return await ask(client, addressOf(list, {'page[size]': size}), list)
  } catch (error) {
    if (error instanceof HttpError && error.status === 400) return
    throw error
  }
}

async function* byNumber(client: Client, list: List): AsyncGenerator<Json[]> {
  let came = 0
  let said: number | undefined
  for (let page = 1; ; page++) {
    const reply = await numbered(client, list, page, came)
    if (!reply) return
    const members = membersOf(reply, list)
    came += members.length
    yield members
    const now = count(reply['count'])
    if (said !== undefined && now !== undefined && now !== said) {
      list.onCut?.('a list of it changed while it was read, so some may be missing')
      said = undefined
    } else if (page === 1) said = now
    if (text(reply['next_page']) !== undefined && members.length > 0) continue
    if (said !== undefined && came < said)
      list.onCut?.(`a list of it names ${said} members, of which ${came} came`)
    return
  }
}

/** One page by its number; `undefined` where the interface gives no more, though there is more. */
async function numbered(
  client: Client,
  list: List,
  page: number,
  came: number
): Promise<Json | undefined> {
  try {
    return await ask(client, addressOf(list, {per_page: size, page: String(page)}), list)
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 400 || page === 1) throw error
    list.onCut?.(
      `its interface lists no more than the first ${came.toLocaleString('en')} of them (${error.message}); name \`categories\` or \`sections\` to ask for less at a time`
    )
    return
  }
}

async function ask(client: Client, address: string, {key}: List): Promise<Json> {
  const reply = object((await client.json(address)).value)
  if (!Array.isArray(reply[key]))
    throw new HttpError(
      'not-json',
      `${client.base.href} answered with JSON that is no list of \`${key}\``
    )
  return reply
}

/** Whether the parts of a list go by number: it did not heed that a cursor was asked for. */
function isNumbered(reply: Json): boolean {
  const {has_more: more} = object(reply['meta'])
  return more === undefined && 'next_page' in reply
}

function nextOf(reply: Json, list: List): string | undefined {
  const {has_more: more, after_cursor: cursor} = object(reply['meta'])
  const link = text(object(reply['links'])['next'])
  if (more === false || (more !== true && link === undefined)) return
  const after = text(cursor) ?? cursorIn(link)
  return after === undefined
    ? undefined
    : addressOf(list, {'page[size]': size, 'page[after]': after})
}

/** Nothing but the cursor is taken from an address, whatever host it names. */
function cursorIn(link: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link, 'https://unknown.invalid')) return
  const {searchParams} = new URL(link, 'https://unknown.invalid')
  return searchParams.get('page[after]') ?? undefined
}

function addressOf({path, query}: List, page: Record<string, string>): string {
  return `${path}?${new URLSearchParams({...query, ...page})}`
}

function membersOf(reply: Json, {key}: List): Json[] {
  return objects(reply[key])
}

function nameOf(member: Json): string {
  return text(member['id']) ?? JSON.stringify(member)
}

function endless(client: Client, {key}: List): HttpError {
  return new HttpError('not-json', `${client.base.href} gives a list of \`${key}\` without an end`)
}
