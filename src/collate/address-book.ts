/**
 * Which page an address leads to: by its numeric id in Confluence or Zendesk, else by the address. Of the languages of an
 * article, that of the address is meant, else the first.
 */

import type {PageKey} from '../model/source-page.ts'
import {normalUrl} from './facts.ts'
import type {BarePage} from './readings.ts'

export function addressBook(pages: readonly BarePage[]): (url: string) => PageKey | undefined {
  const book = new Map<string, PageKey>()
  const put = (name: string | undefined, key: PageKey) => {
    if (name !== undefined && !book.has(name)) book.set(name, key)
  }

  for (const {key, article, url} of pages) {
    put(`page:${key}`, key)
    for (const address of [url, article.url]) {
      if (address === undefined) continue
      put(spokenId(address), key)
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
    const ids = [spokenId(address), idOf(address)].filter((id) => id !== undefined)
    const found = ids.map((id) => book.get(id)).find((key) => key !== undefined)
    return found ?? book.get(normalUrl(address))
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

/** The id of an article in the language that its address names. */
function spokenId(url: string): string | undefined {
  const [, locale, id] =
    /\/hc\/([a-z]{2,3}(?:-[a-z\d]+)*)\/articles\/(\d+)(?:[-/?.]|$)/i.exec(url) ?? []
  return locale === undefined ? undefined : `zendesk ${id} ${locale.toLowerCase()}`
}
