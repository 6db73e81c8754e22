/** What was mended, as one page that a writer can read in a browser: no scripts, nothing from elsewhere. */

import type {
  Comparison,
  MendedArticle,
  MendedPage,
  MendingEntry,
  MendingReport,
  MendingStep,
  TextRow
} from '../model/mending.ts'
import {escapeHtml as e} from './page/escape.ts'
import {frame} from './page/frame.ts'
import {count} from './paint.ts'
import {factsOf, piecesOf, repairTotals} from './repairs.ts'

/** Characters that articles may fill; those beyond are counted only. */
const mostText = 8_000_000
/** Rows of a table that are shown. */
const mostRows = 3000

export function repairsPage(report: MendingReport): string {
  const {articles, details, problems} = report
  const [only, ...others] = details
  const title = only && others.length === 0 ? `What was mended: ${only.title}` : 'What was mended'
  const sections: string[] = []
  let left = mostText
  for (const [at, article] of details.entries()) {
    const section = articleSection(article, at, details.length === 1)
    left -= section.length
    sections.push(left < 0 ? shortSection(article, at) : section)
  }

  return frame({
    title,
    intro: `<p>${count(total(report), 'change')} in ${count(articles.length, 'article')}. What was taken out stands in the records, and can be put back from there.</p>`,
    nav: details.length > 1 ? contents(details) : '',
    main: [
      totals(report),
      sections.length > 0 ? sections.join('\n') : countsTable(report),
      problems.length > 0 ? problemsSection(problems) : ''
    ].join('\n')
  })
}

function total(report: MendingReport): number {
  return repairTotals(report).reduce((sum, each) => sum + each.count, 0)
}

function contents(details: readonly MendedArticle[]): string {
  const items = details.map(
    ({title}, at) => `<li><a href="#article-${at + 1}">${e(title)}</a></li>`
  )
  return `<nav aria-label="Articles"><ul>${items.join('')}</ul></nav>`
}

function totals(report: MendingReport): string {
  const rows = repairTotals(report).map(
    ({id, summary, count: number, articles}) =>
      `<tr><td>${number}</td><td><code>${e(id)}</code></td><td>${e(summary)}${report.articles.length > 1 ? ` <span class="dim">In ${count(articles, 'article')}.</span>` : ''}</td></tr>`
  )
  if (rows.length === 0) return '<p>Nothing was mended.</p>'
  return `<section aria-labelledby="repairs"><h2 id="repairs">Repairs</h2>
<table class="counts"><thead><tr><th scope="col">Changes</th><th scope="col">Repair</th><th scope="col">What is wrong in the source</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></section>`
}

/** Articles that are counted only. */
function countsTable({articles}: MendingReport): string {
  if (articles.length === 0) return ''
  const rows = articles.slice(0, mostRows).map(function ({title, path, id, repairs}) {
    const changes = Object.values(repairs).reduce((sum, number) => sum + number, 0)
    return `<tr><td>${changes}</td><td>${e(title)}</td><td><code>${e(path ?? id)}</code></td></tr>`
  })
  const rest =
    articles.length > mostRows
      ? `<p>and ${count(articles.length - mostRows, 'more article')}</p>`
      : ''
  return `<section aria-labelledby="articles"><h2 id="articles">Articles</h2>
<p>Name an article to see all that was mended in it.</p>
<table class="counts"><thead><tr><th scope="col">Changes</th><th scope="col">Article</th><th scope="col">File</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>${rest}</section>`
}

function heading({title, path, id}: MendedArticle, at: number): string {
  return `<h2 id="article-${at + 1}">${e(title)}</h2><p class="dim"><code>${e(path ?? id)}</code></p>`
}

function articleSection(article: MendedArticle, at: number, isOnly: boolean): string {
  const {pages, comparison, locale} = article
  return `<section aria-labelledby="article-${at + 1}">${heading(article, at)}
${pages.map((page) => pageSection(page, locale)).join('\n')}
${comparison ? comparisonSection(comparison, locale, isOnly) : ''}</section>`
}

function shortSection(article: MendedArticle, at: number): string {
  const changes = article.pages.flatMap(({steps}) => steps.flatMap(({entries}) => entries)).length
  return `<section aria-labelledby="article-${at + 1}">${heading(article, at)}
<p>${count(changes, 'change')}. The page would be too long with all of them: name the article to see them.</p></section>`
}

