/** Every element of storage format, by families; what is in none of them keeps what it holds. */

import {adfElements} from './adf.ts'
import {htmlElements} from './html-elements.ts'
import {imageElements} from './images.ts'
import {inlineElements} from './inline.ts'
import {layoutElements} from './layouts.ts'
import {linkElements} from './links.ts'
import {macroElements} from './macros.ts'
import {byName, container, type ElementFamily, find, type Handle, record} from './state.ts'
import {taskElements} from './tasks.ts'
import {templateElements} from './templates.ts'

export const elementFamilies: readonly ElementFamily[] = [
  macroElements,
  linkElements,
  imageElements,
  inlineElements,
  taskElements,
  layoutElements,
  adfElements,
  templateElements,
  htmlElements
]

export const elements = byName(elementFamilies)

/** It stands for nothing but what it holds, and is named. */
export const unknownElement: Handle = function (node, state) {
  find(state, 'leftover/macro', node, {macro: node.tagName})
  record(state, 'unknown-element', node, {element: node.tagName})
  return container(node, state.all(node.children))
}
