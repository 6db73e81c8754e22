/** Tells the headings, and the lines that look like headings, which name the steps of a procedure. */

import type {Element, Parents} from 'hast'
import {plain} from '../../model/readable.ts'
import {isBold, leadingText, numberNamed, numberNames} from './leading.ts'
import {type Child, indexIn, isBlank, isElement, rankOf} from './tree.ts'

export interface Step {
  node: Element
  parent: Parents
  rank: number
  number: number
  /** Characters of what is typed before the title. */
  length: number
  /** It says “Step”; otherwise a bare number. */
  said: boolean
}

const withWord = new RegExp(
  `^\\s*step\\s*#?\\s*(\\d{1,3}|${numberNames.join('|')})(?:\\s*[:.)\\u2013\\u2014-]+\\s*|\\s+|$)`,
  'i'
)
const bare = /^\s*\(?(\d{1,2})[.):]\s*(?=\p{L})/u

/** The step that heading or line `node` names; `rank` is the one it has, or would have. */
export function readStep(node: Element, parent: Parents, rank: number): Step | undefined {
  const heading = rankOf(node) > 0
  if (!heading && node.tagName !== 'p') return undefined
  const start = leadingText(node)
  const [prefix, typed] =
    withWord.exec(start) ?? (heading || isBold(node) ? bare.exec(start) : null) ?? []
  if (prefix === undefined || typed === undefined) return undefined
  if (!heading && !isLine(node, parent)) return undefined
  const said = withWord.test(start)
  const number = numberNamed(typed)
  return {node, parent, rank, number, length: prefix.length, said}
}

/** Whether paragraph `node` is short, no sentence, and has something of its own under it. */
function isLine(node: Element, parent: Parents): boolean {
  const line = plain(node)
  if (
    line.length > 90 ||
    /[.,;:!?]$/.test(line.replace(withWord, '')) ||
    (line.replace(withWord, '') === '' && !isBold(node))
  )
    return false
  if (
    parent.type === 'element' &&
    ['li', 'td', 'th', 'blockquote', 'aside'].includes(parent.tagName)
  )
    return false
  const siblings = parent.children as readonly Child[]
  let at = indexIn(parent, node) + 1
  while (siblings[at] && isBlank(siblings[at] as Child)) at++
  const next = siblings[at]
  if (!isElement(next) || rankOf(next) > 0) return false
  return next.tagName !== 'p' || !withWord.test(leadingText(next))
}
