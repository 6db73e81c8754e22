/** Finds pages by their labels: the one question that both interfaces answer alike, by the search of v1. */

import type {Client} from '../http/index.ts'
import {text} from '../remote/values.ts'
import {allResults} from './api.ts'

const limit = 200

/** Ids of the pages and blog posts of `space` that bear one of `labels`. @throws HttpError */
export async function labelled(
  client: Client,
  space: string,
  labels: readonly string[]
): Promise<ReadonlySet<string>> {
  const listed = labels.map(quoted).join(', ')
  const cql = `space = ${quoted(space)} and type in (page, blogpost) and label in (${listed})`
  const query = new URLSearchParams({cql, limit: String(limit)})
  const found = await allResults(client, `/rest/api/content/search?${query}`)
  return new Set(found.flatMap(({id}) => text(id) ?? []))
}

function quoted(words: string): string {
  return `"${words.replace(/["\\]/g, '\\$&')}"`
}
