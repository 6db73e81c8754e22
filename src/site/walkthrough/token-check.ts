/** `<collate-token-check>`: compares a pasted token with the documented shape, and forgets it. */

import {checkShape, type Shape} from './shape.ts'
import {say} from './words.ts'

class TokenCheck extends HTMLElement {
  connectedCallback(): void {
    const fold = this.querySelector('details')
    const template = this.querySelector('template')
    if (!fold || !template) return

    fold.hidden = false
    fold.addEventListener('toggle', () => this.#equip(fold, template.content), {once: true})
  }

  /** Put into `fold` the field to paste into, once a reader opened it. */
  #equip(fold: HTMLDetailsElement, content: DocumentFragment): void {
    const shape = JSON.parse(this.dataset['shape'] ?? '{}') as Shape
    fold.append(content.cloneNode(true))
    const input = this.querySelector('input')
    const verdict = this.querySelector<HTMLElement>('.verdict')
    if (!input || !verdict) return

    this.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault())
    input.addEventListener('input', function () {
      const {fits, notes} = checkShape(input.value, shape, say)
      verdict.replaceChildren(...(input.value === '' ? [] : notes.map(paragraph)))
      verdict.dataset['fits'] = String(fits)
    })
    const forget = () => {
      input.value = ''
      verdict.replaceChildren()
    }
    fold.addEventListener('toggle', () => !fold.open && forget())
    addEventListener('pagehide', forget)
  }
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p')
  made.textContent = text
  return made
}

customElements.define('collate-token-check', TokenCheck)
