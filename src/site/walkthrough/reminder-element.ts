/** `<collate-reminder>`: a calendar file, made in the page. */

import {onceNear} from '../client/near.ts'
import {said} from '../client/words.ts'
import {calendar, dayAfter} from './reminder.ts'
import {say} from './words.ts'

class Reminder extends HTMLElement {
  connectedCallback(): void {
    const template = this.querySelector('template')
    // A field for a date is the dearest there is: a fifth of a second on a slow phone.
    if (template) onceNear(this, () => this.#equip(template.content))
  }

  #equip(content: DocumentFragment): void {
    this.append(content.cloneNode(true))
    const form = this.querySelector('form')
    const input = this.querySelector<HTMLInputElement>('input[type="date"]')
    const status = this.querySelector('[role="status"]')
    if (!form || !input || !status) return

    const today = new Date().toISOString().slice(0, 10)
    input.min = today
    input.value = dayAfter(today, Number(this.dataset['days'] ?? 90))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const title = this.dataset['title'] ?? ''
      const url = location.origin + location.pathname
      const text = calendar({
        title,
        description: said(say.reminderNote, {url}),
        day: input.value,
        url,
        stamp: `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
      })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([text], {type: 'text/calendar'}))
      link.download = 'token-reminder.ics'
      link.click()
      URL.revokeObjectURL(link.href)
      status.textContent = say.reminderMade
    })
  }
}

customElements.define('collate-reminder', Reminder)