export function pageSection({source, format, file, steps}: MendedPage, locale: string): string {
  const changes = steps.flatMap(({entries}) => entries).length
  const done =
    changes === 0
      ? 'Nothing was mended.'
      : `${count(changes, 'change')} by ${count(steps.length, 'repair')}, in the order in which they ran.`
  return `<h3>${e(source)}</h3><p class="dim">${e(format)}, <code>${e(file)}</code></p><p>${done}</p>
${steps.map((step) => stepDetails(step, locale)).join('\n')}`
}

function stepDetails({by, summary, entries}: MendingStep, locale: string): string {
  return `<details><summary><code>${e(by)}</code> ${e(summary)} <span class="dim">${count(entries.length, 'time')}</span></summary>
<ol class="entries">${entries.map((entry) => entryItem(entry, locale)).join('\n')}</ol></details>`
}

function entryItem(
  {place, passage, what, removed, added, aside}: MendingEntry,
  locale: string
): string {
  const {from, to, others} = factsOf(what)
  const attributes = `lang="${e(locale)}" dir="auto"`
  const lines = [
    `<code>${e(place.file)}:${place.line}:${place.column}</code>`,
    ...(passage === '' ? [] : [`<p class="passage"><code dir="auto">${e(passage)}</code></p>`])
  ]
  if (from !== undefined || to !== undefined)
    lines.push(
      `<p>${from === undefined ? '' : `<del ${attributes}>${e(from) || '(nothing)'}</del> `}${to === undefined ? '' : `<ins ${attributes}>${e(to) || '(nothing)'}</ins>`}</p>`
    )
  if (others.length > 0) lines.push(`<p class="dim">${e(others.join('; '))}</p>`)
  for (const text of piecesOf(removed))
    lines.push(`<del class="block" ${attributes}>${e(text.trim())}</del>`)
  for (const text of piecesOf(added))
    lines.push(`<ins class="block" ${attributes}>${e(text.trim())}</ins>`)
  if (aside !== undefined)
    lines.push(`<p class="aside">Set aside whole:</p><pre ${attributes}>${e(aside)}</pre>`)
  return `<li>${lines.join('\n')}</li>`
}

export function comparisonSection(
  {words, rows, before, after}: Comparison,
  locale: string,
  isOnly: boolean
): string {
  const counts = `${count(words.before, 'word')} in the source, ${count(words.after, 'word')} in the article`
  const open = isOnly ? ' open' : ''
  return `<details${open}><summary>Before and after <span class="dim">${counts}</span></summary>
${rows.length > 0 ? rowsTable(rows, locale) : sides(before, after, locale)}</details>`
}

/** `heads`: what stands above the two columns. */
export function rowsTable(
  rows: readonly TextRow[],
  locale: string,
  heads: readonly [string, string] = ['Before: the source', 'After: the article']
): string {
  const cells = rows
    .slice(0, mostRows)
    .map((row) => `<tr>${cell(row, 'removed', locale)}${cell(row, 'added', locale)}</tr>`)
  const rest =
    rows.length > mostRows ? `<p>and ${count(rows.length - mostRows, 'more line')}</p>` : ''
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${e(head)}</th>`).join('')}</tr></thead>
<tbody>${cells.join('\n')}</tbody></table>${rest}`
}

function cell({segments}: TextRow, own: 'removed' | 'added', locale: string): string {
  const tag = own === 'removed' ? 'del' : 'ins'
  const shown = segments
    .filter(({kind}) => kind === 'same' || kind === own)
    .map(({text, kind}) => (kind === 'same' ? e(text) : `<${tag}>${e(text)}</${tag}>`))
  return `<td class="text" lang="${e(locale)}" dir="auto">${shown.join('')}</td>`
}

/** Two texts that are too long, or too different, to be read into each other. */
function sides(before: string, after: string, locale: string): string {
  const attributes = `lang="${e(locale)}" dir="auto"`
  const cut = (text: string) =>
    e(text.length > mostText / 8 ? `${text.slice(0, mostText / 8)}…` : text)
  return `<p>The two texts are too long or too different to mark single words.</p>
<div class="sides"><div><p><strong>Before: the source</strong></p><div ${attributes}>${cut(before)}</div></div>
<div><p><strong>After: the article</strong></p><div ${attributes}>${cut(after)}</div></div></div>`
}

function problemsSection(problems: MendingReport['problems']): string {
  const items = problems.map(({file, reason}) => `<li><code>${e(file)}</code>: ${e(reason)}</li>`)
  return `<section aria-labelledby="problems"><h2 id="problems">Records that cannot be read</h2><ul>${items.join('')}</ul></section>`
}
