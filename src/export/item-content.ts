/** What stands in an item of a list. */

import type {ElementContent} from 'hast'
import type {ListItem} from 'mdast'
import type {State} from 'mdast-util-to-hast'
import {make, text} from './element.ts'

/** The text of an item stands in it as editors have it; where paragraphs follow each other, each is one. */
export function itemContent(state: State, item: ListItem): ElementContent[] {
  const [first, second] = item.children
  const box = typeof item.checked === 'boolean' ? [text(item.checked ? '☑ ' : '☐ ')] : []
  if (first?.type !== 'paragraph') return [...box, ...state.all(item)]
  const line = [...box, ...state.all(first)]
  const rest = state.all({...item, children: item.children.slice(1)})
  return second?.type === 'paragraph' ? [make('p', {}, line), ...rest] : [...line, ...rest]
}
