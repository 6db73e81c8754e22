/** What a reply says about attached files, in both versions of the interface. */

import type {FileFacts} from '../../model/source-page.ts'
import {count, type Json, object, present, text} from '../remote/values.ts'

export interface AttachedFile {
  facts: FileFacts
  /** Address that its bytes are at, relative to Confluence's own. */
  download?: string
  /** Id of the page that it is attached to. */
  page?: string
}

export function filesOf(replies: readonly Json[]): AttachedFile[] {
  return replies.flatMap(function (reply) {
    const name = text(reply['title'])
    const status = text(reply['status']) ?? 'current'
    if (name === undefined || status !== 'current') return []
    const extensions = object(reply['extensions'])
    const facts: FileFacts = present({
      name,
      id: text(reply['id']),
      fileId: text(reply['fileId']) ?? text(extensions['fileId']),
      mediaType: text(reply['mediaType']) ?? text(extensions['mediaType']),
      size: count(reply['fileSize']) ?? count(extensions['fileSize']),
      revision: text(object(reply['version'])['number'])
    })
    const download = text(object(reply['_links'])['download']) ?? text(reply['downloadLink'])
    return [present({facts, download, page: pageOf(reply)})]
  })
}

function pageOf(reply: Json): string | undefined {
  const container = text(object(reply['_expandable'])['container'])
  const [, id] = /\/rest\/api\/content\/([^/?#]+)$/.exec(container ?? '') ?? []
  return text(reply['pageId']) ?? text(object(reply['container'])['id']) ?? id
}
