/** A field and its list of results: shared by the dialog and the page. */

import {type Answer, search} from './search-engine.ts'

export interface SearchView {
  base: string
  input: HTMLInputElement
  list: HTMLElement
  status: HTMLElement
  onAnswer?: (query: string) => void
}

/** Answer what is typed, and let the arrow keys walk from the field through the results. */
export function connect(view: SearchView): {run: () => void} {
  let last = 0
  let timer = 0

  view.input.addEventListener('input', function () {
    clearTimeout(timer)
    timer = window.setTimeout(run, 120)
  })
  const area = view.list.parentElement ?? view.list
  area.addEventListener('keydown', (event) => walk(event, view))
  if (!area.contains(view.input))
    view.input.addEventListener('keydown', (event) => walk(event, view))

  return {run}

  async function run(): Promise<void> {
    const turn = ++last
    const query = view.input.value.trim()
    if (query === '') {
      show(view, undefined, query)
      return
    }
    try {
      const answer = await search(view.base, query)
      if (turn === last) show(view, answer, query)
    } catch {
      if (turn === last)
        view.status.textContent = 'The search could not be loaded. Please try again.'
    }
  }
}

function show(view: SearchView, answer: Answer | undefined, query: string): void {
  view.list.replaceChildren()
  view.onAnswer?.(query)
  if (!answer) {
    view.status.textContent = ''
    return
  }

  const {hits, total, instead} = answer
  const count =
    total === 0
      ? `Nothing found for “${query}”.`
      : `${total} ${total === 1 ? 'article' : 'articles'}`
  view.status.textContent =
    instead && total > 0 ? `Showing results for “${instead}”: ${count}` : count
  for (const hit of hits) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    const title = document.createElement('span')
    const excerpt = document.createElement('span')
    link.href = hit.url
    link.dataset['hit'] = ''
    title.className = 'hit-title'
    title.textContent = hit.title
    excerpt.className = 'hit-excerpt'
    excerpt.append(...marked(hit.excerpt))
    link.append(title, excerpt)
    item.append(link)
    view.list.append(item)
  }
}

/** The excerpt as nodes: `<mark>` is kept, everything else is text. */
function marked(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html')
  return [...parsed.body.childNodes].map(function (node) {
    if (!(node instanceof HTMLElement) || node.tagName !== 'MARK') {
      return document.createTextNode(node.textContent ?? '')
    }
    const mark = document.createElement('mark')
    mark.textContent = node.textContent
    return mark
  })
}

function walk(event: KeyboardEvent, {input, list}: SearchView): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const links = [...list.querySelectorAll<HTMLElement>('[data-hit]')]
  if (links.length === 0) return
  event.preventDefault()
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = event.key === 'ArrowDown' ? at + 1 : at - 1
  if (next < 0) input.focus()
  else links[Math.min(next, links.length - 1)]?.focus()
}
