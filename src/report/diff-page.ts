/** Two versions as one page that a writer can read in a browser: sentences first, then the texts side by side. */

import type {Article} from '../model/article.ts'
import type {ShownStep} from '../model/side-by-side.ts'
import {findingsSection, rulesSection} from './diff-page/findings.ts'
import {byRow, findPlaces} from './diff-page/places.ts'
import {style} from './diff-page/style.ts'
import {texts} from './diff-page/texts.ts'
import {capital, type DiffPageView, namesOf, rowId, wordsOf} from './diff-page/view.ts'
import {escapeHtml as e} from './page/escape.ts'
import {frame} from './page/frame.ts'
import {count} from './paint.ts'
import {countFindings, countsText} from './totals.ts'

/** Steps that are shown; the texts have them all. */
const mostSteps = 1000

export function diffPage(view: DiffPageView): string {
  const {left, findings, settled, steps} = view
  const find = findPlaces(view)
  const {html, shown} = texts(view, byRow(view))
  const title = `${view.areVersions ? 'Two versions' : 'Two texts'} side by side: ${left.title}`
  const items = [
    ['findings', 'Findings'],
    ...(steps.length > 0 ? [['steps', 'Steps']] : []),
    ['texts', 'The texts'],
    ...(findings.length + settled.length > 0 ? [['rules', 'What the rules mean']] : [])
  ].map(([id, text]) => `<li><a href="#${id}">${text}</a></li>`)

  return frame({
    title,
    intro: introduction(view),
    nav: `<nav aria-label="On this page"><ul>${items.join('')}</ul></nav>`,
    main: [
      versionsTable(view),
      findingsSection(view, function (finding) {
        const {left: a, right: b} = find(finding)
        return {
          ...(a !== undefined && shown.has(a) && {left: a}),
          ...(b !== undefined && shown.has(b) && {right: b})
        }
      }),
      stepsTable(view, shown),
      html,
      rulesSection(view)
    ].join('\n'),
    style
  })
}

function introduction(view: DiffPageView): string {
  const {findings, settled, rows, areVersions, versions} = view
  const names = namesOf(view)
  const done = settled.length > 0 ? `, and ${settled.length.toLocaleString('en')} settled` : ''
  const kinds = [
    ['same', 'the same'],
    ['changed', 'changed'],
    ['moved', 'moved'],
    ['left', `only in the ${names.left}`],
    ['right', `only in the ${names.right}`]
  ].flatMap(function ([kind, text]) {
    const number = rows.filter((row) => row.kind === kind).length
    return number > 0 ? [`${number.toLocaleString('en')} ${text}`] : []
  })
  const blocks = kinds.length > 0 ? ` Of the blocks, ${kinds.join(', ')}.` : ''
  const who = areVersions
    ? 'The lead is what readers get: “here” and “this article” in a sentence mean it.'
    : 'In a sentence, “here” and “this article” mean the first text.'
  const more =
    versions > 2
      ? ` The article has ${versions} versions; this page compares the lead with the next one.`
      : ''
  return `<p>${capital(countsText(countFindings(findings)))}${done}.${blocks} ${who}${more}</p>`
}

function versionsTable(view: DiffPageView): string {
  const names = namesOf(view)
  const rows = (['left', 'right'] as const).map(function (side) {
    const article = view[side]
    const {title, page, file, updatedAt, url} = article
    const facts = [
      ...(page === undefined ? [] : [`<code>${e(page)}</code>`]),
      `<code>${e(file)}</code>`,
      ...(updatedAt === undefined ? [] : [`changed on ${e(updatedAt.slice(0, 10))}`]),
      ...(url === undefined ? [] : [`<code>${e(url)}</code>`])
    ]
    return `<tr role="row"><th scope="row" role="rowheader">${capital(names[side])}</th>
<td role="cell"><p><span ${wordsOf(article)}>${e(title)}</span></p><p class="dim facts">${facts.join(' <span aria-hidden="true">·</span> ')}</p></td></tr>`
  })
  return `<section aria-labelledby="versions"><h2 id="versions">${view.areVersions ? 'The versions' : 'What is compared'}</h2>
<table class="versions stack" role="table" aria-labelledby="versions"><tbody role="rowgroup">${rows.join('\n')}</tbody></table></section>`
}

function stepsTable(view: DiffPageView, shown: ReadonlySet<number>): string {
  if (view.steps.length === 0) return ''
  const names = namesOf(view)
  const rows = view.steps.slice(0, mostSteps).map(function ({left, right, moved, row}) {
    const state =
      right.length === 0
        ? `Only in the ${names.left}`
        : left.length === 0
          ? `Only in the ${names.right}`
          : moved
            ? 'Moved'
            : left.length === right.length
              ? 'Answer each other'
              : 'Answer each other, split otherwise'
    const told =
      row !== undefined && shown.has(row) ? `<a href="#${rowId(row)}">${state}</a>` : state
    return `<tr role="row"><th scope="row" role="rowheader">${told}</th>
<td role="cell"><p class="side">${capital(names.left)}</p>${stepList(left, view.left)}</td>
<td role="cell"><p class="side">${capital(names.right)}</p>${stepList(right, view.right)}</td></tr>`
  })
  const rest =
    view.steps.length > mostSteps
      ? `<p class="dim">and ${count(view.steps.length - mostSteps, 'more row')}: the page would be too long</p>`
      : ''
  return `<section aria-labelledby="steps"><h2 id="steps">Steps</h2>
<table class="steps stack" role="table" aria-labelledby="steps">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Which answers which</th><th scope="col" role="columnheader">${capital(names.left)}</th><th scope="col" role="columnheader">${capital(names.right)}</th></tr></thead>
<tbody role="rowgroup">${rows.join('\n')}</tbody></table>${rest}</section>`
}

function stepList(steps: readonly ShownStep[], article: Article): string {
  if (steps.length === 0) return '<p class="dim">Missing here</p>'
  return steps
    .map(
      ({number, title}) =>
        `<p><span class="label">Step ${number}</span> <span ${wordsOf(article)}>${e(title)}</span></p>`
    )
    .join('')
}
