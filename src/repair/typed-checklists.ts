/**
 * Make a checklist of a list of permissions that are to be granted one by one, and of one with typed boxes.
 *
 * A reader who has to tick eleven scopes in another window wants to tick them here too. Help centres let nobody tick a
 * box in an article, so authors type one (☐).
 *
 * It is a bulleted list of three or more items, each a single name such as `users.read` or `repo:status` and nothing
 * else, under a heading or after a sentence that speaks of what is required; or one in which every item begins with a
 * box. Any other list stays.
 */

import type {Element, Parents} from 'hast'
import {plain} from '../model/readable.ts'
import {noPiece} from '../model/words.ts'
import {cutLeading, leadingText, trimLeading} from './common/leading.ts'
import {headingsAbove, isBlank, isElement, make, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const name = /^[A-Za-z][\w*-]*(?:[.:/_-][\w*-]+)+$/
const required =
  /\b(?:required|requires?|needed|needs?|must|grant(?:ed|s)?|enable|tick|select|following)\b/i
const rights =
  /\b(?:scopes?|permissions?|privileges?|roles?|rights|grants?|capabilities|policies)\b/i
const path =
  /^\/|\/\/|\.(?:com|net|org|io|js|ts|json|html?|xml|png|jpe?g|gif|svg|txt|pdf|exe|zip|csv|md)$/i

export const typedChecklists = defineRepair(
  {
    id: 'typed-checklists',
    summary: 'A list of what is to be done one by one has no boxes to tick, or typed ones.',
    defaults: {}
  },
  function (tree, {change}) {
    const above = headingsAbove(tree)
    /** The sibling that a reader sees before the element at hand, by parent. */
    const before = new Map<Parents, Element>()

    walk(tree, function (list, parent) {
      const lead = before.get(parent)
      if (!isBlank(list)) before.set(parent, list)
      if (list.tagName !== 'ul') return
      const items = list.children.filter((child): child is Element => isElement(child, 'li'))
      if (items.length > 0 && items.every(hasSign)) {
        const typed = items.map(tick)
        list.properties['className'] = ['contains-task-list']
        const removed = {...noPiece, text: typed.join(' ')}
        change({at: list, args: {items: items.length}, removed})
        return
      }
      if (items.length < 3 || !items.every(isName)) return

      const heading = above.get(list)?.at(-1) ?? ''
      const said = `${heading} ${isElement(lead, 'p') ? plain(lead) : ''}`
      if (!required.test(said) || !rights.test(said)) return

      for (const item of items) putBox(item, false)
      list.properties['className'] = ['contains-task-list']
      change({at: list, args: {items: items.length}})
    })
  }
)

/** ☐, ☑ and ☒ as they are typed before what is to be done. */
const sign = /^\s*([\u2610-\u2612])\uFE0F?\s/u

/** The element that the line of an item stands in. */
function lineOf(item: Element): Element {
  const holder = item.children.find((child) => !isBlank(child))
  return isElement(holder, 'p') ? holder : item
}

function hasSign(item: Element): boolean {
  return sign.test(leadingText(lineOf(item)))
}

/** Put a box in the place of the sign that `item` begins with; gives the sign. */
function tick(item: Element): string {
  const line = lineOf(item)
  const [typed = '', box = ''] = sign.exec(leadingText(line)) ?? []
  cutLeading(line, typed.length)
  trimLeading(line)
  putBox(item, box !== '☐')
  return box
}

function putBox(item: Element, checked: boolean): void {
  const box = make(item, 'input', {type: 'checkbox', disabled: true, ...(checked && {checked})})
  lineOf(item).children.unshift(box, {type: 'text', value: ' '})
  item.properties['className'] = ['task-list-item']
}

function isName(item: Element): boolean {
  const text = plain(item)
  return (
    name.test(text) && !path.test(text) && !item.children.some((child) => isElement(child, 'input'))
  )
}
