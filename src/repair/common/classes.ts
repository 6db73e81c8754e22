/** Classes by which Confluence’s rendered pages say what an element is. */

import type {Element, Nodes} from 'hast'
import {isElement} from './tree.ts'

export function classesOf({properties}: Element): string[] {
  const {className} = properties
  return Array.isArray(className) ? className.map(String) : []
}

/** Whether `node` is an element of one of these classes. */
export function hasClass(node: Nodes | undefined, ...names: readonly string[]): boolean {
  if (!isElement(node)) return false
  const {className} = node.properties
  return Array.isArray(className) && className.some((each) => names.includes(String(each)))
}

/** The first element below `node` of one of these classes. */
export function findClass(node: Element, ...names: readonly string[]): Element | undefined {
  const todo: Nodes[] = node.children.toReversed()
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (next.type !== 'element') continue
    if (hasClass(next, ...names)) return next
    for (let at = next.children.length - 1; at >= 0; at--) {
      const child = next.children[at]
      if (child) todo.push(child)
    }
  }
  return undefined
}

/** An attribute that is text; empty where it is not there. */
export function attribute({properties}: Element, name: string): string {
  const value = properties[name]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.trim() : ''
}
