/** What both interfaces of Confluence can be asked for. */

import type {Client, JsonReply} from '../http/index.ts'
import {HttpError} from '../http/index.ts'
import {type Json, object, objects, text} from '../remote/values.ts'
import type {AttachedFile} from './files-reply.ts'
import type {Kind, PageReply, Parent} from './page-reply.ts'

export interface Api {
  /** The least that shows whether the site answers. @throws HttpError */
  knock(space: string): Promise<void>
  /** All of one kind that a space has published, without bodies. @throws HttpError */
  list(space: string, kind: Kind): Promise<ListedPage[]>
  /** Ids of the pages and blog posts of a space that bear one of `labels`. @throws HttpError */
  labelled(space: string, labels: readonly string[]): Promise<ReadonlySet<string>>
  /** A page with its body and labels. @throws HttpError */
  page(named: Named): Promise<PageReply | undefined>
  /** @throws HttpError */
  files(named: Named): Promise<AttachedFile[]>
  /** What is above pages but is no page itself, such as a folder; `undefined` when it does not show. */
  above(parent: Parent): Promise<{title: string; parent?: Parent} | undefined>
  /** Whether page `id` itself is shown to some people only; `undefined` when that cannot be told. */
  restricted(id: string): Promise<boolean | undefined>
}

export type Named = Pick<PageReply, 'id' | 'kind'>

export interface ListedPage extends PageReply {
  restricted?: boolean
}

/** Results of one list: more, no site has in one place. */
const mostResults = 1_000_000
/** Parts of a list in a row that bring nothing: servers leave out of a part what may not be seen. */
const mostIdle = 50

/** Every result of a list, part by part. @throws HttpError */
export async function allResults(client: Client, first: string): Promise<Json[]> {
  const results: Json[] = []
  const asked = new Set<string>()
  const ids = new Set<string>()
  let idle = 0
  let address: string | undefined = first

  while (address !== undefined) {
    if (asked.has(address) || idle > mostIdle || results.length > mostResults)
      throw new HttpError('not-json', `${client.base.href} gives a list that has no end`)
    asked.add(address)
    const reply: JsonReply = await client.json(address)
    const part = object(reply.value)
    if (!Array.isArray(part['results']))
      throw new HttpError(
        'not-json',
        `${client.base.href} answered with JSON that is no list of Confluence's`
      )
    const known = ids.size
    for (const result of objects(part['results'])) {
      results.push(result)
      ids.add(text(result['id']) ?? `${results.length}`)
    }
    // A server that names ever new parts may give the same ones for ever.
    idle = ids.size === known ? idle + 1 : 0
    address = text(object(part['_links'])['next']) ?? reply.next
  }
  return results
}

/** `undefined` where a thing is absent, or not for the one who asks. */
export async function whereShown<Result>(asked: Promise<Result>): Promise<Result | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof HttpError && [400, 403, 404, 410].includes(error.status ?? 0)) return
    throw error
  }
}
