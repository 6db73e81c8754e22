/** Reads an unknown address: an old number leads to its article, and words suggest some. */

interface Lookup {
  numbers: Record<string, string>
  articles: Array<[title: string, path: string]>
}

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

/** The article whose number stands in the address, else up to five whose titles share words with it. */
export function guess(
  address: string,
  numbers: Readonly<Record<string, string>>,
  articles: Lookup['articles']
): Lookup['articles'] {
  for (const number of address.match(/\d{3,}/g) ?? []) {
    const path = numbers[number]
    const known = articles.find((article) => article[1] === path)
    if (path !== undefined) return [known ?? ['The article that was here', path]]
  }
  const wanted = new Set(wordsOf(safeDecode(address)))
  return articles
    .map((article) => ({
      article,
      score: wordsOf(article[0] + article[1]).filter((word) => wanted.has(word)).length
    }))
    .filter(({score}) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({article}) => article)
}

function wordsOf(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])]
}

function safeDecode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address // A stray `%`.
  }
}

customElements.define('collate-lost', Lost)
