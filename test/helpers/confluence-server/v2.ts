/** Replies of Confluence Cloud, REST v2. */

import type {Answer} from '../http-server.ts'
import type {Ask} from './server.ts'
import {pageOf, type Site, type SiteFile, type SitePage} from './site.ts'

const when = '2026-03-14T09:30:00.000Z'

/** The reply to `path`, below the base of the interface; `undefined` where there is none. */
export function answerV2(site: Site, {path, query, base, cap}: Ask): Answer | undefined {
  const [, kind, id = '', part] = /^\/(\w+)(?:\/([^/]+))?(?:\/(\w+))?$/.exec(path) ?? []
  if (kind === 'spaces' && id === '') {
    const keys = query.getAll('keys')
    return part2(site.spaces.filter(({key}) => keys.includes(key)).map(spaceReply), 'spaces')
  }
  if (kind === 'spaces' && (part === 'pages' || part === 'blogposts')) {
    const space = site.spaces.find((each) => each.id === id)
    if (!space) return {status: 404}
    const statuses = query.getAll('status')
    const pages = site.pages.filter(
      (page) =>
        `${page.kind}s` === part && page.space === space.key && statuses.includes(page.status)
    )
    return part2(
      pages.map((page) => pageReply(site, page, {})),
      `spaces/${id}/${part}`
    )
  }
  if (kind === 'folders') {
    const folder = site.folders.find((each) => each.id === id)
    if (!folder) return {status: 404}
    return {
      json: {
        id,
        type: 'folder',
        status: 'current',
        title: folder.title,
        ...parentReply(site, folder.parent),
        version: {number: 1, createdAt: when},
        _links: {webui: `/spaces/HELP/folder/${id}`}
      }
    }
  }
  if (kind !== 'pages' && kind !== 'blogposts') return
  const page = site.pages.find((each) => each.id === id && `${each.kind}s` === kind)
  if (!page) return {status: 404}
  if (part === 'attachments')
    return part2(
      page.files.map((file) => fileReply(page, file)),
      `${kind}/${id}/attachments`
    )
  if (part === 'labels') return part2(page.labels.map(labelReply), `${kind}/${id}/labels`)
  return {json: pageReply(site, page, {full: true, labels: query.get('include-labels') === 'true'})}

  /** The part of a list that is asked for, with the address of the next. */
  function part2(all: readonly object[], address: string): Answer {
    const from = Number(Buffer.from(query.get('cursor') ?? '', 'base64').toString() || '0')
    const limit = Math.min(cap, Number(query.get('limit') ?? '25'))
    const rest = new URLSearchParams(query)
    rest.set('cursor', Buffer.from(String(from + limit)).toString('base64'))
    const next = `${base}/api/v2/${address}?${rest}`
    const isMore = from + limit < all.length
    return {
      json: {
        results: all.slice(from, from + limit),
        _links: {...(isMore && {next}), base: `https://harbour.example${base}`}
      },
      ...(isMore && {
        headers: {link: `<${next}>; rel="next", <https://harbour.example>; rel="base"`}
      })
    }
  }
}

function spaceReply({id, key, name}: Site['spaces'][number]): object {
  return {id, key, name, type: 'global', status: 'current', homepageId: '100000'}
}

function pageReply(
  site: Site,
  page: SitePage,
  {full = false, labels = false}: {full?: boolean; labels?: boolean}
): object {
  const {id, kind, title, version, body} = page
  const place = kind === 'page' ? `pages/${id}` : `blog/2026/03/14/${id}`
  return {
    id,
    status: page.status,
    title,
    spaceId: site.spaces.find(({key}) => key === page.space)?.id,
    ...(kind === 'page' && {
      ...parentReply(site, page.parent),
      position: site.pages.indexOf(page)
    }),
    authorId: '5b10a2844c20165700ede21g',
    createdAt: when,
    version: {number: version, createdAt: when, message: '', minorEdit: false, authorId: '5b10a28'},
    body: full ? {storage: {representation: 'storage', value: body}} : {},
    ...(labels && {
      labels: {
        results: page.labels.slice(0, 50).map(labelReply),
        meta: {hasMore: page.labels.length > 50}
      }
    }),
    _links: {
      webui: `/spaces/${page.space}/${place}/${encodeURIComponent(title)}`,
      editui: `/pages/resumedraft.action?draftId=${id}`,
      tinyui: `/x/T${id}`
    }
  }
}

function parentReply(site: Site, parent: string | undefined): object {
  if (parent === undefined) return {parentId: null, parentType: null}
  const isFolder = site.folders.some(({id}) => id === parent)
  if (!isFolder) pageOf(site, parent)
  return {parentId: parent, parentType: isFolder ? 'folder' : 'page'}
}

function labelReply(name: string, index: number): object {
  return {id: String(600000 + index), name, prefix: 'global'}
}

function fileReply({id: pageId}: SitePage, {id, name, mediaType, bytes}: SiteFile): object {
  return {
    id,
    status: 'current',
    title: name,
    createdAt: when,
    pageId,
    mediaType,
    fileId: `f-${id}`,
    fileSize: bytes.length,
    version: {number: 1, createdAt: when},
    downloadLink: `/download/attachments/${pageId}/${encodeURIComponent(name)}?version=1`,
    _links: {download: `/download/attachments/${pageId}/${encodeURIComponent(name)}?version=1`}
  }
}
