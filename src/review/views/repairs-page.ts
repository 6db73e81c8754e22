/** What was mended in an article and what was taken out, each with a way back. */

import {comparisonSection, escapeHtml as e, pageSection} from '../../report/index.ts'
import type {RepairsView} from '../article-views.ts'
import {articleHead} from './article-head.ts'
import {donePanel} from './parts.ts'
import {page, type Shell} from './shell.ts'

export function repairsPage(shell: Shell, view: RepairsView): string {
  const {article, root, seen, pages, locale, comparison, problems, removals, done} = view
  const sections = pages.map((mended) =>
    pageSection(mended, locale, function (by, nth) {
      const removal = removals.find(
        (each) => each.source === mended.source && each.by === by && each.nth === nth
      )
      if (!removal) return ''
      const facts = `data-source="${e(removal.source)}" data-by="${e(by)}" data-nth="${nth}"`
      return removal.isBack
        ? `<p class="put-back">It is in the article again. <button type="button" class="quiet" data-do="take-out" ${facts}>Take it out again</button></p>`
        : `<p class="put-back"><button type="button" data-do="put-back" ${facts}>Put it back</button></p>`
    })
  )
  const broken = problems.map(
    ({file, reason}) => `<p><code>${e(file)}</code> cannot be read: ${e(reason)}</p>`
  )
  const main = `${articleHead(article, root, 'repairs')}
${donePanel(done, locale)}
<section aria-labelledby="repairs"><h2 id="repairs">Repairs</h2>
<p>What is put back goes into the article at its place, and is yours from then on: no import takes it away.</p>
${broken.join('')}${sections.join('\n') || '<p>Nothing was mended.</p>'}
${comparison ? comparisonSection(comparison, locale, false) : ''}</section>`
  return page(shell, {title: `Repairs: ${article.title}`, main, seen, article: article.id})
}
