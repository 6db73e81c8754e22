/** Which page an address leads to: by its numeric id in Confluence or Zendesk, else by the address. */

import type {PageKey} from '../model/source-page.ts'
import {normalUrl} from './facts.ts'
import type {PageFacts} from './page-facts.ts'

export function addressBook(pages: readonly PageFacts[]): (url: string) => PageKey | undefined {
  const book = new Map<string, PageKey>()
  const put = (name: string | undefined, key: PageKey) => {
    if (name !== undefined && !book.has(name)) book.set(name, key)
  }

  for (const {key, article, url} of pages) {
    put(`page:${key}`, key)
    for (const address of [url, article.url]) {
      if (address === undefined) continue
      put(idOf(address), key)
      put(normalUrl(withoutFragment(address)), key)
    }
  }
  for (const {key} of pages) {
    // The source's own id, where no address says of what system it is.
    const id = /\/(\d{5,})$/.exec(key)?.[1]
    if (id === undefined) continue
    put(`confluence ${id}`, key)
    put(`zendesk ${id}`, key)
  }
  return function (url) {
    const address = withoutFragment(url.trim())
    const id = idOf(address)
    return (id === undefined ? undefined : book.get(id)) ?? book.get(normalUrl(address))
  }
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '')
}

function idOf(url: string): string | undefined {
  const page = /\/pages\/(\d+)(?:\/|\?|$)|[?&]pageId=(\d+)/.exec(url)
  if (page) return `confluence ${page[1] ?? page[2]}`
  const article = /\/articles\/(\d+)(?:[-/?.]|$)/.exec(url)
  return article ? `zendesk ${article[1]}` : undefined
}
