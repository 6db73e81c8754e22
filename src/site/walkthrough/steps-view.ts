/** Buttons of each step, and the bar below them: done, one at a time, share. */

import {button, copy} from '../client/copy.ts'
import {said} from '../client/words.ts'
import {shareAddress} from './address.ts'
import {current, doneCount} from './machine.ts'
import type {Send, Shown, View} from './view.ts'
import {say} from './words.ts'

interface StepParts {
  element: HTMLElement
  key: string
  done: HTMLButtonElement
  previous: HTMLButtonElement
  next: HTMLButtonElement
}

export class StepsView implements View {
  readonly #procedure: string
  readonly #element: HTMLElement
  readonly #steps: StepParts[] = []
  readonly #bar = document.createElement('div')
  readonly #count = document.createElement('p')
  readonly #single: HTMLButtonElement
  readonly #send: Send
  #shown: Shown | undefined

  constructor(element: HTMLElement, send: Send) {
    this.#send = send
    this.#element = element
    this.#procedure = element.dataset['procedure'] ?? ''
    this.#single = button(say.oneAtATime, () => this.#toggleSingle(), 'button small-button')
    this.#bar.className = 'steps-bar'
    this.#count.setAttribute('role', 'status')
    const share = button(
      say.copyLink,
      (self) => void copy(this.#address(), self, say.linkCopied),
      'button small-button'
    )
    share.title = say.linkNote
    this.#bar.append(this.#count, this.#single, share)
  }

  /** Put into the page what readers can press, a step at a time; only then it can be shown. */
  *build(): Generator<void> {
    for (const step of this.#element.querySelectorAll<HTMLElement>('[data-step]')) {
      if (step.closest('[data-procedure]') !== this.#element) continue
      this.#steps.push(this.#addButtons(step))
      yield
    }
    this.#element.dataset['bar'] = ''
    this.#element.append(this.#bar)
  }

  show(shown: Shown): void {
    this.#shown = shown
    const {guide, progress} = shown
    const procedure = guide.procedures.find((each) => each.id === this.#procedure)
    if (!procedure) return
    const at = current(procedure, progress)?.key
    const total = this.#steps.length

    for (const [index, {element, key, done, previous, next}] of this.#steps.entries()) {
      const isDone = progress.done[key] !== undefined
      const isAt = key === at
      element.toggleAttribute('data-done', isDone)
      element.toggleAttribute('data-off', progress.single && !isAt)
      if (isAt && progress.single) element.setAttribute('aria-current', 'step')
      else element.removeAttribute('aria-current')
      done.setAttribute('aria-pressed', String(isDone))
      done.textContent = isDone ? say.done : say.markDone
      previous.hidden = !progress.single || index === 0
      next.hidden = !progress.single || index === total - 1
    }

    const count = doneCount(procedure, progress)
    this.#count.textContent = said(count === total ? say.allDone : say.someDone, {
      n: count,
      of: total
    })
    this.#single.setAttribute('aria-pressed', String(progress.single))
  }

  #addButtons(element: HTMLElement): StepParts {
    const key = element.dataset['step'] ?? ''
    const named = (made: HTMLButtonElement): HTMLButtonElement => {
      made.setAttribute('aria-describedby', `${element.id}-name`)
      return made
    }
    const name = document.createElement('span')
    name.id = `${element.id}-name`
    name.hidden = true
    const {of, label = ''} = element.dataset
    const n = element.getAttribute('value') ?? ''
    name.textContent = of ? said(say.stepOf, {n, of, label}) : said(say.step, {n, label})

    const done = named(
      button(say.markDone, () => this.#toggleDone(key), 'button small-button done-button')
    )
    const previous = button(say.previousStep, () => this.#move(-1), 'button small-button')
    const next = button(say.nextStep, () => this.#move(1), 'button small-button')
    const row = document.createElement('div')
    row.className = 'step-actions'
    row.append(name, done, previous, next)
    // Help that stands in another path is not for this one.
    const help = document.getElementById('trouble')
    if (help && [null, element.closest('.path')].includes(help.closest('.path'))) {
      const trouble = document.createElement('a')
      trouble.href = '#trouble'
      trouble.textContent = say.trouble
      row.append(trouble)
    }
    element.querySelector('.step-body')?.append(row)
    return {element, key, done, previous, next}
  }

  #toggleDone(key: string): void {
    const before = this.#shown?.progress.done[key] === undefined
    this.#send({type: 'toggle-done', key})
    if (before && this.#shown?.progress.single) this.#focus()
  }

  #move(by: 1 | -1): void {
    this.#send({type: 'move', procedure: this.#procedure, by})
    this.#focus()
  }

  #toggleSingle(): void {
    const on = !this.#shown?.progress.single
    this.#send({type: 'single', on})
    if (on) this.#focus()
  }

  #focus(): void {
    const step = this.#steps.find(({element}) => !element.hasAttribute('data-off'))?.element
    if (!step) return
    step.tabIndex = -1
    step.focus({preventScroll: true})
    step.scrollIntoView({block: 'nearest'})
  }

  #address(): string {
    const {path, values} = this.#shown?.progress ?? {values: {}}
    return shareAddress(location.href, path, values)
  }
}
