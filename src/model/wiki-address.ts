/** Addresses of Confluence, in all the forms in which pages, spaces and files were ever linked to. */

import {decoded} from './decoded.ts'

export interface WikiAddress {
  /** In lower case; absent in an address that names no host. */
  host?: string
  /** Id of the page; any number of digits. */
  id?: string
  space?: string
  title?: string
  /** Name of a file that is attached to the page. */
  file?: string
  /** With its `#`; empty where there is none. */
  fragment: string
}

/** Whether an address says where it leads by itself; what Confluence writes in views begins with `/`. */
const absolute = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)(\?[^#]*)?(#.*)?$/is
const rooted = /^(\/[^?#]*)(\?[^#]*)?(#.*)?$/s

type Reading = Omit<WikiAddress, 'host' | 'fragment'>

/** What stands after the path under which Confluence lies, `/wiki` or none for most. */
const forms: ReadonlyArray<[form: RegExp, read: (parts: string[]) => Reading | undefined]> = [
  [
    /\/spaces\/([^/]+)\/(?:pages(?:\/edit(?:-v2)?)?|blog(?:\/\d{4}\/\d\d?\/\d\d?)?|folder)\/(\d{1,64})(?:\/[^/]*)?$/,
    ([space = '', id = '']) => ({space, id})
  ],
  [/\/spaces\/([^/]+)(?:\/(?:overview|pages|blog))?$/, ([space = '']) => ({space})],
  [
    /\/download\/(?:attachments|thumbnails|embedded-page)\/(\d{1,64})\/([^/]+)$/,
    ([id = '', file = '']) => ({id, file})
  ],
  [/\/display\/([^/]+)$/, ([space = '']) => ({space})],
  [
    /\/display\/([^/]+)\/(?:\d{4}\/\d\d\/\d\d\/)?([^/]+)$/,
    ([space = '', title = '']) => ({space, title})
  ],
  [/^(?:\/wiki|\/confluence)?\/x\/([\w-]{2,24})$/, ([code = '']) => shortened(code)]
]

/** Read `url` as an address of Confluence; `undefined` where it is none. */
export function readWikiAddress(url: string): WikiAddress | undefined {
  const whole = absolute.exec(url.trim())
  const [path = '', query = '', fragment = ''] =
    whole?.slice(2) ?? rooted.exec(url.trim())?.slice(1) ?? []
  if (path === '' || path.length > 2000) return
  // Titles in `/display/` have `+` for a blank; elsewhere it is a letter like any other.
  const plain = path.includes('/display/') ? path.replaceAll('+', '%20') : path
  const found = readPath(plain.replace(/\/+$/, ''), query)
  if (!found) return
  const host = whole?.[1]?.toLowerCase().replace(/^[^@]*@/, '')
  return {...(host && {host}), ...found, fragment: fragment === '#' ? '' : fragment}
}

function readPath(path: string, query: string): Reading | undefined {
  const action = /\/(pages|spaces)\/(?:view|release|edit|preview)\w*\.action$/.exec(path)?.[1]
  if (action) return readQuery(action, query)
  for (const [form, read] of forms) {
    const parts = form.exec(path)
    if (parts) return read(parts.slice(1).map(decoded))
  }
  return
}

function readQuery(action: string, query: string): Reading | undefined {
  const said = new URLSearchParams(query.replaceAll('&amp;', '&'))
  const id = said.get('pageId') ?? said.get('homepageId') ?? ''
  const title = said.get('title') ?? ''
  const space = said.get('spaceKey') ?? said.get('key') ?? ''
  if (/^\d{1,64}$/.test(id)) return {id}
  if (space === '') return
  return action === 'pages' ? (title ? {space, title} : undefined) : {space}
}

function shortened(code: string): Reading | undefined {
  const id = idOfShort(code)
  return id === undefined ? undefined : {id}
}

/**
 * The page id of a short link: its bytes, the lowest first, in Base64 with `-` for `/` and `_` for `+`, without the
 * `A`s at its end.
 */
export function idOfShort(code: string): string | undefined {
  const base = code.replaceAll('-', '/').replaceAll('_', '+')
  // Eight bytes, as Confluence packs a number of 64 bits.
  if (!/^[A-Za-z0-9+/]{1,11}$/.test(base)) return
  const bytes = atob(`${base.padEnd(11, 'A')}=`)
  let id = 0n
  for (let at = bytes.length - 1; at >= 0; at--) id = id * 256n + BigInt(bytes.charCodeAt(at))
  return id > 0n && id < 1n << 63n ? String(id) : undefined
}

/** The code under which Confluence shortens a link to page `id`; `undefined` for what is no id of its. */
export function shortOf(id: string): string | undefined {
  if (!/^\d{1,19}$/.test(id)) return
  let bytes = ''
  for (let rest = BigInt(id), at = 0; at < 8; at++, rest /= 256n)
    bytes += String.fromCharCode(Number(rest % 256n))
  const code = btoa(bytes).replace(/A*=*$/, '').replaceAll('/', '-').replaceAll('+', '_')
  return code === '' ? undefined : code
}

/** Paths at which Confluence shows a page, the longest-lived first; `prefix` is `/wiki` at atlassian.net. */
export function wikiPaths(
  {id, space, title}: {id: string; space?: string | undefined; title?: string | undefined},
  prefix: string
): string[] {
  const code = shortOf(id)
  const name = title === undefined ? '' : plusses(title)
  const page = space && `${prefix}/spaces/${space}/pages/${id}`
  return [
    ...(page ? [page, ...(name ? [`${page}/${name}`] : [])] : []),
    ...(space && name ? [`${prefix}/display/${space}/${name}`] : []),
    ...(code ? [`${prefix}/x/${code}`] : [])
  ]
}

/** The path that a title alone leads to, encoded so that `readWikiAddress` gives both back. */
export function displayPath(space: string, title: string): string {
  const [key, name] = [space, title].map((each) => encodeURIComponent(each.toWellFormed()))
  return `/display/${key}/${name?.replaceAll('%20', '+')}`
}

/** Names in `aliases` that a page had before: of its aliases, those by another title or space. */
export function formerNames(meta: {
  title?: string | undefined
  space?: string | undefined
  aliases?: readonly string[] | undefined
}): Array<{alias: string; title: string; space: string}> {
  return (meta.aliases ?? []).flatMap(function (alias) {
    if (!alias.startsWith('/display/')) return []
    const {title, space} = readWikiAddress(alias) ?? {}
    if (title === undefined || space === undefined) return []
    return title === meta.title && space === meta.space ? [] : [{alias, title, space}]
  })
}

function plusses(title: string): string {
  return title.trim().replace(/\s+/gu, '+')
}
