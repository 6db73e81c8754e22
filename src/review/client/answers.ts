/** An answer is chosen, its reason typed, and sent. */

import {ask} from './ask.ts'
import {cards, goTo} from './cards.ts'
import {main, refresh, say} from './page.ts'

/** Answers that may end. */
const mayEnd = ['meant', 'publish']

/** Show what `button` would do, and ask why. */
export function choose(button: HTMLButtonElement): void {
  const card = button.closest<HTMLElement>('.card')
  const form = card?.querySelector<HTMLFormElement>('form.reason')
  if (!card || !form) return
  const answer = button.dataset['answer'] ?? ''
  for (const each of card.querySelectorAll('.answer'))
    each.setAttribute('aria-expanded', String(each === button))
  form.dataset['answer'] = answer
  form.hidden = false
  show(form, '.until', mayEnd.includes(answer))
  for (const taken of form.querySelectorAll<HTMLElement>('[data-for]'))
    taken.hidden = taken.dataset['for'] !== answer
  show(form, '.problem', false)
  const chosen = form.querySelector('.chosen')
  if (chosen) chosen.textContent = button.textContent?.replace(/^\s*\d\s*/, '') ?? ''
  form.querySelector<HTMLInputElement>('[name="reason"]')?.focus()
}

/** Close the form that `inside` is in. */
export function leave(inside: Element): void {
  const card = inside.closest<HTMLElement>('.card')
  const form = card?.querySelector<HTMLFormElement>('form.reason')
  if (!card || !form) return
  form.hidden = true
  for (const each of card.querySelectorAll('.answer')) each.setAttribute('aria-expanded', 'false')
  card.focus()
}

export async function submit(form: HTMLFormElement): Promise<void> {
  const card = form.closest<HTMLElement>('.card')
  const {fingerprint} = card?.dataset ?? {}
  const {answer = ''} = form.dataset
  if (!card || fingerprint === undefined || form.getAttribute('aria-busy') === 'true') return
  const given = new FormData(form)
  const until = mayEnd.includes(answer) ? String(given.get('until') ?? '') : ''
  const {seen = ''} = main().dataset
  const index = cards().indexOf(card)

  form.setAttribute('aria-busy', 'true')
  say({said: 'Working…'})
  const reply = await ask('settle', {
    fingerprint,
    answer,
    reason: String(given.get('reason') ?? ''),
    seen,
    ...(until !== '' && {until})
  })
  // Busy until the page is the new one: what is typed in between would be said to what is no more.
  if (reply.problem === undefined) {
    await refresh()
    goTo(cards()[index] ?? cards().at(-1))
  } else {
    const problem = form.querySelector<HTMLElement>('.problem')
    if (problem) problem.textContent = [reply.problem, reply.hint].filter(Boolean).join(' ')
    show(form, '.problem', true)
    await refreshAround(fingerprint, given)
  }
  form.removeAttribute('aria-busy')
  say(reply)
}

/** The page may show what is no more: it is read anew, and what was typed is kept where the finding still is. */
async function refreshAround(fingerprint: string, typed: FormData): Promise<void> {
  const old = document.querySelector<HTMLElement>(`[data-fingerprint="${fingerprint}"]`)
  const problem = old?.querySelector('.problem')?.textContent ?? ''
  const answer = old?.querySelector<HTMLElement>('form.reason')?.dataset['answer']
  await refresh()
  const card = cards().find((each) => each.dataset['fingerprint'] === fingerprint)
  const button = card?.querySelector<HTMLButtonElement>(`[data-answer="${answer}"]`)
  if (!card || !button) {
    goTo(cards()[0])
    return
  }
  choose(button)
  for (const input of card.querySelectorAll<HTMLInputElement>('form.reason input'))
    input.value = String(typed.get(input.name) ?? '')
  const place = card.querySelector<HTMLElement>('.problem')
  if (place) place.textContent = problem
  show(card, '.problem', true)
}

function show(within: Element, selector: string, isShown: boolean): void {
  const element = within.querySelector<HTMLElement>(selector)
  if (element) element.hidden = !isShown
}
