/** `/search/?q=…&section=…`: the same search, with an address that can be kept. */

import type {Answer} from '../search/open-index.ts'
import {connect} from './search-results.ts'
import {say} from './words.ts'

class SearchPage extends HTMLElement {
  #section = ''
  #run: () => void = () => {}

  connectedCallback(): void {
    const part = (name: string) => this.querySelector<HTMLElement>(name)
    const input = this.querySelector<HTMLInputElement>('input[name="q"]')
    const [list, status, more] = [part('.hits'), part('.search-status'), part('.search-more')]
    if (!input || !list || !status || !more) return
    const {run} = connect({
      base: this.dataset['base'] ?? '/',
      input,
      list,
      status,
      more,
      section: () => this.#section,
      onAnswer: (query, answer) => this.#show(query, answer)
    })
    this.#run = () => void run()
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#run()
    })
    const asked = new URLSearchParams(location.search)
    input.value = asked.get('q') ?? ''
    this.#section = asked.get('section') ?? ''
    input.focus()
    this.#run()
  }

  #show(query: string, answer: Answer | undefined): void {
    const url = new URL(location.href)
    set(url, 'q', query)
    set(url, 'section', query === '' ? '' : this.#section)
    history.replaceState(null, '', url)
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[data-language]')) {
      const other = new URL(link.href)
      set(other, 'q', query)
      link.href = other.href
    }
    this.toggleAttribute('data-asked', query !== '')
    this.toggleAttribute('data-found', (answer?.total ?? 0) > 0)
    this.#showSections(answer)
  }

  /** A button for each section in which something was found; none where it would choose nothing. */
  #showSections(answer: Answer | undefined): void {
    const box = this.querySelector<HTMLElement>('.search-sections')
    if (!box) return
    const focused = (document.activeElement as HTMLElement | null)?.dataset['section']
    const counts = Object.entries(answer?.sections ?? {}).filter(
      ([title, count]) => count > 0 || title === this.#section
    )
    const total = counts.reduce((sum, [, count]) => sum + count, 0)
    box.hidden = counts.length < 2 && this.#section === ''
    box.setAttribute('aria-label', say.sections)
    box.replaceChildren(
      ...[['', total] as const, ...counts].map(([title, count]) => this.#choice(title, count))
    )
    if (focused === undefined) return
    const same = box.querySelector<HTMLElement>(`[data-section="${CSS.escape(focused)}"]`)
    same?.focus()
  }

  #choice(title: string, count: number): HTMLElement {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'choice-button'
    made.dataset['section'] = title
    made.textContent = `${title === '' ? say.everything : title} (${count})`
    made.setAttribute('aria-pressed', String(title === this.#section))
    made.addEventListener('click', () => {
      this.#section = title
      this.#run()
    })
    return made
  }
}

function set(url: URL, name: string, value: string): void {
  if (value === '') url.searchParams.delete(name)
  else url.searchParams.set(name, value)
}

customElements.define('collate-search-page', SearchPage)
