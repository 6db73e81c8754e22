/** What is found in one article, with the answers; what was settled; and what was done last. */

import type {Finding} from '../../model/finding.ts'
import {answers} from '../../model/rules/rule.ts'
import {count, countFindings, escapeHtml as e, placeText, sentence} from '../../report/index.ts'
import type {ArticleView} from '../article-views.ts'
import {articleHead} from './article-head.ts'
import {findingCard} from './finding-card.ts'
import {anchorOf, articleAddress, countBadges, donePanel} from './parts.ts'
import {page, type Shell} from './shell.ts'

/** Findings that are shown at a time; a page of more is no page to work on. */
const most = 200

export function articlePage(shell: Shell, view: ArticleView): string {
  const {article, findings, next, seen} = view
  const cards = findings.slice(0, most).map((finding) => findingCard(finding, view))
  const rest =
    findings.length > most
      ? `<p class="dim">and ${count(findings.length - most, 'more finding')}, once some of these are settled.</p>`
      : ''
  const onward = next
    ? `<p class="next"><a class="button" href="${e(articleAddress(next))}">Next article: <bdi>${e(next.title)}</bdi></a></p>`
    : ''
  const title = article?.title ?? 'Findings of no article'
  const locale = view.sides?.left.locale ?? 'en'
  const main = `${article ? articleHead(article, view.root, 'findings') : `<p class="back"><a href="/" id="back">All articles</a></p><h1>${title}</h1>`}
${donePanel(view.done, locale)}
<section aria-labelledby="open"><h2 id="open">Open ${countBadges(countFindings(findings))}</h2>
${cards.length > 0 ? `<ol class="findings">${cards.join('\n')}</ol>${rest}` : '<div class="empty"><p>Nothing is open here.</p></div>'}
${onward}</section>
${settledSection(view)}`
  return page(shell, {title, main, seen, article: article?.id ?? ''})
}

function settledSection({settled}: ArticleView): string {
  if (settled.length === 0) return ''
  const items = settled.map(({finding, standing}) => settledItem(finding, standing))
  return `<section aria-labelledby="settled"><h2 id="settled">Settled</h2>
<ul class="settled">${items.join('\n')}</ul></section>`
}

function settledItem(
  finding: Finding,
  standing: ArticleView['settled'][number]['standing']
): string {
  const facts = standing
    ? `<p>${e(answers[standing.answer])}: “<bdi>${e(standing.reason)}</bdi>”<span class="dim">${standing.owner ? `, <bdi>${e(standing.owner)}</bdi>` : ''}${standing.until ? `, until ${e(standing.until)}` : ''}</span></p>
<button type="button" class="quiet" data-do="undo" data-fingerprint="${e(standing.fingerprint)}">Take back<span class="unseen"> ${e(sentence(finding))}</span></button>`
    : '<p class="dim">Settled by a decision about the same words elsewhere.</p>'
  return `<li id="${anchorOf(finding)}"><p class="sentence">${e(sentence(finding))}.</p>
<p class="dim"><code>${e(finding.rule)}</code> <code>${e(placeText(finding))}</code></p>${facts}</li>`
}
