import type {APIRoute} from 'astro'
import {absolute, site} from '../data.ts'
import {xml} from '../xml.ts'

export const GET: APIRoute = function () {
  const pages: Array<{path: string; updatedAt?: string | undefined}> = [
    ...site.locales.map(({path}) => ({path})),
    ...site.sections.map(({path}) => ({path})),
    ...site.articles.map(({path, updatedAt}) => ({path, updatedAt})),
    ...(Object.keys(site.tokens).length > 0 ? [{path: '/tokens/'}] : []),
    ...Object.values(site.tokens).map(({path}) => ({path}))
  ]
  const urls = pages.map(function (page) {
    const date = page.updatedAt ? `<lastmod>${xml(page.updatedAt)}</lastmod>` : ''
    return `<url><loc>${xml(absolute(page.path))}</loc>${date}</url>`
  })
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
  return new Response(body, {headers: {'content-type': 'application/xml'}})
}
