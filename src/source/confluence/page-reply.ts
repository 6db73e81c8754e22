/**
 * What a reply says about a page: of Cloud (REST v2) and of Data Center (REST v1), whose fields do not clash.
 *
 * Who wrote it is not read at all.
 */

import {decoded} from '../../model/decoded.ts'
import type {Format, PageAbove, PageMeta} from '../../model/source-page.ts'
import {count, isObject, type Json, object, objects, present, text} from '../remote/values.ts'
import {filesOf} from './files-reply.ts'

/** Something above a page in the tree: a page, or a folder, whiteboard, database that has no text. */
export interface Parent {
  id: string
  type: string
}

/** Blog posts are pages that stand in no tree; ids of both come from one series. */
export type Kind = 'blogpost' | 'page'

export interface PageReply {
  id: string
  kind: Kind
  status: string
  meta: PageMeta
  parent?: Parent
  /** Cloud names a space by its id. */
  spaceId?: string
  body?: {format: Format; text: string}
}

/** Which body to take where a reply has several. */
export type Preferred = 'adf' | 'storage'

/** Bodies by how well they keep what authors wrote; the names are the interface's own. */
const formats: ReadonlyArray<readonly [name: string, format: Format]> = [
  ['storage', 'storage'],
  ['atlas_doc_format', 'adf'],
  ['export_view', 'html'],
  ['view', 'html'],
  ['styled_view', 'html'],
  ['anonymous_export_view', 'html'],
  ['wiki', 'wiki']
]

/** Read `reply`; `undefined` when it is none about a page. `base`: address that links of pages start from. */
export function readPageReply(
  reply: Json,
  base: string | undefined,
  preferred: Preferred = 'storage'
): PageReply | undefined {
  const id = text(reply['id'])
  const kind = text(reply['type']) ?? 'page'
  // `..` would make another address of the page's own.
  if (id === undefined || /^\.+$/.test(id) || (kind !== 'page' && kind !== 'blogpost')) return

  const links = object(reply['_links'])
  const version = object(reply['version'])
  const above = kind === 'page' ? reply['ancestors'] : undefined
  const space = spaceOf(reply, links)
  return present({
    id,
    kind,
    status: text(reply['status']) ?? 'current',
    parent: parentOf(reply),
    spaceId: text(reply['spaceId']),
    body: bodyOf(object(reply['body']), preferred),
    meta: present({
      title: text(reply['title']),
      ...addresses(id, links, base ?? baseOf(links)),
      space,
      revision: text(version['number']),
      updatedAt: dateOf(version['createdAt'] ?? version['when']),
      labels: labelsOf(reply),
      ancestors: Array.isArray(above) ? objects(above).flatMap(aboveOf) : undefined,
      position: count(reply['position']) ?? count(object(reply['extensions'])['position']),
      files: filesIn(reply)
    })
  })
}

/** Names of labels; those that only their author sees (`my:`) are left out. */
export function labelNames(replies: readonly Json[]): string[] {
  const names = replies.flatMap(({prefix, name}) => (prefix === 'my' ? [] : (text(name) ?? [])))
  return [...new Set(names)]
}

export function aboveOf(reply: Json): PageAbove[] {
  const [id, title] = [text(reply['id']), text(reply['title'])]
  return id === undefined || title === undefined ? [] : [{id, title}]
}

function parentOf(reply: Json): Parent | undefined {
  const id = text(reply['parentId'])
  return id === undefined ? undefined : {id, type: text(reply['parentType']) ?? 'page'}
}

function spaceOf(reply: Json, links: Json): string | undefined {
  const unread = object(reply['_expandable'])
  const [, fromPath] = /\/rest\/api\/space\/([^/?#]+)/.exec(text(unread['space']) ?? '') ?? []
  const [, fromLink] = /\/(?:spaces|display)\/([^/?#]+)/.exec(text(links['webui']) ?? '') ?? []
  const found = fromPath ?? fromLink
  return text(object(reply['space'])['key']) ?? (found === undefined ? undefined : decoded(found))
}

/** Where readers found the page, and other addresses that lead to it. */
function addresses(id: string, links: Json, base: string | undefined): PageMeta {
  const webui = text(links['webui'])
  if (base === undefined) return {}
  const aliases = [text(links['tinyui']), `/pages/viewpage.action?pageId=${encodeURIComponent(id)}`]
    .filter((link) => link !== undefined)
    .flatMap((link) => absolute(link, base) ?? [])
  return present({url: webui === undefined ? undefined : absolute(webui, base), aliases})
}

function absolute(link: string, base: string): string | undefined {
  // Without the `/` between them, a link such as `@host` would make another host of the base.
  const whole = /^https?:/i.test(link)
    ? link
    : `${base.replace(/\/+$/, '')}/${link.replace(/^\/+/, '')}`
  return URL.canParse(whole) ? new URL(whole).href : undefined
}

/** Saved replies name their site themselves. */
function baseOf(links: Json): string | undefined {
  const self = text(links['self'])
  const base = text(links['base']) ?? self?.split('/rest/api/')[0]
  return base !== undefined && /^https?:/i.test(base) ? base : undefined
}

function dateOf(value: unknown): string | undefined {
  const date = text(value)
  return date === undefined || Number.isNaN(Date.parse(date)) ? undefined : date
}

function labelsOf(reply: Json): string[] | undefined {
  const labels = reply['labels'] ?? object(reply['metadata'])['labels']
  return isObject(labels) ? labelNames(objects(labels['results'])) : undefined
}

function filesIn(reply: Json): PageMeta['files'] {
  const attached = object(object(reply['children'])['attachment'])['results']
  return Array.isArray(attached) ? filesOf(objects(attached)).map(({facts}) => facts) : undefined
}

function bodyOf(body: Json, preferred: Preferred): PageReply['body'] {
  const order =
    preferred === 'adf'
      ? formats.toSorted((a, b) => Number(b[1] === 'adf') - Number(a[1] === 'adf'))
      : formats
  for (const [name, format] of order) {
    const value = text(object(body[name])['value'])
    if (value !== undefined) return {format, text: value}
  }
  return
}
