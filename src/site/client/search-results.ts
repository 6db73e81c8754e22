/** A field and its list of results: shared by the dialog and the page. */

import type {Excerpt} from '../search/excerpt.ts'
import type {Hit} from '../search/open-index.ts'
import {type Answered, search} from './search-engine.ts'
import {said, say} from './words.ts'

export interface SearchView {
  base: string
  input: HTMLInputElement
  list: HTMLElement
  status: HTMLElement
  /** Where more of a long list is asked for. */
  more: HTMLElement
  /** The section that is searched; all of them by default. */
  section?: () => string
  /** Told of every answer; `undefined` where nothing was asked. */
  onAnswer?: (query: string, answer: Answered | undefined) => void
}

/** Each is a request. */
const atOnce = 6

/** Answer what is typed, and let the arrow keys walk from the field through the results. */
export function connect(view: SearchView): {run: () => Promise<void>} {
  let last = 0
  let timer = 0

  view.input.addEventListener('input', function () {
    clearTimeout(timer)
    timer = window.setTimeout(run, 120)
  })
  const area = view.list.parentElement ?? view.list
  area.addEventListener('keydown', (event) => walk(event, view))

  return {run}

  async function run(): Promise<void> {
    const turn = ++last
    const query = view.input.value.trim()
    try {
      const answer = query === '' ? undefined : await search(view.base, query, view.section?.())
      const hits = (await answer?.hits(0, atOnce)) ?? []
      if (turn === last) show(view, query, answer, hits)
    } catch {
      if (turn === last) view.status.textContent = say.notLoaded
    }
  }
}

function show(view: SearchView, query: string, answer: Answered | undefined, hits: Hit[]): void {
  view.list.replaceChildren(...hits.map(item))
  view.more.hidden = true
  view.status.textContent = answer ? statusOf(query, answer) : ''
  view.onAnswer?.(query, answer)
  if (answer && answer.total > hits.length) offerMore(view, answer)
}

function statusOf(query: string, {total, instead}: Answered): string {
  if (total === 0) return said(say.nothingFound, {query})
  const found = total === 1 ? say.oneFound : said(say.found, {n: total})
  return instead === undefined ? found : said(say.instead, {query: instead, found})
}

function offerMore({list, more}: SearchView, answer: Answered): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button'
  button.textContent = say.more
  button.addEventListener('click', async function () {
    const shown = list.childElementCount
    const items = (await answer.hits(shown, atOnce)).map(item)
    list.append(...items)
    items[0]?.querySelector('a')?.focus()
    more.hidden = list.childElementCount >= answer.total
  })
  more.replaceChildren(button)
  more.hidden = false
}

function item(hit: Hit): HTMLElement {
  const made = document.createElement('li')
  const link = document.createElement('a')
  const url = new URL(hit.url, location.href)
  // The page marks them, and takes this out of its address.
  const {found} = hit.excerpt
  if (found.length > 0) url.searchParams.set('find', found.slice(0, 8).join(' '))
  link.href = url.pathname + url.search + url.hash
  link.dataset['hit'] = ''
  link.append(
    part('hit-title', hit.title),
    ...(hit.section === '' ? [] : [part('hit-section', hit.section)]),
    part('hit-excerpt', ...marked(hit.excerpt))
  )
  made.append(link)
  return made
}

function part(name: string, ...content: Array<Node | string>): HTMLElement {
  const made = document.createElement('span')
  made.className = name
  made.append(...content)
  return made
}

/** The excerpt as nodes. */
function marked({parts}: Excerpt): Array<Node | string> {
  return parts.map(function ({text, found}) {
    if (!found) return text
    const mark = document.createElement('mark')
    mark.textContent = text
    return mark
  })
}

function walk(event: KeyboardEvent, {input, list}: SearchView): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const focused = document.activeElement as HTMLElement
  const links = [...list.querySelectorAll<HTMLElement>('[data-hit]')]
  if (links.length === 0 || (focused !== input && !links.includes(focused))) return
  event.preventDefault()
  const at = links.indexOf(focused)
  const next = event.key === 'ArrowDown' ? at + 1 : at - 1
  if (next < 0) input.focus()
  else links[Math.min(next, links.length - 1)]?.focus()
}
