/**
 * Unwrap elements that only say how text looks.
 *
 * Editors and pasted text bring a `span` or `font` around every few words. What such an element means
 * by its looks (bold, italic, struck out) is kept as an element of that meaning; a paragraph in large
 * letters becomes a bold one, so that it can be found to be a heading.
 */

import type {Element, Parents} from 'hast'
import {isBlank, isElement, make, rewrite} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

export const spanSoup = defineRepair(
  {
    id: 'span-soup',
    summary: 'Elements that only say how text looks are wrapped around it.',
    defaults: {}
  },
  function (tree, {change}) {
    let first: Element | undefined
    let count = 0

    rewrite(tree, function (element, parent) {
      if (!isSoup(element)) return
      first ??= element
      count++
      const names = meanings(element, parent).filter((name) => !within(parent, name))
      return names.reduce((inner, name) => [make(element, name, {}, inner)], element.children)
    })

    if (first) change({at: first, args: {count}})
  }
)

/** Whether `element` says no more than how its text looks. */
function isSoup({tagName, properties}: Element): boolean {
  const {id, name, href, dataPage, lang, dir} = properties
  if (tagName === 'a') return [id, name, href, dataPage].every((each) => each === undefined)
  // Google Docs wraps whole documents into bold text that is declared not to be bold.
  if (/^(b|strong)$/.test(tagName))
    return /font-weight:\s*(normal|400)/i.test(String(properties['style'] ?? ''))
  return (
    /^(span|font|big|small)$/.test(tagName) && id === undefined && !lang && (!dir || dir === 'ltr')
  )
}

function meanings({tagName, properties, children}: Element, parent: Parents): string[] {
  if (tagName !== 'span' || children.every(isBlank)) return []
  const style = String(properties['style'] ?? '')
  const classes = Array.isArray(properties['className']) ? properties['className'].join(' ') : ''
  const isLarge =
    /font-size-(large|x-large|xx-large)/.test(classes) ||
    /font-size:\s*((x-|xx-)?large|1[89]|[2-9]\d|1\.[3-9]|[2-9](\.\d+)?em)/i.test(style)
  const isAlone =
    isElement(parent, 'p', 'div') && parent.children.filter((each) => !isBlank(each)).length === 1
  return [
    ...(/text-decoration[^;]*line-through/i.test(style) ? ['del'] : []),
    ...(/font-style:\s*italic/i.test(style) ? ['em'] : []),
    ...(/font-weight:\s*(bold|[6-9]00)/i.test(style) || (isLarge && isAlone) ? ['strong'] : [])
  ]
}

function within(parent: Parents, name: string): boolean {
  if (name === 'strong')
    return isElement(parent, 'b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')
  return isElement(parent, name, name === 'em' ? 'i' : name)
}
