/** What a reply says about the files that are attached to an article. */

import type {FileFacts} from '../../model/source-page.ts'
import {count, type Json, present, text} from '../remote/values.ts'

export interface AttachedFile {
  facts: FileFacts & {id: string}
  /** Path that its bytes are at. */
  download?: string
  /** Id of the article that it is attached to. */
  article?: string
}

/** Read `replies`, all that is attached to one article. */
export function filesOf(replies: readonly Json[]): AttachedFile[] {
  const taken = new Set<string>()
  return replies.flatMap(function (reply) {
    const id = text(reply['id'])
    if (id === undefined || /^\.+$/.test(id)) return []
    const facts = present({
      name: freeName(text(reply['file_name'] ?? reply['display_file_name']) ?? id, id, taken),
      id,
      mediaType: text(reply['content_type']),
      size: count(reply['size']),
      listed: reply['inline'] === false ? true : undefined
    })
    const download = pathOf(text(reply['content_url']))
    return [present({facts, download, article: text(reply['article_id'])})]
  })
}

/** Articles have many files of one name, as editors call all that is pasted `image.png`: ids tell them apart. */
function freeName(name: string, id: string, taken: Set<string>): string {
  const [, stem = name, extension = ''] = /^(.+?)(\.[a-z\d]{1,8})?$/is.exec(name) ?? []
  const free = taken.has(name.toLowerCase()) ? `${stem}-${id}${extension}` : name
  taken.add(free.toLowerCase())
  return free
}

/** Centres name files on the host that readers know, which need not be the one that is asked. */
function pathOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url, 'https://unknown.invalid')) return
  const {pathname, search} = new URL(url, 'https://unknown.invalid')
  return /\/(?:article_attachments|guide-media|attachments)\//.test(pathname)
    ? pathname + search
    : undefined
}
