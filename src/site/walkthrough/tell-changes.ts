/** Says what became different in a guide since the reader was here. */

import type {Changes} from './machine.ts'

export function tellChanges(root: HTMLElement, {changed, added, gone}: Changes): void {
  mark(root, changed, 'Changed since you did it')
  mark(root, added, 'New since you were here')
  if (changed.length + added.length + gone === 0) return

  const parts = [
    changed.length > 0 &&
      `${steps(changed.length)} that you did ${changed.length === 1 ? 'reads' : 'read'} differently now`,
    added.length > 0 && `${steps(added.length)} ${added.length === 1 ? 'is' : 'are'} new`,
    gone > 0 && `${steps(gone)} that you did ${gone === 1 ? 'is' : 'are'} gone`
  ]
  const note = document.createElement('p')
  note.className = 'changes'
  note.setAttribute('role', 'status')
  note.textContent = `This guide changed since you were here: ${parts.filter(Boolean).join(', ')}. Your progress is kept.`
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

function steps(count: number): string {
  return count === 1 ? 'one step' : `${count} steps`
}
