/**
 * Unwrap elements that only say how text looks.
 *
 * Editors and pasted text bring a `span` or `font` around every few words. What such an element means
 * by its looks (bold, italic, struck out) is kept as an element of that meaning; a line in large
 * letters becomes a bold one, so that it can be found to be a heading.
 */

import type {Element, Parents} from 'hast'
import {indexOf} from '../model/long-lists.ts'
import {plain} from '../model/readable.ts'
import {type Child, isBlank, isBlock, isElement, make, rewrite} from './common/tree.ts'
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
      const anchored = isAnchored(element)
      if (!anchored && !isSoup(element)) return
      const names = meanings(element, parent).filter((name) => !within(parent, name))
      if (anchored && names.length === 0) return
      first ??= element
      count++
      if (anchored) return [anchored, ...meant(element, names)]
      return meant(element, names)
    })

    if (first) change({at: first, args: {count}})
  }
)

/** The children of `element`, in elements of what it means by its looks. */
function meant(element: Element, names: readonly string[]): Element['children'] {
  return names.reduce<Element['children']>(
    (inner, name) => [make(element, name, {}, inner)],
    element.children
  )
}

/** The place to link to that is left of a span which also says how its text looks. */
function isAnchored({tagName, properties, position}: Element): Element | undefined {
  const {id, lang, dir} = properties
  if (tagName !== 'span' || id === undefined || lang || dir) return undefined
  return make({type: 'comment', value: '', ...(position && {position})}, 'span', {id})
}

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

function meanings(element: Element, parent: Parents): string[] {
  const {tagName, properties, children} = element
  if (tagName === 'font') return isLargeLine(element, parent) ? ['strong'] : []
  if (tagName !== 'span' || children.every(isBlank)) return []
  const style = String(properties['style'] ?? '')
  const classes = Array.isArray(properties['className']) ? properties['className'].join(' ') : ''
  const isLarge =
    /font-size-(large|x-large|xx-large)/.test(classes) ||
    /font-size:\s*((x-|xx-)?large|1[89]|[2-9]\d|1\.[3-9]|[2-9](\.\d+)?em)/i.test(style)
  const isAlone =
    isElement(parent, 'p', 'div') && parent.children.filter((each) => !isBlank(each)).length === 1
  return [
    ...(monospace.test(style) && isSnippet(children) ? ['code'] : []),
    ...(/text-decoration[^;]*line-through/i.test(style) ? ['del'] : []),
    ...(/font-style:\s*italic/i.test(style) ? ['em'] : []),
    ...(/font-weight:\s*(bold|[6-9]00)/i.test(style) || (isLarge && isAlone) ? ['strong'] : [])
  ]
}

/** Whether `font` sets a short line of its own in large letters. */
function isLargeLine(font: Element, parent: Parents): boolean {
  if (!/^[5-7]$/.test(String(font.properties['size'] ?? ''))) return false
  const said = plain(font)
  if (said === '' || said.length > 80 || !(parent.type === 'root' || isBlock(parent))) return false
  const seen = (parent.children as Child[]).filter(
    (each) => isElement(each, 'br') || !isBlank(each)
  )
  const at = indexOf(seen, font as Child)
  return [seen[at - 1], seen[at + 1]].every(
    (each) => !each || isElement(each, 'br') || isBlock(each)
  )
}

const monospace =
  /font-family:[^;]*\b(?:consolas|courier|fira code|lucida console|menlo|monaco|monospace|roboto mono|source code pro)\b/i

/** Whether `children` are a short text, and no sentence that somebody likes to see in such letters. */
function isSnippet(children: Element['children']): boolean {
  const text = plain(children)
  return (
    children.every((child) => child.type === 'text') &&
    text.length <= 160 &&
    !/^\p{Lu}.*(?:\s\S+){5,}[.!?]$/u.test(text)
  )
}

function within(parent: Parents, name: string): boolean {
  if (name === 'strong')
    return isElement(parent, 'b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')
  if (name === 'code') return isElement(parent, 'code', 'pre', 'kbd', 'samp')
  return isElement(parent, name, name === 'em' ? 'i' : name)
}
