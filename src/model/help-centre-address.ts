/**
 * Addresses of Zendesk help centres, in all the forms in which articles, files and forms were ever linked to. Numbers
 * tell what is meant; slug, language and a `/` at the end may be missing, and change.
 */

import {decoded} from './decoded.ts'

export type HelpCentreKind =
  | 'article'
  /** A file of an article. */
  | 'attachment'
  | 'category'
  | 'community'
  | 'home'
  /** A picture of the media library; its id is a ULID. */
  | 'media'
  /** The form to ask for help. */
  | 'request'
  | 'section'
  /** What the editor writes for an article that it does not know the number of. */
  | 'unsaved'
  /** A file of an old ticket or forum; its id is a secret of letters. */
  | 'upload'

export interface HelpCentreAddress {
  kind: HelpCentreKind
  /** In lower case, with the port; absent in an address that names no host. */
  host?: string
  id?: string
  /** As it is written: `en-us`. */
  locale?: string
  /** What stands after the number, decoded: `Reset-your-password`. */
  slug?: string
  /** Name of a file. */
  name?: string
  /** It has not the form of Guide, `/hc/…`, which no other site has. */
  loose?: true
  /** With its `#`; empty where there is none. */
  fragment: string
}

type Reading = Omit<HelpCentreAddress, 'host' | 'fragment'>

const absolute = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)(\?[^#]*)?(#.*)?$/is
const rooted = /^(\/[^?#]*)(\?[^#]*)?(#.*)?$/s

const locale = '(?:/([a-z]{2,3}(?:-[a-z\\d]{2,8})*))?'
const article = /^articles\/(\d{3,64})(?:-([^/]*))?(?:\/(?:comments|subscription)(?:\/.*)?)?$/
const place = /^(section|categorie)s\/(\d{3,64})(?:-([^/]*))?(?:\/.*)?$/

/** What stands after `/hc/LOCALE/`. */
const inside: ReadonlyArray<[form: RegExp, read: (parts: string[]) => Reading]> = [
  [article, ([id = '', slug = '']) => ({kind: 'article', id, ...(slug && {slug})})],
  [/^articles\/undefined$/, () => ({kind: 'unsaved'})],
  [
    /^article_attachments\/(\d{3,64})(?:\/([^/]+))?$/,
    ([id = '', name = '']) => ({kind: 'attachment', id, ...(name && {name})})
  ],
  [
    place,
    ([kind = '', id = '', slug = '']) => ({
      kind: kind === 'section' ? kind : 'category',
      id,
      ...(slug && {slug})
    })
  ],
  [/^requests?\/new$/, () => ({kind: 'request'})],
  [/^community(?:\/.*)?$/, () => ({kind: 'community'})],
  [/^$/, () => ({kind: 'home'})]
]

/** Forms of before Guide, of its editor, and of its media library; `name` is what the query says. */
const outside: ReadonlyArray<[form: RegExp, read: (parts: string[], name: string) => Reading]> = [
  [
    /^\/entries\/(\d{3,64})(?:-([^/]*))?$/,
    ([id = '', slug = '']) => ({kind: 'article', id, ...(slug && {slug})})
  ],
  [
    /^\/knowledge\/articles\/(\d{3,64})(?:\/([a-z]{2,3}(?:-[a-z\d]{2,8})*))?$/i,
    ([id = '', locale = '']) => ({kind: 'article', id, ...(locale && {locale})})
  ],
  [
    /^\/attachments\/token\/([^/]{4,200})(?:\/([^/]+))?$/,
    ([id = '', last = ''], name) => ({
      kind: 'upload',
      id,
      ...((name || last) && {name: name || last})
    })
  ],
  [/^\/guide-media\/([\da-hjkmnp-tv-z]{26})$/i, ([id = '']) => ({kind: 'media', id})],
  [/^\/(?:anonymous_)?requests\/new$/, () => ({kind: 'request'})]
]

/** Read `url` as an address of a help centre; `undefined` where it is none. */
export function readHelpCentreAddress(url: string): HelpCentreAddress | undefined {
  const whole = absolute.exec(url.trim())
  const [path = '', query = '', fragment = ''] =
    whole?.slice(2) ?? rooted.exec(url.trim())?.slice(1) ?? []
  if (path === '' || path.length > 2000) return
  const found = readPath(path.replace(/(?<!\/)\/+$/, ''), query)
  if (!found) return
  const host = whole?.[1]?.toLowerCase().replace(/^[^@]*@/, '')
  return {...found, ...(host && {host}), fragment: fragment === '#' ? '' : fragment}
}

const guide = new RegExp(`^/hc${locale}(?:/(.*))?$`, 'is')

function readPath(path: string, query: string): Reading | undefined {
  const [centre, tag, rest = ''] = guide.exec(path) ?? []
  if (centre === undefined) {
    const name = new URLSearchParams(query.replaceAll('&amp;', '&')).get('name') ?? ''
    const found = readForms(path, outside, name)
    return found && {...found, loose: true}
  }
  const found = readForms(rest, inside, '')
  return found && {...found, ...(tag && {locale: tag})}
}

function readForms(
  path: string,
  forms: ReadonlyArray<[form: RegExp, read: (parts: string[], name: string) => Reading]>,
  name: string
): Reading | undefined {
  for (const [form, read] of forms) {
    const parts = form.exec(path)
    if (parts)
      return read(
        parts.slice(1).map((part) => decoded(part ?? '')),
        name
      )
  }
  return
}

/** The words of a slug, as its title may have had them. */
export function wordsOfSlug(slug: string): string {
  return slug.replaceAll(/-+/g, ' ').trim()
}

/**
 * Ids that the editor gives headings: `h_01HZ…` and `01HZ…` are the same, whatever the case of their letters. Gives what
 * they have in common; `undefined` for any other id.
 */
export function headingIdOf(id: string): string | undefined {
  return /^(?:h_)?(01[\da-hjkmnp-tv-z]{24})$/i.exec(id)?.[1]?.toLowerCase()
}
