/** Lets readers choose a path, and opens one inside another where its text leads there. */

import {button} from '../client/copy.ts'
import {said} from '../client/words.ts'
import type {Send, Shown, View} from './view.ts'
import {say} from './words.ts'

export class ChoiceView implements View {
  readonly #choice: HTMLElement
  readonly #paths: HTMLElement[]
  readonly #inputs: HTMLInputElement[] = []
  readonly #send: Send
  /** Where the path that is shown inside another belongs. */
  #home: Comment | undefined
  #guest: HTMLElement | undefined
  #banner: HTMLElement | undefined

  constructor(choice: HTMLElement, root: HTMLElement, send: Send) {
    this.#choice = choice
    this.#send = send
    this.#paths = [...choice.querySelectorAll<HTMLElement>(':scope > .path')]
    choice.prepend(this.#chooser())
    root.addEventListener('click', (event) => this.#onClick(event))
  }

  show({progress}: Shown): void {
    for (const input of this.#inputs) input.checked = input.value === progress.path
    for (const path of this.#paths) {
      const id = path.dataset['path']
      path.toggleAttribute('data-off', id !== progress.path && id !== progress.inside?.path)
    }
    const wanted = progress.inside?.path
    if (this.#guest?.dataset['path'] !== wanted) {
      this.#close()
      if (progress.inside) this.#open(progress.inside.path, progress.inside.from)
    }
  }

  #chooser(): HTMLElement {
    const box = document.createElement('fieldset')
    box.className = 'chooser'
    const legend = document.createElement('legend')
    legend.textContent = say.choose
    box.append(legend)

    for (const path of this.#paths) {
      const label = document.createElement('label')
      const input = document.createElement('input')
      input.type = 'radio'
      input.name = `path-of-${this.#choice.id || 'guide'}`
      input.value = path.dataset['path'] ?? ''
      input.autocomplete = 'off'
      input.addEventListener('change', () => this.#send({type: 'choose', path: input.value}))
      const steps = path.querySelectorAll('[data-step]').length
      const text = document.createElement('span')
      text.textContent = path.dataset['title'] ?? input.value
      const small = document.createElement('small')
      small.textContent = steps === 1 ? say.oneStep : steps > 0 ? said(say.steps, {n: steps}) : ''
      label.append(input, text, small)
      box.append(label)
      this.#inputs.push(input)
    }
    return box
  }

  /** A link from one path into another shows it there, instead of leaving the step. */
  #onClick(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]')
    const here = link?.closest<HTMLElement>('.path')
    if (!link || !here || event.ctrlKey || event.metaKey) return
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    const there = target?.closest<HTMLElement>('.path')
    if (!there || there === here || !this.#paths.includes(there) || there.contains(here)) return

    event.preventDefault()
    link.id ||= `from-${crypto.randomUUID().slice(0, 8)}`
    this.#send({type: 'open', path: there.dataset['path'] ?? '', from: link.id})
  }

  #open(id: string, from: string): void {
    const path = this.#paths.find((each) => each.dataset['path'] === id)
    const link = document.getElementById(from)
    const block = link?.closest('p, ul, ol.plain, table, .callout, h2, h3, h4') ?? link
    if (!path || !link || !block) return

    this.#home = document.createComment('')
    path.before(this.#home)
    path.dataset['inside'] = ''
    this.#banner = document.createElement('p')
    this.#banner.className = 'inside-banner'
    const origin = link.closest<HTMLElement>('[data-step]')
    const back = origin ? said(say.backToStep, {n: origin.getAttribute('value') ?? ''}) : say.back
    this.#banner.append(
      said(say.openedHere, {title: path.dataset['title'] ?? ''}),
      ' ',
      button(back, () => this.#send({type: 'back'}), 'link')
    )
    path.prepend(this.#banner)
    block.after(path)
    this.#guest = path
    path.tabIndex = -1
    path.focus()
  }

  #close(): void {
    if (!this.#guest || !this.#home) return
    const link = this.#guest.previousElementSibling?.querySelector<HTMLElement>('a[id^="from-"]')
    this.#banner?.remove()
    delete this.#guest.dataset['inside']
    this.#guest.removeAttribute('tabindex')
    this.#home.replaceWith(this.#guest)
    this.#guest = undefined
    this.#home = undefined
    link?.focus()
  }
}
