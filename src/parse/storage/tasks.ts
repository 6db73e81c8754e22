/** `ac:task-list`: what is to do becomes a list with boxes to tick. */

import type {Element} from 'hast'
import {child, type ElementFamily, type Handle, inside, make, textOf} from './state.ts'

const taskList: Handle = function (node, state) {
  const items = node.children
    .filter((each): each is Element => each.type === 'element' && each.tagName === 'ac:task')
    .map(function (task) {
      const checked = textOf(child(task, 'ac:task-status')).trim() === 'complete'
      const box = make(task, 'input', {type: 'checkbox', disabled: true, checked}, [])
      const body = child(task, 'ac:task-body')
      const known = /^ac:task-(?:id|uuid|status|body)$/
      const rest = task.children.filter(
        (each) => each.type === 'element' && !known.test(each.tagName)
      )
      const children = inside(state, () => [...state.all(body?.children ?? []), ...state.all(rest)])
      return make(task, 'li', {className: ['task-list-item']}, [box, space(), ...children])
    })
  const rest = node.children.filter((each) => each.type === 'element' && each.tagName !== 'ac:task')
  const list = make(node, 'ul', {className: ['contains-task-list']}, items)
  return [...(items.length > 0 ? [list] : []), ...state.all(rest)]
}

function space(): {type: 'text'; value: string} {
  return {type: 'text', value: ' '}
}

export const taskElements: ElementFamily = {
  title: 'Tasks',
  rows: [
    {
      names: 'ac:task-list',
      handle: taskList,
      becomes: 'A list with boxes; a task that is done is ticked.'
    },
    {
      names: 'ac:task ac:task-body',
      handle: (node, state) => state.all(node.children),
      becomes: 'An item of that list, with the people and dates in it; outside of one, its text.'
    },
    {
      names: 'ac:task-id ac:task-uuid ac:task-status',
      handle: () => [],
      becomes: 'Nothing of its own: readers never saw it.'
    }
  ]
}
