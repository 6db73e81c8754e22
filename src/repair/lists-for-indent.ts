/**
 * Take apart lists that are there for their indentation only.
 *
 * The “indent” button of an editor makes an item of a list that holds nothing but another list, or puts that list into
 * the other without an item; before a heading, a picture or a block of code, people make a list of one item to move it
 * to the right. Readers see bullets in front of nothing, and a heading in an item opens no section.
 *
 * An item of nothing but lists goes into the item above it; where there is none, its own items take its place. A
 * bulleted list whose only item is a heading, a picture, a block of code or a table is that. Numbers count: a
 * numbered list with such an item stays.
 */

import type {Element, ElementContent} from 'hast'
import {pushAll} from '../model/long-lists.ts'
import {type Child, isBlank, isElement, rankOf, rewrite} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

export const listsForIndent = defineRepair(
  {
    id: 'lists-for-indent',
    summary: 'A list is there to indent what it holds.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (list) {
      if (!isElement(list, 'ol', 'ul')) return
      const content = list.children.filter((child) => !isBlank(child))
      if (!content.every((child) => isElement(child, 'li', 'ol', 'ul'))) return

      const sole = content.length === 1 && !isKept(list) ? soleContent(list, content[0]) : undefined
      if (sole) change({at: list, args: {holds: isElement(sole[0]) ? sole[0].tagName : ''}})
      else adopt(list, (item) => change({at: item, args: {holds: 'list'}}))
      return sole
    })
  }
)

/** What takes the place of `list`, whose only item is `item`. */
function soleContent(list: Element, item: Element | undefined): Child[] | undefined {
  if (!item) return undefined
  const lists = onlyLists(item)
  if (lists || isKept(item)) return lists
  const content = item.children.filter((child) => !isBlank(child))
  const needsBullet = content.length !== 1 || !standsAlone(content[0])
  return list.tagName === 'ol' || needsBullet ? undefined : content
}

/** What needs no bullet in front of it. */
function standsAlone(node: Child | undefined): boolean {
  if (rankOf(node) > 0 || isElement(node, 'figure', 'img', 'pre', 'table')) return true
  if (!isElement(node, 'a', 'p')) return false
  const content = node.children.filter((child) => !isBlank(child))
  return content.length === 1 && isElement(content[0], 'img')
}

/** Move the lists of items that hold nothing else to where they belong. */
function adopt(list: Element, say: (item: Element) => void): void {
  const result: ElementContent[] = []
  let above: Element | undefined
  let changed = false
  for (const child of list.children) {
    const item = isElement(child, 'li', 'ol', 'ul') ? child : undefined
    const inner = item && onlyLists(item)
    // Bullets do not become numbers.
    const fits = inner?.every(({tagName}) => tagName === list.tagName)
    const taken = inner && (above ? inner : fits && inner.flatMap(({children}) => children))
    if (item && taken) {
      say(item)
      changed = true
      pushAll(above ? above.children : result, taken)
      above ??= taken.findLast((each) => isElement(each, 'li')) as Element | undefined
      continue
    }
    if (item?.tagName === 'li') above = item
    result.push(child)
  }
  if (changed) list.children = result
}

/** The lists in `item`, where it holds nothing else; a list without an item is its own. */
function onlyLists(item: Element): Element[] | undefined {
  if (isKept(item)) return undefined
  if (isElement(item, 'ol', 'ul')) return [item]
  const content = item.children.filter((child) => !isBlank(child))
  const lists = content.filter((child) => isElement(child, 'ol', 'ul'))
  const free = lists.length > 0 && !lists.some(isKept)
  return free && lists.length === content.length ? lists : undefined
}

/** Links may lead to it, or its number was set by hand. */
function isKept({properties}: Element): boolean {
  return ['id', 'start', 'value'].some((name) => properties[name] !== undefined)
}
