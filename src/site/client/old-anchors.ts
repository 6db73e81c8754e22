/** Leads fragments of old addresses, as Confluence made them of titles and headings, to the heading that they mean. */

import {decoded} from '../../model/decoded.ts'
import {findByText} from './heading-of.ts'

// Read before buttons stand in them.
const headings = [...document.querySelectorAll('.prose :is(h2, h3, h4, h5, h6)[id]')]
const texts = headings.map((heading) => heading.textContent ?? '')

function follow(): void {
  const fragment = location.hash.slice(1)
  // What a reader typed into a guide stands there too, as `name=value`.
  if (fragment === '' || fragment.includes('=')) return
  if (document.getElementById(fragment) || document.getElementById(decoded(fragment))) return
  const title = document.querySelector('h1')?.textContent ?? ''
  const found = headings[findByText(decoded(fragment), title, texts)]
  if (found) location.replace(`#${found.id}`)
}

follow()
addEventListener('hashchange', follow)
