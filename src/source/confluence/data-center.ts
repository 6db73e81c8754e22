/** Confluence Data Center and Server, REST v1: https://developer.atlassian.com/server/confluence/rest/ */

import type {Client} from '../http/index.ts'
import {count, type Json, object, objects} from '../remote/values.ts'
import {type Api, allResults} from './api.ts'
import {filesOf} from './files-reply.ts'
import {labelled} from './labelled.ts'
import {type Preferred, readPageReply} from './page-reply.ts'

/** The server may give less at a time, and says where to go on. */
const limit = 200

const whoMayRead = ['user', 'group'].map((kind) => `restrictions.read.restrictions.${kind}`)
const facts = ['version', 'space', 'ancestors', 'metadata.labels']

export function dataCenter(client: Client, preferred: Preferred): Api {
  const base = client.base.href

  return {
    async knock(space) {
      await client.json(`/rest/api/content?spaceKey=${encodeURIComponent(space)}&limit=1`)
    },

    async list(space, kind) {
      const query = new URLSearchParams({
        spaceKey: space,
        type: kind,
        status: 'current',
        expand: [...facts, ...whoMayRead].join(','),
        start: '0',
        limit: String(limit)
      })
      const replies = await allResults(client, `/rest/api/content?${query}`)
      return replies.flatMap(function (reply) {
        const page = readPageReply(reply, base)
        const restricted = isRestricted(object(reply['restrictions'])['read'])
        return page ? [{...page, restricted}] : []
      })
    },

    labelled: (space, labels) => labelled(client, space, labels),

    async page({id}) {
      const expand = ['body.storage', ...facts].join(',')
      const {value} = await client.json(
        `/rest/api/content/${encodeURIComponent(id)}?expand=${expand}`
      )
      return readPageReply(object(value), base, preferred)
    },

    async files({id}) {
      const path = `/rest/api/content/${encodeURIComponent(id)}/child/attachment`
      return filesOf(await allResults(client, `${path}?expand=version&start=0&limit=${limit}`))
    },

    // Its listing names the pages above each page, and who may read it.
    above: () => Promise.resolve(undefined),
    restricted: () => Promise.resolve(undefined)
  }
}

/** Whether the restriction of one operation, `read`, names anybody. */
export function isRestricted(operation: unknown): boolean {
  const kinds = object(object(operation)['restrictions'])
  return ['user', 'group'].some((kind) => names(object(kinds[kind])))
}

function names(list: Json): boolean {
  return objects(list['results']).length > 0 || (count(list['size']) ?? 0) > 0
}
