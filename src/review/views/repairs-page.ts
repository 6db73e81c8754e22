/** What was mended in an article and what was taken out, each with a way back. */

import {comparisonSection, escapeHtml as e, pageSection} from '../../report/index.ts'
import type {RepairsView} from '../article-views.ts'
import {articleHead} from './article-head.ts'
import {donePanel} from './parts.ts'
import {page, type Shell} from './shell.ts'

/** Characters of what was taken out that are shown. */
const longest = 600

export function repairsPage(shell: Shell, view: RepairsView): string {
  const {article, root, seen, pages, locale, comparison, problems, done} = view
  const broken = problems.map(
    ({file, reason}) =>
      `<p class="problem"><code>${e(file)}</code> cannot be read: ${e(reason)}</p>`
  )
  const sections = pages.map((mended) => pageSection(mended, locale))
  const main = `${articleHead(article, root, 'repairs')}
${donePanel(done, locale)}
${broken.join('')}${takenOut(view)}
<section aria-labelledby="repairs"><h2 id="repairs">All repairs</h2>
${sections.join('\n') || '<p>Nothing was mended.</p>'}
${comparison ? comparisonSection(comparison, locale, false) : ''}</section>`
  return page(shell, {title: `Repairs: ${article.title}`, main, seen, article: article.id})
}

/** The words that readers of the sources have and readers of the article have not. */
function takenOut({removals, pages, locale}: RepairsView): string {
  if (removals.length === 0)
    return '<section aria-labelledby="taken-out"><h2 id="taken-out">Taken out</h2><p>No words were taken out.</p></section>'
  const summaries = new Map(pages.flatMap(({steps}) => steps.map(({by, summary}) => [by, summary])))
  const items = removals.map(function ({source, by, nth, at, text, isBack}) {
    const shown = text.length > longest ? `${text.slice(0, longest)}…` : text
    const facts = `data-source="${e(source)}" data-by="${e(by)}" data-nth="${nth}"`
    const unseen = `<span class="unseen"> ${e(text.slice(0, 60))}</span>`
    const button = isBack
      ? `<span>It is in the article again.</span> <button type="button" class="quiet" data-do="take-out" ${facts}>Take it out again${unseen}</button>`
      : `<button type="button" data-do="put-back" ${facts}>Put it back${unseen}</button>`
    return `<li><p>${e(summaries.get(by) ?? '')} <span class="dim"><code>${e(by)}</code> <code>${e(source)}</code>, line ${at.line}</span></p>
<del class="block" lang="${e(locale)}" dir="auto">${e(shown)}</del>
<p class="buttons">${button}</p></li>`
  })
  return `<section aria-labelledby="taken-out"><h2 id="taken-out">Taken out</h2>
<p>What is put back goes into the article at its place, and is yours from then on: no import takes it away.</p>
<ul class="taken-out">${items.join('\n')}</ul></section>`
}
