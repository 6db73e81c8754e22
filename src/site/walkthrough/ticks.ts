/** Keeps which boxes of the checklists are ticked. */

import type {Send, View} from './view.ts'

export function addTicks(root: HTMLElement, send: Send): View {
  const boxes = [...root.querySelectorAll<HTMLInputElement>('[data-tick]')]
  for (const box of boxes) {
    const key = box.dataset['tick'] ?? ''
    box.addEventListener('change', () => send({type: 'tick', key, on: box.checked}))
  }
  return {
    show({progress}) {
      for (const box of boxes) box.checked = progress.ticks.includes(box.dataset['tick'] ?? '')
    }
  }
}
