/** What every article gets once its page is there. */

import './contents.ts'
import {addCopyButtons, addHeadingLinks, copy} from './copy.ts'
import {addZoom} from './zoom.ts'

const prose = document.querySelector('.prose')
if (prose) {
  addHeadingLinks(prose)
  addCopyButtons(prose)
  addZoom(prose)
  for (const [index, table] of prose.querySelectorAll('table').entries()) {
    for (const cell of table.querySelectorAll('th:empty')) {
      // A header that says nothing is none.
      cell.replaceWith(document.createElement('td'))
    }
    // Wide tables scroll by themselves, for the keyboard too.
    const box = document.createElement('div')
    box.className = 'table'
    box.tabIndex = 0
    box.setAttribute('role', 'region')
    box.setAttribute('aria-label', `Table ${index + 1}`)
    table.replaceWith(box)
    box.append(table)
  }
}

const markdown = document.querySelector<HTMLAnchorElement>('a[data-copy-markdown]')
if (markdown) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'link'
  button.textContent = 'Copy as Markdown'
  button.addEventListener('click', async function () {
    const response = await fetch(markdown.href)
    if (response.ok) await copy(await response.text(), button)
  })
  markdown.after(' ', button)
}
