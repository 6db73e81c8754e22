/** The articles, those with the most to decide first. */

import type {RunResult} from '../../model/result.ts'
import {count, countFindings, countsText, escapeHtml as e} from '../../report/index.ts'
import type {Done} from '../desk.ts'
import {byUrgency} from '../urgency.ts'
import {type Filter, listed, shownStates} from './filter.ts'
import {articleAddress, countBadges, donePanel, heldText, stateBadge} from './parts.ts'
import {page, type Shell} from './shell.ts'

/** Articles that are shown at a time. */
const most = 300

export function listPage(
  shell: Shell,
  result: RunResult,
  filter: Filter,
  done: Done | undefined
): string {
  const known = new Set(result.articles.map(({id}) => id))
  const loose = result.findings.filter(({article}) => !known.has(article))
  const rows = result.articles
    .toSorted(byUrgency)
    .flatMap((article) => listed(article, filter) ?? [])
  const items = rows.slice(0, most).map(function ({article, findings}) {
    const counts = countBadges(countFindings(findings))
    const state = article.status === 'published' ? '' : stateBadge(article)
    return `<li><h2><a href="${e(articleAddress(article))}"><bdi>${e(article.title)}</bdi></a></h2>
<p class="counts">${counts || '<span class="dim">nothing open</span>'} ${state}</p>
<p class="dim path"><code>${e(article.path)}</code></p>${heldText(article)}</li>`
  })
  const rest =
    rows.length > most
      ? `<p class="dim">and ${count(rows.length - most, 'more article')}: search, or choose fewer.</p>`
      : ''
  const main = `<h1>Articles</h1>
<p class="lead">${summaryText(result)}</p>
${done?.article === '' ? donePanel(done, 'en') : ''}
${filterForm(result, filter)}
${loose.length > 0 ? `<p class="loose"><a href="/loose">${count(loose.length, 'finding')} of no article</a> ${countBadges(countFindings(loose))}</p>` : ''}
<p class="shown dim" id="shown">${count(rows.length, 'article')} shown</p>
${items.length > 0 ? `<ol class="rows">${items.join('\n')}</ol>${rest}` : empty(result, filter)}`
  return page(shell, {title: 'Articles', main})
}

function summaryText({articles, findings}: RunResult): string {
  const held = articles.filter(({status}) => status === 'held').length
  const said = `${count(articles.length, 'article')}: ${countsText(countFindings(findings))}`
  return held > 0 ? `${said}; ${held.toLocaleString('en')} held back` : said
}

function empty({articles}: RunResult, {severity, rule, text, state}: Filter): string {
  if (articles.length === 0)
    return '<div class="empty"><h2>There are no articles yet</h2><p>Bring some in with <code>npx collate import</code>, or write one in <code>content/articles/</code>.</p></div>'
  if (severity === '' && rule === '' && text === '' && state === 'open')
    return `<div class="empty"><h2>Nothing is open</h2><p>All findings are settled, and nothing is held back. <a href="/?state=all">Show all ${articles.length.toLocaleString('en')} articles</a></p></div>`
  return '<div class="empty"><h2>No article is like that</h2><p><a href="/">Show what is open</a></p></div>'
}

function filterForm({findings}: RunResult, {state, severity, rule, text}: Filter): string {
  const rules = [
    ...new Set([...findings.map((each) => each.rule as string), ...(rule ? [rule] : [])])
  ].sort()
  const option = (value: string, label: string, chosen: string) =>
    `<option value="${e(value)}"${value === chosen ? ' selected' : ''}>${e(label)}</option>`
  return `<form class="filter" role="search" action="/" method="get">
<label>Search <input type="search" name="text" value="${e(text)}" id="search" autocomplete="off"></label>
<label>Show <select name="state">${Object.entries(shownStates)
    .map(([value, label]) => option(value, label, state))
    .join('')}</select></label>
<label>Severity <select name="severity">${option('', 'any', severity)}${option('error', 'errors', severity)}${option('warning', 'errors and warnings', severity)}</select></label>
<label>Rule <select name="rule">${option('', 'any', rule)}${rules.map((each) => option(each, each, rule)).join('')}</select></label>
<button>Show</button></form>`
}
