import type {APIRoute} from 'astro'
import type {Translation} from '../../model/site-data.ts'
import {absolute, allPath, elsewhere, localeOf, site, translationsOf} from '../data.ts'
import {xml} from '../xml.ts'

interface Page {
  path: string
  locale?: string
  updatedAt?: string
  others?: Translation[]
}

export const GET: APIRoute = function () {
  const pages: Page[] = [
    ...site.locales.flatMap(({tag, path}) => [
      {path, locale: tag, others: elsewhere(tag, (each) => localeOf(each).path)},
      {path: allPath(tag), locale: tag, others: elsewhere(tag, allPath)}
    ]),
    ...site.sections.map((section) => ({...section, others: translationsOf(section)})),
    ...site.articles.map((article) => ({...article, others: article.translations ?? []})),
    ...(Object.keys(site.tokens).length > 0 ? [{path: '/tokens/'}] : []),
    ...Object.values(site.tokens).map(({path}) => ({path}))
  ]
  const urls = pages.map(function (page) {
    const date = page.updatedAt ? `<lastmod>${xml(page.updatedAt)}</lastmod>` : ''
    return `<url><loc>${xml(absolute(page.path))}</loc>${date}${languages(page)}</url>`
  })
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`
  return new Response(body, {headers: {'content-type': 'application/xml'}})
}

/** Every language of a page names all of them, itself too. */
function languages({path, locale = '', others = []}: Page): string {
  if (others.length === 0) return ''
  return [{locale, path}, ...others]
    .map(
      (each) =>
        `<xhtml:link rel="alternate" hreflang="${xml(each.locale)}" href="${xml(absolute(each.path))}"/>`
    )
    .join('')
}
