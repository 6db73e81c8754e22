/** What was there before, what the writer made of it, and what the source says now. */

import type {MarkedText, ShownConflict} from '../../model/shown-conflict.ts'
import {escapeHtml as e} from '../../report/index.ts'

export function conflictTexts({kind, base, mine, theirs}: ShownConflict, locale = ''): string {
  const lang = locale === '' ? '' : ` lang="${e(locale)}"`
  const cell = (name: string, html: string) =>
    `<div><p class="side-name">${name}</p><div class="text" dir="auto"${lang}>${html || '<span class="dim">nothing</span>'}</div></div>`
  const writers = kind === 'merged' ? 'Now' : 'Mine'
  const marks = base === '' ? `what differs from “${writers}”` : 'what differs from “Before”'
  return `<div class="beside three">${cell('Before', e(base))}${cell(writers, marked(mine))}${cell('Theirs', marked(theirs))}</div>
<p class="dim">Marked: ${marks}.</p>`
}

function marked(texts: readonly MarkedText[]): string {
  return texts
    .map(function ({text, kind}) {
      if (kind === 'same') return e(text)
      const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
      const tag = kind === 'removed' ? 'del' : 'ins'
      return words === '' ? e(text) : `${before}<${tag}>${e(words)}</${tag}>${after}`
    })
    .join('')
}
