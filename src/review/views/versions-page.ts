/** The versions of an article side by side, with the words that differ and the pictures. */

import {byRow, texts} from '../../report/index.ts'
import type {VersionsView} from '../article-views.ts'
import {articleHead} from './article-head.ts'
import {page, type Shell} from './shell.ts'

export function versionsPage(shell: Shell, {article, root, seen, sides}: VersionsView): string {
  const more =
    article.versions.length > 2
      ? `<p>The article has ${article.versions.length} versions; this page shows the lead beside the next one.</p>`
      : ''
  const main = `${articleHead(article, root, 'versions')}
${more}${texts(sides, byRow(sides)).html}`
  return page(shell, {title: `Versions: ${article.title}`, main, seen, article: article.id})
}
