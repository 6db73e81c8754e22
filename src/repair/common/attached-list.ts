/** The files that a help centre shows below an article, as a list of links. */

import type {Element} from 'hast'
import {plain} from '../../model/readable.ts'
import {attribute} from './classes.ts'
import {isElement, make, text, walk} from './tree.ts'

/** A list of links with sizes, of what the theme makes of attached files; nothing where there are none. */
export function attachedList(element: Element): Element | undefined {
  const items: Element[] = []
  walk(element, function (each) {
    if (!isElement(each, 'li')) return
    const link = firstLink(each)
    if (!link) return
    const size = sizeIn(each)
    const shown = size === '' ? [] : [text(link, ` (${size})`)]
    items.push(make(each, 'li', {}, [link, ...shown]))
  })
  return items.length > 0 ? make(element, 'ul', {}, items) : undefined
}

/** The first link with words in `element`, without anything but its words. */
export function firstLink(element: Element): Element | undefined {
  let found: Element | undefined
  walk(element, function (each) {
    if (!found && isElement(each, 'a') && plain(each) !== '')
      found = make(each, 'a', {href: attribute(each, 'href')}, [text(each, plain(each))])
  })
  return found
}

function sizeIn(element: Element): string {
  return /\d+(?:[.,]\d+)? ?(?:[KMG]i?B|bytes?)/i.exec(plain(element))?.[0] ?? ''
}
