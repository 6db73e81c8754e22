/** Pieces that several pages share. */

import path from 'node:path'
import type {Finding, Place, Severity} from '../../model/finding.ts'
import type {ArticleResult} from '../../model/result.ts'
import type {SaidPair} from '../../pipeline.ts'
import {type Counts, count, escapeHtml as e, rowsTable} from '../../report/index.ts'
import type {Done} from '../desk.ts'

export const called: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note'
}

/** What the findings of each severity are called together, the worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info']

/** Where a finding stands on the page of its article. */
export function anchorOf({fingerprint}: Finding): string {
  return `finding-${fingerprint.slice(0, 12).replace(/\W/g, '')}`
}

export function articleAddress({id}: Pick<ArticleResult, 'id'>, part = ''): string {
  return `/article/${encoded(id)}${part}`
}

function encoded(part: string): string {
  return encodeURIComponent(part.toWellFormed())
}

export function countBadges(counts: Counts): string {
  return severities
    .filter((severity) => counts[severity] > 0)
    .map(
      (severity) =>
        `<span class="badge ${severity}">${count(counts[severity], called[severity])}</span>`
    )
    .join(' ')
}

const states: Readonly<Record<ArticleResult['status'], string>> = {
  published: 'Published',
  held: 'Held back',
  draft: 'Draft'
}

export function stateBadge({status}: ArticleResult): string {
  return `<span class="badge ${status}">${states[status]}</span>`
}

/** What holds an article back. */
export function heldText({heldBecause}: ArticleResult): string {
  return heldBecause
    .map((reason) => `<p class="held-because">Held back because ${e(reason)}.</p>`)
    .join('')
}

/** The place as a link that opens an editor, and as text to copy; only the text where it lies elsewhere. */
export function placeLinks(root: string, {file, line, column}: Place, name: string): string {
  if (file === '') return ''
  const text = `${file}:${line}`
  const shown = `<code class="path">${e(text)}</code>`
  if (/^https?:/.test(file)) return `<p class="place"><code class="path">${e(file)}</code></p>`
  const absolute = path.resolve(root, file).split(path.sep).map(encoded).join('/')
  const address = `vscode://file/${absolute.replace(/^\/+/, '')}:${line}:${column}`
  return `<p class="place">${shown}
<a class="button quiet edit" href="${e(address)}">Open in editor<span class="unseen"> ${e(name)}</span></a>
<button type="button" class="quiet" data-copy="${e(text)}">Copy place<span class="unseen"> ${e(name)}</span></button></p>`
}

/** What a button says that takes back what was said of two pages. */
export function pairFacts({article, pages, same}: SaidPair): string {
  return `data-do="undo-pair" data-of="${e(article)}" data-pages="${e(JSON.stringify(pages))}" data-same="${same}"`
}

/** Says what was done last, with the way back and what became of the text. */
export function donePanel(done: Done | undefined, locale: string): string {
  if (!done) return ''
  const {said, undo, waits, change} = done
  const buttons = [
    ...(undo === undefined
      ? []
      : [
          'pages' in undo
            ? `<button type="button" class="undo" ${pairFacts(undo)}>Undo <kbd>u</kbd></button>`
            : 'by' in undo
              ? `<button type="button" class="undo" data-do="take-out" data-source="${e(undo.source)}" data-by="${e(undo.by)}" data-nth="${undo.nth}">Undo <kbd>u</kbd></button>`
              : `<button type="button" class="undo" data-do="undo" data-fingerprint="${e(undo.fingerprint)}">Undo <kbd>u</kbd></button>`
        ]),
    ...(waits ? ['<button type="button" data-do="bring-in">Bring it in now</button>'] : [])
  ]
  const rows = change?.rows.filter(({kind}) => kind !== 'same') ?? []
  const later = waits ? ' <span class="dim">It comes in with the next import.</span>' : ''
  const shown =
    rows.length > 0
      ? `<h3>What changed in the article</h3><div class="changed">${rowsTable(rows, locale, ['Before', 'Now'])}</div>`
      : change
        ? '<p>The article has changed.</p>'
        : ''
  return `<section class="done" aria-labelledby="done-title"><h2 id="done-title">${e(said)}</h2>${later}
<div class="buttons">${buttons.join('')}</div>${shown}</section>`
}
