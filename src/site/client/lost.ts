/** Reads an unknown address: an old number leads to its article, and words suggest some. */

import {guess, type Lookup} from './guess.ts'
import {say} from './words.ts'

class Lost extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const base = this.dataset['base'] ?? '/'
    const box = this.querySelector('div')
    const response = await fetch(`${base}lookup.json`)
    if (!box || !response.ok) return
    const lookup = (await response.json()) as Lookup
    const under = base.slice(0, -1)
    const {pathname} = location
    const path = under && pathname.startsWith(base) ? pathname.slice(under.length) : pathname
    const {articles: found, sure} = guess(path + location.search, lookup)
    const [first] = found
    if (!first) return
    if (sure) {
      location.replace(addressOf(first[1]))
      return
    }

    const heading = document.createElement('h2')
    heading.textContent = say.lost
    const list = document.createElement('ul')
    list.className = 'articles'
    for (const [title, path] of found) {
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.href = addressOf(path)
      link.textContent = title
      item.append(link)
      list.append(item)
    }
    box.append(heading, list)

    function addressOf(to: string): string {
      return to.startsWith('/') ? under + to + location.hash : to
    }
  }
}

customElements.define('collate-lost', Lost)
