/** Finds the one element of a saved page that holds its article. */

import type {Element, Nodes, Root} from 'hast'
import {plain} from '../../model/readable.ts'
import {words} from '../../model/words.ts'
import {attribute, hasClass} from './classes.ts'
import {isBody, landmark} from './page-frame.ts'
import {isElement, walk} from './tree.ts'

/** Words that a `main` or `article` without a known class must hold to be taken for the contents. */
const fewest = 20

export interface Contents {
  inside?: Element
  /** A class says that it is the body of an article. */
  known: boolean
  /** A page of Confluence, which others know better. */
  isWiki: boolean
}

/** The one element that holds the article. */
export function findContents(tree: Root): Contents {
  const bodies: Element[] = []
  const mains: Element[] = []
  const articles: Element[] = []
  let frames = 0
  let isWiki = false
  walk(tree, function (element, _parent, ancestors) {
    const isNested = ancestors.some((each) => each.type === 'element' && isBody(each))
    if (isBody(element) && !isNested) bodies.push(element)
    if (isElement(element, 'main') || attribute(element, 'role') === 'main') mains.push(element)
    if (isElement(element, 'article')) articles.push(element)
    if (['header', 'footer', 'navigation'].includes(landmark(element) ?? '')) frames++
    isWiki ||= hasClass(element, 'wiki-content')
  })
  const [body] = bodies
  if (body && bodies.length === 1) return {inside: body, known: true, isWiki}

  const [main, other] = mains
  const [article, another] = articles
  const whole = other ? undefined : main
  const part = another || (!whole && frames < 2) ? undefined : article
  const isMost = part && (!whole || 2 * sizeOf(part) > sizeOf(whole))
  const found = isMost ? part : whole
  if (!found || sizeOf(found) < fewest) return {known: false, isWiki}
  return {inside: found, known: false, isWiki}
}

function sizeOf(element: Element): number {
  return words(plain(element)).length
}

/** Every element that neither holds `inside` nor stands in it. */
export function around(tree: Root, inside: Element): Set<Nodes> {
  const result = new Set<Nodes>()
  const within = new Set<Nodes>()
  walk(tree, function (element, parent) {
    if (element === inside || within.has(parent)) within.add(element)
    else result.add(element)
  })
  return result
}
