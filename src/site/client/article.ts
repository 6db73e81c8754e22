/** What every article gets once its page is there. */

import {followContents} from './contents.ts'
import {addCopyCode, addCopyList, addHeadingLink, copy} from './copy.ts'
import {inTurns} from './turns.ts'
import {said, say} from './words.ts'
import {addZoom} from './zoom.ts'

const prose = document.querySelector('.prose')
void inTurns(equipPage())

function* equipPage(): Generator<void> {
  if (prose) yield* equip(prose)
  followContents()
}

function* equip(text: Element): Generator<void> {
  addZoom(text)
  for (const [index, table] of text.querySelectorAll('table').entries()) {
    letScroll(table, index + 1)
    yield
  }
  for (const list of text.querySelectorAll<HTMLElement>('[data-checklist]')) addCopyList(list)
  for (const pre of text.querySelectorAll('pre')) {
    addCopyCode(pre)
    yield
  }
  for (const heading of text.querySelectorAll<HTMLElement>('h2[id], h3[id], h4[id]')) {
    addHeadingLink(heading)
    yield
  }
}

/** Wide tables scroll by themselves, for the keyboard too. */
function letScroll(table: HTMLTableElement, n: number): void {
  for (const cell of table.querySelectorAll('th:empty')) {
    // A header that says nothing is none.
    cell.replaceWith(document.createElement('td'))
  }
  const box = document.createElement('div')
  box.className = 'table'
  box.tabIndex = 0
  box.setAttribute('role', 'region')
  box.setAttribute('aria-label', said(say.table, {n}))
  table.replaceWith(box)
  box.append(table)
}

const copying = document.querySelector<HTMLButtonElement>('button[data-copy-markdown]')
if (copying) {
  copying.classList.remove('waiting')
  copying.addEventListener('click', async function () {
    const response = await fetch(copying.dataset['copyMarkdown'] ?? '')
    if (response.ok) await copy(await response.text(), copying)
  })
}

const url = new URL(location.href)
const found = url.searchParams.get('find')
const head = document.querySelector('.article-head')
if (found !== null && prose instanceof HTMLElement && head) {
  // What is shared or kept is the address of the page alone.
  url.searchParams.delete('find')
  history.replaceState(history.state, '', url)
  const words = found.split(' ').filter(Boolean)
  void import('./found.ts').then(({markFound}) => markFound(prose, words, head))
}
