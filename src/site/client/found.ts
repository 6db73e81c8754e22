/** Marks on a page the words by which it was found. The text itself stays as it is: the browser only paints them. */

import {button} from './copy.ts'
import {said, say} from './words.ts'

const name = 'collate-found'

/** Mark `words` in `root`, and say so in `note` with a way to end it. */
export function markFound(root: HTMLElement, words: readonly string[], note: Element): void {
  if (!('highlights' in CSS)) return // Firefox before 140, Safari before 17.2.
  const ranges = rangesOf(root, new Set(words))
  if (ranges.length === 0) return
  CSS.highlights.set(name, new Highlight(...ranges))

  const box = document.createElement('p')
  box.className = 'found-note'
  box.append(said(say.marked, {query: words.join(' ')}), ' ', button(say.unmark, end, 'link'))
  note.after(box)
  document.addEventListener('keydown', onKey)

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) end()
  }

  function end(): void {
    CSS.highlights.delete(name)
    box.remove()
    document.removeEventListener('keydown', onKey)
  }
}

function rangesOf(root: HTMLElement, words: ReadonlySet<string>): Range[] {
  const ranges: Range[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const {0: word, index} of (node.textContent ?? '').matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      if (!words.has(word.toLowerCase())) continue
      const range = new Range()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      ranges.push(range)
    }
  }
  return ranges
}
