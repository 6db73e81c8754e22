/** Reads an unknown address: an old number leads to its article, and words suggest some. */

import {guess, type Lookup} from './guess.ts'

class Lost extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const base = this.dataset['base'] ?? '/'
    const box = this.querySelector('div')
    const response = await fetch(`${base}lookup.json`)
    if (!box || !response.ok) return
    const {numbers, articles} = (await response.json()) as Lookup
    const found = guess(location.pathname + location.search, numbers, articles)
    if (found.length === 0) return

    const heading = document.createElement('h2')
    heading.textContent = 'Were you looking for this?'
    const list = document.createElement('ul')
    list.className = 'articles'
    for (const [title, path] of found) {
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.href = base.slice(0, -1) + path + location.hash
      link.textContent = title
      item.append(link)
      list.append(item)
    }
    box.append(heading, list)
  }
}

customElements.define('collate-lost', Lost)
