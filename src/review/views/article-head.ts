/** What stands above every page of an article. */

import type {ArticleResult} from '../../model/result.ts'
import {escapeHtml as e} from '../../report/index.ts'
import {articleAddress, heldText, placeLinks, stateBadge} from './parts.ts'

export type Tab = 'findings' | 'versions' | 'repairs'

export function articleHead(article: ArticleResult, root: string, tab: Tab): string {
  const {title, path, lead, versions} = article
  const others = versions.filter(({key}) => key !== lead).map(({key}) => key)
  const from =
    lead === undefined
      ? 'Written here, without a source.'
      : `From <code>${e(lead)}</code>${others.length > 0 ? `, which leads ${others.map((key) => `<code>${e(key)}</code>`).join(', ')}` : ''}.`
  const tabs: ReadonlyArray<readonly [Tab, string, string]> = [
    ['findings', '', 'Findings'],
    ...(versions.length > 1 ? [['versions', '/versions', 'Versions'] as const] : []),
    ...(lead !== undefined ? [['repairs', '/repairs', 'Repairs'] as const] : [])
  ]
  const links = tabs.map(
    ([name, part, label]) =>
      `<li><a href="${e(articleAddress(article, part))}"${name === tab ? ' aria-current="page"' : ''}>${label}</a></li>`
  )
  return `<p class="back"><a href="/" id="back">All articles</a></p>
<h1><bdi>${e(title)}</bdi> ${stateBadge(article)}</h1>
${heldText(article)}<p class="dim">${from}</p>
${placeLinks(root, {file: path, line: 1, column: 1}, 'the article')}
<nav class="tabs" aria-label="About this article"><ul>${links.join('')}</ul></nav>`
}
