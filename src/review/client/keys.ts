/** Single keys, for whoever does this all day; they can be switched off, as they may get in the way of other tools. */

import {choose, leave} from './answers.ts'
import {current, move} from './cards.ts'
import {main} from './page.ts'

const off = 'collate-review-keys-off'

const actions: Readonly<Record<string, () => void>> = {
  j: () => move(1),
  n: () => move(1),
  k: () => move(-1),
  p: () => move(-1),
  1: () => answer(0),
  2: () => answer(1),
  3: () => answer(2),
  u: () => click('.done .undo'),
  e: () => (current() ?? main()).querySelector<HTMLElement>('a.edit')?.click(),
  l: () => click('#back'),
  '/': () => main().querySelector<HTMLElement>('#search')?.focus(),
  '?': () => document.querySelector<HTMLDialogElement>('#help')?.showModal()
}

export function listenForKeys(): void {
  const box = document.querySelector<HTMLInputElement>('#keys-on')
  if (box) {
    box.checked = localStorage.getItem(off) === null
    box.addEventListener('change', function () {
      if (box.checked) localStorage.removeItem(off)
      else localStorage.setItem(off, 'yes')
    })
  }
  document.addEventListener('keydown', onKey)
}

function onKey(event: KeyboardEvent): void {
  const {target, key} = event
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (key === 'Escape' && target instanceof Element && target.closest('form.reason')) {
    leave(target)
    return
  }
  const isTyping = target instanceof Element && target.matches('input, select, textarea')
  const isOver = document.querySelector('dialog[open]') !== null
  if (isTyping || isOver || localStorage.getItem(off) !== null) return
  const action = Object.hasOwn(actions, key) ? actions[key] : undefined
  if (!action) return
  event.preventDefault()
  action()
}

function answer(index: number): void {
  const button = current()?.querySelectorAll<HTMLButtonElement>('.answer')[index]
  if (button) choose(button)
}

function click(selector: string): void {
  main().querySelector<HTMLElement>(selector)?.click()
}
