/** Makes elements of a hast tree. */

import type {Element, ElementContent, Properties, Text} from 'hast'

export function make(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return {type: 'element', tagName, properties, children}
}

export function text(value: string): Text {
  return {type: 'text', value}
}
