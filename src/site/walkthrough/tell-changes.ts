/** Says what became different in a guide since the reader was here. */

import {said} from '../client/words.ts'
import type {Changes} from './machine.ts'
import {say} from './words.ts'

export function tellChanges(root: HTMLElement, {changed, added, gone}: Changes): void {
  mark(root, changed, say.changedStep)
  mark(root, added, say.newStep)
  const parts = [
    [say.changedSteps, changed.length],
    [say.newSteps, added.length],
    [say.goneSteps, gone]
  ] as const
  const what = parts.filter(([, n]) => n > 0).map(([text, n]) => said(text, {n}))
  if (what.length === 0) return

  const note = document.createElement('p')
  note.className = 'changes'
  note.setAttribute('role', 'status')
  note.textContent = said(say.guideChanged, {what: what.join('; ')})
  const first = root.querySelector('.choice, .walkthrough')
  first?.before(note)
}

function mark(root: HTMLElement, keys: readonly string[], text: string): void {
  for (const key of keys) {
    const step = root.querySelector(`[data-step="${CSS.escape(key)}"] .step-body`)
    const note = document.createElement('p')
    note.className = 'step-note'
    note.textContent = text
    step?.prepend(note)
  }
}
