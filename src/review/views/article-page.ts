/** What is found in one article, with the answers; what was settled; and what was done last. */

import type {SaidPair, Standing} from '../../pipeline.ts'
import {
  count,
  countFindings,
  decisionText,
  escapeHtml as e,
  placeText,
  sentence
} from '../../report/index.ts'
import type {ArticleView, Settled} from '../article-views.ts'
import {pairText} from '../pair-text.ts'
import {articleHead} from './article-head.ts'
import {findingCard} from './finding-card.ts'
import {articleAddress, countBadges, donePanel, pairFacts} from './parts.ts'
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

function settledSection({settled, pairs}: ArticleView): string {
  const items = [...settled.map(settledItem), ...pairs.map(pairItem)]
  if (items.length === 0) return ''
  return `<section aria-labelledby="settled"><h2 id="settled">Settled</h2>
<ul class="settled">${items.join('\n')}</ul></section>`
}

function settledItem({finding, standing}: Settled): string {
  const gone = standing?.conflict
    ? `${decisionText(standing)}.`
    : 'What it was about is not found any more.'
  const said = finding ? `${sentence(finding)}.` : gone
  const rule = finding?.rule ?? standing?.rule ?? ''
  const place = finding ? ` <code>${e(placeText(finding))}</code>` : ''
  return `<li><p class="sentence" dir="auto">${e(said)}</p>
<p class="dim"><code>${e(rule)}</code>${place}</p>${standing ? decisionHtml(standing, said) : '<p class="dim">Settled by a decision about the same words elsewhere.</p>'}</li>`
}

function decisionHtml(standing: Standing, said: string): string {
  const {reason, owner, until, fingerprint, conflict} = standing
  const parts = [
    // Of a conflict, it is said above.
    ...(conflict ? [] : [e(decisionText(standing))]),
    ...(reason === '' ? [] : [`“<bdi>${e(reason)}</bdi>”`]),
    ...(owner ? [`<bdi class="dim">${e(owner)}</bdi>`] : []),
    ...(until ? [`<span class="dim">until ${e(until)}</span>`] : [])
  ]
  return `<p>${parts.join(', ')}</p>
<button type="button" class="quiet" data-do="undo" data-fingerprint="${e(fingerprint)}">Take back<span class="unseen"> ${e(said)}</span></button>`
}

function pairItem(pair: SaidPair): string {
  const [first, second] = pair.pages
  const said = `${first} and ${second}: ${pairText(pair)}`
  return `<li><p class="sentence"><code>${e(first)}</code> and <code>${e(second)}</code></p>
<p>${e(pairText(pair))}</p>
<button type="button" class="quiet" ${pairFacts(pair)}>Take back<span class="unseen"> ${e(said)}</span></button></li>`
}
