/**
 * `<collate-guide>`: lets readers work through a guide that is complete without it.
 *
 * The page is read once; from then on the state is the machine's, and each part shows what it says.
 */

import {button} from '../client/copy.ts'
import {inTurns} from '../client/turns.ts'
import {readAddress, withPath} from './address.ts'
import {ChoiceView} from './choice-view.ts'
import {type Event, type Guide, keep, type Progress, restore, transition} from './machine.ts'
import {readGuide} from './read-guide.ts'
import {StepsView} from './steps-view.ts'
import {load, save} from './storage.ts'
import './reminder-element.ts'
import './token-check.ts'
import {tellChanges} from './tell-changes.ts'
import {addTicks} from './ticks.ts'
import {checkValue, isHarmless, type ValueKind} from './values.ts'
import {ValuesView} from './values-view.ts'
import type {Send, View} from './view.ts'
import {say} from './words.ts'

class GuideElement extends HTMLElement {
  #guide: Guide = {paths: [], procedures: [], values: []}
  #progress: Progress = {done: {}, ticks: [], single: false, at: {}, values: {}}
  readonly #views: View[] = []

  connectedCallback(): void {
    void inTurns(this.#setUp())
  }

  *#setUp(): Generator<void> {
    this.#guide = readGuide(this)
    const {progress, changes} = restore(this.#guide, load(this.#key))
    this.#progress = progress
    this.#takeAddress()

    const send: Send = (event) => this.#send(event)
    for (const choice of this.querySelectorAll<HTMLElement>('[data-choice]'))
      this.#add(new ChoiceView(choice, this, send))
    // Taking away none would have all styles worked out anew.
    if (document.adoptedStyleSheets.length > 0) document.adoptedStyleSheets = []
    yield
    this.#add(new ValuesView(this, send))
    this.#add(addTicks(this, send))
    tellChanges(this, changes)
    for (const procedure of this.querySelectorAll<HTMLElement>('[data-procedure]')) {
      yield
      const steps = new StepsView(procedure, send)
      yield* steps.build()
      this.#add(steps)
    }
    this.querySelector('.walkthrough, .choice')?.parentElement?.append(this.#startOver())
    addEventListener('hashchange', () => this.#follow(true))
    this.addEventListener('click', (event) => this.#goAgain(event))
    this.#follow(false)
  }

  #add(view: View): void {
    this.#views.push(view)
    view.show({guide: this.#guide, progress: this.#progress})
  }

  get #key(): string {
    return `collate:${this.dataset['article'] ?? ''}`
  }

  #send(event: Event): void {
    const next = transition(this.#guide, this.#progress, event)
    if (next === this.#progress) return
    this.#progress = next
    save(this.#key, keep(this.#guide, next))
    if (event.type === 'choose') {
      history.replaceState(null, '', withPath(location.href, next.path))
    }
    this.#show()
  }

  #show(): void {
    for (const view of this.#views) view.show({guide: this.#guide, progress: this.#progress})
  }

  /** Path and values of a shared link; the values leave the address at once. */
  #takeAddress(): void {
    const {path, values} = readAddress(location.href)
    const set = (event: Event) => {
      this.#progress = transition(this.#guide, this.#progress, event)
    }
    if (path !== undefined) set({type: 'choose', path})
    for (const [name, typed] of Object.entries(values)) {
      const input = this.querySelector<HTMLInputElement>(`[data-value="${CSS.escape(name)}"]`)
      const {value, problem} = checkValue(
        (input?.dataset['kind'] ?? 'text') as ValueKind,
        typed,
        say
      )
      if (input && problem === '' && isHarmless(value)) set({type: 'value', name, value})
    }
    if (Object.keys(values).length > 0) {
      save(this.#key, keep(this.#guide, this.#progress))
      history.replaceState(null, '', withPath(location.href, path))
    }
  }

  /** Go where the address points: a step by its number, or whatever bears the fragment. */
  #follow(moved: boolean): void {
    const {step, fragment} = readAddress(location.href)
    const target = fragment
      ? document.getElementById(fragment)
      : moved || !step
        ? null
        : this.#stepNumbered(step)
    if (!target || !this.contains(target)) return

    const path = target.closest<HTMLElement>('.path')
    if (path?.dataset['path'] && path.dataset['inside'] === undefined) {
      this.#send({type: 'choose', path: path.dataset['path']})
    }
    const key = target.closest<HTMLElement>('[data-step]')?.dataset['step']
    if (key && this.#progress.single) this.#send({type: 'go', key})
    target.scrollIntoView()
    if (moved) focusOn(target)
  }

  /** A link to where the address points already changes nothing in it; readers are to get there all the same. */
  #goAgain(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]')
    if (link && link.hash === location.hash && !event.defaultPrevented) this.#follow(true)
  }

  #stepNumbered(number: string): HTMLElement | null {
    const scope = this.#progress.path
      ? this.querySelector(`.path[data-path="${CSS.escape(this.#progress.path)}"]`)
      : this
    return scope?.querySelector<HTMLElement>(`.step[value="${CSS.escape(number)}"]`) ?? null
  }

  #startOver(): HTMLElement {
    const box = document.createElement('p')
    box.className = 'start-over'
    box.append(button(say.forget, () => this.#send({type: 'reset'}), 'link'))
    return box
  }
}

/** Go on reading, and with the keyboard, from `target`. */
function focusOn(target: HTMLElement): void {
  if (target.tabIndex < 0) target.tabIndex = -1
  target.focus({preventScroll: true})
}

customElements.define('collate-guide', GuideElement)
