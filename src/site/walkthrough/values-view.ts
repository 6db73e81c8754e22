/** Shows what readers typed wherever its name stands: in text, code and addresses. */

import {checkValue, fillIn, type ValueKind} from './values.ts'
import type {Send, Shown, View} from './view.ts'
import {say} from './words.ts'

export class ValuesView implements View {
  readonly #inputs: HTMLInputElement[]
  readonly #texts: HTMLElement[]
  readonly #links: HTMLAnchorElement[]

  constructor(root: HTMLElement, send: Send) {
    this.#inputs = [...root.querySelectorAll<HTMLInputElement>('[data-value]')]
    this.#texts = [...root.querySelectorAll<HTMLElement>('[data-fill]')]
    this.#links = [...root.querySelectorAll<HTMLAnchorElement>('[data-fill-href]')]
    for (const input of this.#inputs) {
      input.addEventListener('input', () => take(input, send, false))
      input.addEventListener('change', () => take(input, send, true))
    }
    for (const form of root.querySelectorAll<HTMLFormElement>('[data-values]')) {
      form.hidden = false
      form.addEventListener('submit', (event) => event.preventDefault())
    }
  }

  show({progress: {values}}: Shown): void {
    for (const input of this.#inputs) {
      const value = values[input.dataset['value'] ?? ''] ?? ''
      if (input !== document.activeElement && !input.hasAttribute('aria-invalid'))
        input.value = value
    }
    for (const text of this.#texts) {
      const name = text.dataset['fill'] ?? ''
      text.textContent = values[name] ?? name
      text.toggleAttribute('data-filled', values[name] !== undefined)
    }
    for (const link of this.#links) link.href = fillIn(link.dataset['fillHref'] ?? '', values, true)
  }
}

/** Take over what fits as it is typed; say what does not only when the reader is through. */
function take(input: HTMLInputElement, send: Send, final: boolean): void {
  const {value, problem} = checkValue(
    (input.dataset['kind'] ?? 'text') as ValueKind,
    input.value,
    say
  )
  const hint = document.getElementById(input.getAttribute('aria-describedby') ?? '')
  const name = input.dataset['value'] ?? ''
  if (problem === '') {
    input.removeAttribute('aria-invalid')
    if (hint) hint.textContent = ''
    send({type: 'value', name, value})
    if (final) input.value = value
    return
  }
  if (value === '') {
    send({type: 'value', name, value: ''})
    input.value = final ? '' : input.value
  }
  if (!final && value !== '') return
  input.setAttribute('aria-invalid', 'true')
  if (hint) hint.textContent = problem
}
