/** `ac:structured-macro`: takes a macro apart and hands it to the family that knows it. */

import type {Element} from 'hast'
import {calloutMacros} from './macro-callouts.ts'
import {codeMacros} from './macro-code.ts'
import {containerMacros} from './macro-containers.ts'
import {dynamicMacros} from './macro-dynamic.ts'
import {mediaMacros} from './macro-media.ts'
import {textMacros} from './macro-text.ts'
import {
  attribute,
  child,
  container,
  find,
  type Handle,
  type HandleMacro,
  type Macro,
  make,
  makeText,
  record,
  type State,
  textOf
} from './state.ts'

/** Every macro that is known, by name. */
const known: ReadonlyMap<string, HandleMacro> = new Map(
  Object.entries({
    ...calloutMacros,
    ...codeMacros,
    ...containerMacros,
    ...dynamicMacros,
    ...mediaMacros,
    ...textMacros
  })
)

export const macro: Handle = function (node, state) {
  const parts = takeApart(node)
  const handle = known.get(parts.name) ?? unknown
  const own = /^ac:(?:parameter|default-parameter|rich-text-body|plain-text-body|adf-.*)$/
  // Broken pages have words beside the bodies, and more bodies than one.
  const rest = node.children.filter(
    (each) =>
      (each.type !== 'element' && each.type !== 'text') ||
      (each.type === 'text' ? each.value.trim() !== '' : !own.test(each.tagName))
  )
  return [...handle(parts, state), ...state.all([...rest, ...spare(node, parts)])]
}

function takeApart(node: Element): Macro {
  const parameters = new Map<string, string>()
  const holders = new Map<string, Element>()
  for (const each of node.children) {
    if (each.type !== 'element') continue
    const isDefault = each.tagName === 'ac:default-parameter'
    if (!isDefault && each.tagName !== 'ac:parameter') continue
    const name = isDefault ? '' : attribute(each, 'ac:name')
    parameters.set(name, textOf(each).trim())
    holders.set(name, each)
  }
  return {
    node,
    name: attribute(node, 'ac:name').trim().toLowerCase(),
    parameters,
    holders,
    body: child(node, 'ac:rich-text-body')?.children,
    plain: child(node, 'ac:plain-text-body')
  }
}

/** Bodies that the macro's handler does not see: second ones. */
function spare(node: Element, {plain}: Macro): Element[] {
  const rich = child(node, 'ac:rich-text-body')
  return node.children.filter(
    (each): each is Element =>
      each.type === 'element' &&
      /^ac:(?:rich|plain)-text-body$/.test(each.tagName) &&
      each !== rich &&
      each !== plain
  )
}

/** What a macro shows that nobody here knows: its body, and a finding that says so. */
function unknown(macro: Macro, state: State) {
  const {node, name, body, plain} = macro
  find(state, 'leftover/macro', node, {macro: name})
  record(state, 'unknown-macro', node, {macro: name})
  if (body) return container(node, state.all(body))
  const text = textOf(plain)
  return text.trim()
    ? [make(node, 'pre', {}, [make(node, 'code', {}, [makeText(node, text)])])]
    : []
}
