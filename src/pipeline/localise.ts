/**
 * Links and pictures of a version as the article's file has them: `page:zendesk/12` becomes
 * `article:<id>`, a picture that came with the page becomes a file beside the article.
 */

import type {Definition, Image, Link, Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Attachment} from '../emit/index.ts'
import type {FindingDraft} from '../model/finding.ts'
import type {Entry} from '../model/record.ts'
import type {PageKey} from '../model/source-page.ts'
import {noPiece} from '../model/words.ts'
import {type Names, takePictures} from './pictures.ts'
import type {Prepared} from './prepare.ts'

export interface Localised {
  entries: Entry[]
  findings: FindingDraft[]
  attachments: Attachment[]
  /** Pictures to be written beside the article, by name. */
  files: Map<string, Uint8Array>
}

/** Rewrite the addresses of `version` in place. `former` is what an earlier run made of its pictures. */
export async function localise(
  version: Prepared,
  names: Names,
  articles: ReadonlyMap<PageKey, string>,
  former: readonly Attachment[],
  root: string
): Promise<Localised> {
  const entries: Entry[] = []
  const pictures: Image[] = []
  visit(version.article.body, function (node: Nodes) {
    if (node.type === 'image') pictures.push(node)
    else if (node.type === 'link' || node.type === 'definition') {
      const route = routeOf(node.url, articles)
      if (route !== undefined) entries.push(replaced('page-routes', node, route, 'links'))
    }
  })

  const {taken, away, attachments, files} = await takePictures(
    pictures,
    version,
    names,
    former,
    root
  )
  for (const [picture, address] of taken)
    entries.push(replaced('pictures', picture, address, 'images'))
  return {entries, findings: notLocal(away, version), attachments, files}
}

/** Where a link to another page leads; `undefined` for every other link. */
function routeOf(url: string, articles: ReadonlyMap<PageKey, string>): string | undefined {
  const [, key, fragment = ''] = /^page:([^#]*)(#.*)?$/s.exec(url) ?? []
  const article = articles.get(key as PageKey)
  return article === undefined ? undefined : `article:${article}${fragment}`
}

/** Give `node` its new address; the entry owns up to both. */
function replaced(
  by: string,
  node: Definition | Image | Link,
  url: string,
  kind: 'images' | 'links'
): Entry {
  const [removed, added] = [node.url, url].map((each) => ({...noPiece, [kind]: [each]}))
  node.url = url
  const offset = node.position?.start.offset ?? 0
  return {by, offset, args: {}, ...(removed && added && {removed, added})}
}

/** One finding for all pictures that are elsewhere: they are mended together, or not at all. */
function notLocal(away: readonly Image[], {key, page}: Prepared): FindingDraft[] {
  const [first] = away
  if (!first) return []
  const {line, column} = first.position?.start ?? {line: 1, column: 1}
  return [
    {
      rule: 'image/not-local',
      args: {pictures: away.length, first: first.url},
      at: {file: page.file, line, column},
      source: key
    }
  ]
}
