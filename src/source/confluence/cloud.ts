/**
 * Confluence Cloud, REST v2: https://developer.atlassian.com/cloud/confluence/rest/v2/
 *
 * Who may see a page, and which pages bear a label, has to be asked of v1, as v2 does not tell.
 */

import {table} from '../../model/table.ts'
import type {Client} from '../http/index.ts'
import {HttpError} from '../http/index.ts'
import {object, present, text} from '../remote/values.ts'
import {type Api, allResults, type ListedPage, type Named, whereShown} from './api.ts'
import {isRestricted} from './data-center.ts'
import {filesOf} from './files-reply.ts'
import {labelled} from './labelled.ts'
import {type Kind, labelNames, type Preferred, readPageReply} from './page-reply.ts'

/** The most that a list gives at a time. */
const limit = 250

const places: Readonly<Record<Kind, string>> = {page: 'pages', blogpost: 'blogposts'}

/** Things above pages that are no pages, by their type. */
const paths: Readonly<Record<string, string>> = table({
  folder: 'folders',
  whiteboard: 'whiteboards',
  database: 'databases',
  embed: 'embeds'
})

export function cloud(client: Client, preferred: Preferred): Api {
  const base = client.base.href
  const format = preferred === 'adf' ? 'atlas_doc_format' : 'storage'
  /** Keys of spaces by their ids. */
  const keys = new Map<string, string>()

  return {
    async knock(space) {
      await client.json(`/api/v2/spaces?keys=${encodeURIComponent(space)}`)
    },

    async list(space, kind) {
      const path = `/api/v2/spaces/${encodeURIComponent(await idOf(space))}/${places[kind]}`
      const replies = await allResults(client, `${path}?status=current&limit=${limit}`)
      return replies.flatMap((reply) => read(reply, kind) ?? [])
    },

    labelled: (space, labels) => labelled(client, space, labels),

    async page(named) {
      const path = pathOf(named)
      const {value} = await client.json(`${path}?body-format=${format}&include-labels=true`)
      const page = read(value, named.kind)
      const meta = object(object(object(value)['labels'])['meta'])
      if (page && meta['hasMore'] === true)
        page.meta.labels = labelNames(await allResults(client, `${path}/labels?limit=${limit}`))
      return page
    },

    async files(named) {
      const path = pathOf(named)
      return filesOf(await allResults(client, `${path}/attachments?status=current&limit=${limit}`))
    },

    async above({id, type}) {
      const path = paths[type]
      if (path === undefined) return
      const reply = await whereShown(client.json(`/api/v2/${path}/${encodeURIComponent(id)}`))
      const found = object(reply?.value)
      const [title, parent] = [text(found['title']), text(found['parentId'])]
      if (title === undefined) return
      const above = parent && {id: parent, type: text(found['parentType']) ?? 'page'}
      return {title, ...(above && {parent: above})}
    },

    async restricted(id) {
      const path = `/rest/api/content/${encodeURIComponent(id)}/restriction/byOperation/read`
      const reply = await whereShown(
        client.json(`${path}?expand=restrictions.user,restrictions.group`)
      )
      return reply && isRestricted(reply.value)
    }
  }

  async function idOf(space: string): Promise<string> {
    const [known] = [...keys].find(([, key]) => key === space) ?? []
    if (known !== undefined) return known
    const [found] = await allResults(client, `/api/v2/spaces?keys=${encodeURIComponent(space)}`)
    const id = text(found?.['id'])
    if (id === undefined)
      throw new HttpError('status', `There is no space \`${space}\`, or it does not show`, 404)
    keys.set(id, space)
    return id
  }

  /** Replies say neither their kind nor the key of their space. */
  function read(value: unknown, kind: Kind): ListedPage | undefined {
    const page = readPageReply({...object(value), type: kind}, base, preferred)
    const space = keys.get(page?.spaceId ?? '') ?? page?.meta.space
    return page && {...page, meta: present({...page.meta, space})}
  }
}

function pathOf({id, kind}: Named): string {
  return `/api/v2/${places[kind]}/${encodeURIComponent(id)}`
}
