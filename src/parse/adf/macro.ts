/** Makes `ac:structured-macro`, which much of ADF is in storage format. */

import type {Element, ElementContent} from 'hast'
import type {AdfNode} from './node.ts'
import {type Building, make, makeText} from './state.ts'

/** A macro with its parameters, where they say something, and its bodies. */
export function macro(
  building: Building,
  node: AdfNode,
  name: string,
  parameters: Readonly<Record<string, string | readonly ElementContent[]>>,
  bodies: readonly Element[] = []
): Element {
  const given = Object.entries(parameters).flatMap(([key, value]) =>
    value.length > 0 ? [parameter(building, node, key, value)] : []
  )
  return make(building, node, 'ac:structured-macro', {'ac:name': name}, [...given, ...bodies])
}

function parameter(
  building: Building,
  node: AdfNode,
  key: string,
  value: string | readonly ElementContent[]
): Element {
  const children = typeof value === 'string' ? [makeText(building, node, value)] : value
  const element = make(building, node, 'ac:parameter', {}, children)
  element.properties['ac:name'] = key
  return element
}

export function richBody(building: Building, node: AdfNode, children: ElementContent[]): Element {
  return make(building, node, 'ac:rich-text-body', {}, children)
}

export function plainBody(building: Building, node: AdfNode, text: string): Element {
  return make(building, node, 'ac:plain-text-body', {}, [makeText(building, node, text)])
}
