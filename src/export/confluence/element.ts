/** Makes elements of storage format. */

import type {Element, ElementContent} from 'hast'
import {make, text} from '../element.ts'

/** `parameters` without a value are left out. */
export function macro(
  name: string,
  parameters: Readonly<Record<string, string | undefined>>,
  body: readonly ElementContent[]
): Element {
  const given = Object.entries(parameters).flatMap(([key, value]) =>
    value === undefined ? [] : [make('ac:parameter', {'ac:name': key}, [text(value)])]
  )
  return make('ac:structured-macro', {'ac:name': name, 'ac:schema-version': '1'}, [
    ...given,
    ...body
  ])
}

export function richBody(children: ElementContent[]): Element {
  return make('ac:rich-text-body', {}, children)
}

/** Its text is written as CDATA: no character of it is markup. */
export function plainBody(value: string): Element {
  return make('ac:plain-text-body', {}, [text(value)])
}
