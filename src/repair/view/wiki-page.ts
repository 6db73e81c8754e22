/** Which page of the wiki a rendered page is, and which page a file in it belongs to. */

import type {Root} from 'hast'
import {attachmentAddress} from '../../model/attached-file.ts'
import {type Known, type PageKey, pageKey, type SourcePage} from '../../model/source-page.ts'
import {readWikiAddress} from '../../model/wiki-address.ts'
import {attribute} from '../common/classes.ts'
import {walk} from '../common/tree.ts'

export interface WikiId {
  id: string
  /** Nothing says it: it is the one that most files in the page belong to. */
  guessed: boolean
}

/** The wiki's id of `page`. */
export function wikiId(page: SourcePage, tree: Root): WikiId {
  const {url, aliases = []} = page.meta
  for (const address of url === undefined ? aliases : [url, ...aliases]) {
    const id = readWikiAddress(address)?.id
    if (id !== undefined) return {id, guessed: false}
  }
  if (/^\d+$/.test(page.id)) return {id: page.id, guessed: false}

  const counts = new Map<string, number>()
  let most = ''
  walk(tree, function (element) {
    const id = containerOf(
      attribute(element, 'dataLinkedResourceContainerId'),
      attribute(element, element.tagName === 'img' ? 'src' : 'href')
    )
    if (id === '') return
    const count = (counts.get(id) ?? 0) + 1
    counts.set(id, count)
    if (count > (counts.get(most) ?? 0)) most = id
  })
  return {id: most, guessed: true}
}

/** Id of the page that a file belongs to, as its element or its address says. */
export function containerOf(stated: string, address: string): string {
  if (/^\d+$/.test(stated)) return stated
  const exported = /^(?:\.\/)?attachments\/(?:thumbnails\/)?(\d+)\//.exec(address)?.[1]
  if (exported) return exported
  const read = readWikiAddress(address)
  return read?.file === undefined ? '' : (read.id ?? '')
}

/**
 * What a file that is attached to page `id` is called in a page of `page`'s source: by its name where that
 * is the page itself; `undefined` where its page is not known here.
 */
export function fileAddress(
  name: string,
  id: string,
  own: WikiId,
  page: SourcePage,
  known: Known
): string | undefined {
  if (id === '' || id === own.id) return name
  const key: PageKey | undefined = known.byUrl(`/pages/viewpage.action?pageId=${id}`, pageKey(page))
  if (key === undefined) return undefined
  return key === pageKey(page) ? name : attachmentAddress({name, page: key})
}
