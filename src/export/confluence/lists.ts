/** Lists, and lists of tasks. */

import type {Element} from 'hast'
import type {List, ListItem} from 'mdast'
import type {State} from 'mdast-util-to-hast'
import type {Context} from '../context.ts'
import {make, text} from '../element.ts'
import {itemContent} from '../item-content.ts'

export function createLists({say}: Context): (state: State, node: List) => Element {
  let tasks = 0

  return function (state, node) {
    const boxes = node.children.filter(({checked}) => typeof checked === 'boolean').length
    if (boxes > 0 && boxes === node.children.length && !node.ordered)
      return make(
        'ac:task-list',
        {},
        node.children.map((item) => task(state, item))
      )
    if (boxes > 0) say('checklist', {items: boxes}, node)
    const start = node.ordered && (node.start ?? 1) !== 1 ? {start: node.start ?? 1} : {}
    return make(
      node.ordered ? 'ol' : 'ul',
      start,
      node.children.map((item) => make('li', {}, itemContent(state, item)))
    )
  }

  function task(state: State, item: ListItem): Element {
    tasks++
    return make('ac:task', {}, [
      make('ac:task-id', {}, [text(String(tasks))]),
      make('ac:task-status', {}, [text(item.checked ? 'complete' : 'incomplete')]),
      make('ac:task-body', {}, itemContent(state, {...item, checked: null}))
    ])
  }
}
