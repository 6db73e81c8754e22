/** Replies of Confluence Data Center, REST v1, which gives what `expand` names and no more than it likes. */

import type {Answer} from '../http-server.ts'
import type {Ask} from './server.ts'
import {labelledIn, type Site, type SiteFile, type SitePage} from './site.ts'

const when = '2026-03-14T09:30:00.000+01:00'

/** Parameters that the interface knows, by path. */
const known: ReadonlyArray<readonly [path: RegExp, names: readonly string[]]> = [
  [/^\/content$/, ['spaceKey', 'type', 'status', 'title', 'expand', 'start', 'limit']],
  [/^\/content\/search$/, ['cql', 'cqlcontext', 'expand', 'cursor', 'start', 'limit']],
  [/^\/content\/[^/]+$/, ['status', 'version', 'expand']],
  [/^\/content\/[^/]+\/child\/attachment$/, ['filename', 'mediaType', 'expand', 'start', 'limit']],
  [/^\/content\/[^/]+\/restriction\/byOperation\/read$/, ['expand', 'start', 'limit']]
]

/** What is wrong with a request; nothing is a list of nothing. */
export function faultsV1({path, query}: Ask): string[] {
  const names = known.find(([pattern]) => pattern.test(path))?.[1]
  if (!names) return [`v1 has no ${path}`]
  return [...query.keys()].filter((name) => !names.includes(name)).map((name) => `${path}: ${name}`)
}

export function answerV1(site: Site, ask: Ask): Answer | undefined {
  const {path, query, base, cap} = ask
  const expand = new Set((query.get('expand') ?? '').split(','))
  const [, id, part = ''] = /^\/content(?:\/([^/]+))?(\/.*)?$/.exec(path) ?? []
  if (id === 'search')
    return list(
      labelledIn(site, query.get('cql') ?? '').map((each) => pageReply(site, each, expand))
    )
  if (id === undefined) {
    const kind = query.get('type') ?? 'page'
    const pages = site.pages.filter(
      (page) =>
        page.kind === kind && page.space === query.get('spaceKey') && page.status === 'current'
    )
    if (!site.spaces.some(({key}) => key === query.get('spaceKey'))) return {status: 404}
    return list(pages.map((page) => pageReply(site, page, expand)))
  }
  const page = site.pages.find((each) => each.id === id)
  if (!page) return {status: 404}
  if (part === '') return {json: pageReply(site, page, expand)}
  if (part === '/child/attachment') return list(page.files.map((file) => fileReply(page, file)))
  if (part === '/restriction/byOperation/read') return {json: restriction(page)}
  return

  function list(all: readonly object[]): Answer {
    const start = Number(query.get('start') ?? '0')
    const limit = Math.min(cap, Number(query.get('limit') ?? '25'))
    const results = all.slice(start, start + limit)
    const rest = new URLSearchParams(query)
    rest.set('start', String(start + limit))
    rest.set('limit', String(limit))
    const next = `/rest/api${path}?${rest}`
    const links = {base: 'https://wiki.harbour.example', context: base}
    return {
      json: {
        results,
        start,
        limit,
        size: results.length,
        _links: {...links, ...(start + limit < all.length && {next})}
      }
    }
  }
}

function pageReply(site: Site, page: SitePage, expand: ReadonlySet<string>): object {
  const {id, kind, title, version, space, labels} = page
  const day = kind === 'blogpost' ? '2026/03/14/' : ''
  const reads = [...expand].some((name) => name.startsWith('restrictions.read'))
  return {
    id,
    type: kind,
    status: page.status,
    title,
    extensions: {position: kind === 'page' ? site.pages.indexOf(page) : 'none'},
    ...(expand.has('version') && {
      version: {number: version, when, by: {username: 'jmaris', displayName: 'Jo Maris'}}
    }),
    ...(expand.has('space') && {space: {key: space, type: 'global'}}),
    ...(expand.has('ancestors') && {ancestors: ancestorsOf(site, page)}),
    ...(expand.has('metadata.labels') && {
      metadata: {labels: {results: labels.map((name) => ({prefix: 'global', name})), size: 0}}
    }),
    ...(expand.has('body.storage') && {
      body: {storage: {value: page.body, representation: 'storage'}}
    }),
    ...(reads && {restrictions: {read: restriction(page)}}),
    _links: {
      webui: `/display/${space}/${day}${encodeURIComponent(title).replaceAll('%20', '+')}`,
      tinyui: `/x/T${id}`
    }
  }
}

/** Folders are Cloud's alone: here, what lies in one lies below the page above it. */
function ancestorsOf(site: Site, {parent}: SitePage): object[] {
  const folder = site.folders.find(({id}) => id === parent)
  const above = site.pages.find(({id}) => id === (folder ? folder.parent : parent))
  if (!above) return []
  const {id, title} = above
  return [...ancestorsOf(site, above), {id, type: 'page', status: 'current', title}]
}

export function restriction({restricted}: SitePage): object {
  const results = restricted ? [{type: 'known', username: 'jmaris'}] : []
  return {
    operation: 'read',
    restrictions: {user: {results, size: results.length}, group: {results: [], size: 0}}
  }
}

function fileReply({id: pageId}: SitePage, {id, name, mediaType, bytes}: SiteFile): object {
  return {
    id,
    type: 'attachment',
    status: 'current',
    title: name,
    version: {number: 1, when},
    extensions: {mediaType, fileSize: bytes.length},
    _links: {download: `/download/attachments/${pageId}/${encodeURIComponent(name)}?version=1`}
  }
}
