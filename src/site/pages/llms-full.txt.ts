/** All articles of the standard language in one file, each as its own Markdown. */

import type {APIRoute} from 'astro'
import {absolute, articleMarkdown, articlesOf, site} from '../data.ts'

export const GET: APIRoute = function () {
  const articles = site.sections
    .filter(({locale}) => locale === site.locale)
    .flatMap(articlesOf)
    .map((article) => `<!-- ${absolute(article.path)} -->\n\n${articleMarkdown(article).trim()}\n`)
  return new Response(articles.join('\n'))
}
