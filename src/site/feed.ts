/** Feeds of the latest articles, as RSS 2.0. */

import type {SiteArticle} from '../model/site-data.ts'
import {absolute} from './data.ts'
import {xml} from './xml.ts'

export interface Feed {
  title: string
  description: string
  /** Paths of what it is the feed of, and of itself. */
  path: string
  own: string
  locale: string
}

const most = 50

/** The latest of `articles`, the newest first; those of which no date is known are left out. */
export function feed(
  {title, description, path, own, locale}: Feed,
  articles: readonly SiteArticle[]
): Response {
  const latest = articles
    .flatMap((article) => {
      const time = Date.parse(article.updatedAt ?? '')
      return Number.isNaN(time) ? [] : [{article, time}]
    })
    .toSorted((a, b) => b.time - a.time || (a.article.id < b.article.id ? -1 : 1))
    .slice(0, most)
  const items = latest.map(function ({article, time}) {
    const about = article.description
      ? `<description>${xml(article.description)}</description>`
      : ''
    const address = xml(absolute(article.path))
    const date = new Date(time).toUTCString()
    return `<item><title>${xml(article.title)}</title><link>${address}</link><guid>${address}</guid><pubDate>${date}</pubDate>${about}</item>`
  })
  const head = [
    `<title>${xml(title)}</title>`,
    `<link>${xml(absolute(path))}</link>`,
    `<description>${xml(description)}</description>`,
    `<language>${xml(locale.toLowerCase())}</language>`,
    `<atom:link href="${xml(absolute(own))}" rel="self" type="application/rss+xml"/>`
  ]
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${head.join('')}\n${items.join('\n')}\n</channel></rss>\n`
  return new Response(body, {headers: {'content-type': 'application/rss+xml'}})
}
