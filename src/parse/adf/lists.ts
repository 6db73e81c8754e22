/** Lists of all kinds: bullets, numbers, tasks, decisions. */

import type {Element} from 'hast'
import {type AdfNode, textOf, wholeOf} from './node.ts'
import {type Build, type Building, make, makeText, strays} from './state.ts'

const bulletList: Build = (node, building) => [
  make(building, node, 'ul', {}, items(node, 'listItem', building))
]

const orderedList: Build = function (node, building) {
  const start = wholeOf(node.attrs, 'order')
  return [make(building, node, 'ol', {start}, items(node, 'listItem', building))]
}

/** Items by their builder; what else stands in the list becomes an item. */
function items(node: AdfNode, type: string, building: Building): Element[] {
  return node.content.map((each) =>
    each.type === type
      ? make(building, each, 'li', {}, [...own(each, building), ...building.all(each.content)])
      : make(building, each, 'li', {}, building.all([each]))
  )
}

/** Text that a node has of its own though it should not. */
export function own(node: AdfNode, building: Building): ReturnType<Build> {
  return node.text ? [makeText(building, node, node.text)] : []
}

/** An item that lost its list. */
const item: Build = (node, building) => strays(building, node)

/** A list within a list of tasks belongs to the task before it. */
const taskList: Build = function (node, building) {
  const tasks: Array<{task: AdfNode; more: AdfNode[]}> = []
  for (const each of node.content) {
    const last = tasks.at(-1)
    if (last && !isTask(each)) last.more.push(each)
    else tasks.push({task: each, more: []})
  }
  const children = tasks.map(function ({task, more}) {
    const isDone = isTask(task) && textOf(task.attrs, 'state') === 'DONE'
    const status = makeText(building, task, isDone ? 'complete' : 'incomplete')
    const content = isTask(task)
      ? [...own(task, building), ...building.all(task.content)]
      : building.all([task])
    const below = more.flatMap((each) =>
      each.type === 'taskList' ? building.all([each]) : strays(building, each, [each])
    )
    return make(building, task, 'ac:task', {}, [
      make(building, task, 'ac:task-status', {}, [status]),
      make(building, task, 'ac:task-body', {}, [...content, ...below])
    ])
  })
  return [make(building, node, 'ac:task-list', {}, children)]
}

function isTask({type}: AdfNode): boolean {
  return type === 'taskItem' || type === 'blockTaskItem'
}

const decisionList: Build = (node, building) => [
  make(building, node, 'ul', {}, items(node, 'decisionItem', building))
]

export const lists = {
  bulletList,
  orderedList,
  listItem: item,
  taskList,
  taskItem: item,
  blockTaskItem: item,
  decisionList,
  decisionItem: item
}
