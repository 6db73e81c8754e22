/** Reads paragraphs whose steps were numbered by hand. */

import type {Element, ElementContent} from 'hast'
import {plain} from '../../model/readable.ts'
import {cutLeading, leadingText, lines} from './leading.ts'
import {readStepNumber} from './step-numbers.ts'
import type {Marker} from './step-run.ts'
import {isElement, make} from './tree.ts'

export interface Typed {
  number: number
  /** All that was typed before the text. */
  prefix: string
}

type Line = ElementContent[]

/** The number that `node` begins with. */
export function numberOf(node: Element): Typed | undefined {
  return readStepNumber(leadingText(node))
}

/** The steps that paragraph `node` holds: one, or one on each of its lines. `prefixes` gets what each item lost. */
export function readSteps(
  node: Element,
  read: (line: Element) => Typed | undefined,
  prefixes: WeakMap<Element, string>
): Marker | undefined {
  if (node.tagName !== 'p') return undefined
  const items: Element[] = []
  let first = 0

  for (const [line, ...more] of stepLines(node, read) ?? []) {
    // Most paragraphs are no step: only those that are get copied.
    const found = line && read(make(node, 'p', {}, line))
    if (!line || !found) return undefined
    const step = make(node, 'p', node.properties, structuredClone(line))
    if (items.length === 0) first = found.number
    cutLeading(step, found.prefix.length)
    const item = make(node, 'li', {}, [step])
    for (const each of more) addLine(item, node, structuredClone(each))
    prefixes.set(item, found.prefix)
    items.push(item)
  }
  return items.length > 0 ? {first, items} : undefined
}

/** Put a line that bears no number into the step above it: a picture by itself, words where they stood. */
function addLine(item: Element, node: Element, line: Line): void {
  const last = item.children.at(-1)
  const isPicture = plain(line) === ''
  if (isPicture || !isElement(last) || plain(last) === '')
    item.children.push(make(node, 'p', {}, line))
  else last.children.push(make(node, 'br'), ...line)
}

/**
 * The lines of each step of paragraph `node`: what stands on lines between two numbers that count on belongs to the
 * step above. Without two such numbers, all of it is one step.
 */
function stepLines(
  node: Element,
  read: (line: Element) => Typed | undefined
): Line[][] | undefined {
  const parts = lines(node.children)
  const whole = read(node) ? [[node.children]] : undefined
  if (parts.length < 2 || !whole) return whole
  const steps: Line[][] = []
  let next = Number.NaN

  for (const part of parts) {
    const found = read(make(node, 'p', {}, part))
    if (found && (steps.length === 0 || found.number === next)) {
      steps.push([part])
      next = found.number + 1
    } else if (found) return whole
    else steps.at(-1)?.push(part)
  }
  return steps.length > 1 ? steps : whole
}
