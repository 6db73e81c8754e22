/** The page as the server has it now, put in the place of the one that is shown. */

import {ask, type Reply} from './ask.ts'

/** What was shown is the page of this address. */
let tag = ''

export function main(): HTMLElement {
  return document.querySelector<HTMLElement>('#main') ?? document.body
}

/** Milliseconds for which it is shown that something went well. */
const shownFor = 8000
let fading: ReturnType<typeof setTimeout> | undefined

/** Tell it to whoever listens, and show it for a while. */
export function say({said, problem, hint}: Reply): void {
  const place = document.querySelector('#said')
  if (!place) return
  clearTimeout(fading)
  if (problem === undefined) fading = setTimeout(() => place.replaceChildren(), shownFor)
  place.textContent = [said ?? problem, hint].filter(Boolean).join(' ')
  place.classList.toggle('is-problem', problem !== undefined)
}

/** Read the page of `address` anew. What is open stays open; whether anything changed. */
export async function refresh(address = location.href, onlyNew = false): Promise<boolean> {
  const response = await fetch(address, {
    headers: onlyNew && tag !== '' ? {'if-none-match': tag} : {}
  }).catch(() => undefined)
  if (!response || response.status === 304) return false
  tag = response.headers.get('etag') ?? ''
  const read = new DOMParser().parseFromString(await response.text(), 'text/html')
  const next = read.querySelector('main')
  if (!next) return false
  const open = openDetails(main())
  // What is typed meanwhile must not be lost.
  const form = main().querySelector('form.filter')
  if (form) next.querySelector('form.filter')?.replaceWith(form)
  document.title = read.title
  main().replaceWith(document.adoptNode(next))
  next.id = 'main'
  next.tabIndex = -1
  for (const [index, details] of [...next.querySelectorAll('details')].entries())
    if (open.has(nameOf(details, index))) details.open = true
  return true
}

function openDetails(within: Element): Set<string> {
  const all = [...within.querySelectorAll('details')]
  return new Set(all.flatMap((each, index) => (each.open ? [nameOf(each, index)] : [])))
}

/** Those of a card by the card; others by their place. */
function nameOf(details: Element, index: number): string {
  return details.closest('.card')?.id ?? String(index)
}

/** Do what a button says, and show what came of it. */
export async function work(name: string, button: HTMLButtonElement): Promise<void> {
  const index = [...main().querySelectorAll('[data-do]')].indexOf(button)
  button.disabled = true
  say({said: 'Working…'})
  const reply = await ask(name, bodyOf(name, button.dataset))
  await refresh()
  say(reply)
  const done = main().querySelector<HTMLElement>('.done .undo')
  const same = [...main().querySelectorAll<HTMLElement>('[data-do]')][index]
  ;(name === 'put-back' || name === 'take-out'
    ? (same ?? done ?? main())
    : (done ?? main())
  ).focus()
}

/** What is sent for a button with these facts. */
function bodyOf(name: string, facts: DOMStringMap): object {
  const {fingerprint, source, by, nth, of, pages, same} = facts
  const {article, seen} = main().dataset
  if (name === 'bring-in') return {}
  if (name === 'undo') return {fingerprint}
  if (name === 'undo-pair')
    return {article: of, pages: JSON.parse(pages ?? '[]'), same: same === 'true'}
  return {article, source, by, nth: Number(nth), seen}
}

/** Whoever comes back from the editor sees what they made of it; what they typed here is not taken away. */
export function refreshWhenBack(): void {
  window.addEventListener('focus', function () {
    if (main().querySelector('form.reason:not([hidden])')) return
    const {activeElement} = document
    if (activeElement instanceof HTMLInputElement) return
    const card = activeElement?.closest('.card')?.id
    void refresh(location.href, true).then(function (isNew) {
      if (isNew && card) document.getElementById(card)?.focus({preventScroll: true})
    })
  })
}
