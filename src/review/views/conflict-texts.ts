/** What was there before, what the writer made of it, and what the source says now. */

import type {Comparison, TextRow} from '../../model/mending.ts'
import type {ConflictTexts} from '../../pipeline.ts'
import {escapeHtml as e} from '../../report/index.ts'

export function conflictTexts({ours, theirs}: ConflictTexts, locale = ''): string {
  const lang = locale === '' ? '' : ` lang="${e(locale)}"`
  const cell = (name: string, html: string) =>
    `<div><p class="side-name">${name}</p><div class="text" dir="auto"${lang}>${html || '<span class="dim">nothing</span>'}</div></div>`
  return `<div class="beside three">${cell('Before', e(ours.before))}${cell('Mine', marked(ours))}${cell('Theirs', marked(theirs))}</div>
<p class="dim">Marked: what each side changed in what was there before.</p>`
}

/** The new text, with what went and what came; without marks where the texts are too different. */
function marked({rows, after}: Comparison): string {
  return rows.length > 0 ? rows.map(line).join('\n') : e(after)
}

function line({segments}: TextRow): string {
  return segments
    .map(function ({text, kind}) {
      if (kind === 'same') return e(text)
      const blank = /^\s*/.exec(text)?.[0] ?? ''
      const tag = kind === 'removed' ? 'del' : 'ins'
      return `${blank}<${tag}>${e(text.slice(blank.length))}</${tag}>`
    })
    .join('')
}
