import type {APIRoute} from 'astro'
import {absolute, site} from '../data.ts'
import {xml} from '../xml.ts'

/** The latest articles, the newest first. */
export const GET: APIRoute = function () {
  const latest = site.articles
    .filter((article) => article.updatedAt !== undefined)
    .toSorted((a, b) => ((a.updatedAt ?? '') < (b.updatedAt ?? '') ? 1 : -1))
    .slice(0, 50)
  const items = latest.map(function ({title, description, path, updatedAt}) {
    const time = Date.parse(updatedAt ?? '')
    const date = Number.isNaN(time) ? '' : `<pubDate>${new Date(time).toUTCString()}</pubDate>`
    const about = description ? `<description>${xml(description)}</description>` : ''
    const address = xml(absolute(path))
    return `<item><title>${xml(title)}</title><link>${address}</link><guid>${address}</guid>${date}${about}</item>`
  })
  const head = `<title>${xml(site.title)}</title><link>${xml(absolute('/'))}</link><description>${xml(site.description ?? site.title)}</description>`
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>${head}\n${items.join('\n')}\n</channel></rss>\n`
  return new Response(body, {headers: {'content-type': 'application/rss+xml'}})
}
