/** Macros that only arrange or fold what is in them. */

import type {ElementContent} from 'hast'
import {
  container,
  type HandleMacro,
  type Macro,
  make,
  makeText,
  record,
  type State
} from './state.ts'

/** Their body is all there is to them. */
const plainNames = `align bgcolor center clickable column content-block content-column content-layer
  convertedtoblock div excerpt-body highlight layout localtabgroup redirect section scroll-conditional-content
  scroll-conditional-content-inline scroll-only scroll-only-inline scroll-ignore scroll-ignore-inline
  show-if span style sv-translation toc-zone ui-steps ui-tabs`.split(/\s+/)

export const containerMacros: Readonly<Record<string, HandleMacro>> = {
  ...Object.fromEntries(plainNames.map((name) => [name, unwrap])),
  details: unlessHidden,
  excerpt: unlessHidden,
  expand,
  localtab: titled,
  'ui-expand': expand,
  'ui-step': titled,
  'ui-tab': titled
}

function unwrap({node, body, plain}: Macro, state: State): ElementContent[] {
  return container(node, state.all(body ?? plain?.children ?? []))
}

/** A page can carry text that it does not show, for others to quote. */
function unlessHidden(macro: Macro, state: State): ElementContent[] {
  const shown = unwrap(macro, state)
  if (macro.parameters.get('hidden') !== 'true') return shown
  record(state, 'hidden', macro.node, {macro: macro.name}, {removed: shown})
  return []
}

function expand(macro: Macro, state: State): ElementContent[] {
  const {node, parameters, body, plain} = macro
  const title = parameters.get('title') || parameters.get('') || ''
  const inner = state.all(body ?? plain?.children ?? [])
  if (!title && inner.length === 0) return []
  const words = [makeText(node, title || 'Details')]
  if (!title) record(state, 'expand', node, {}, {added: words})
  return [make(node, 'details', {}, [make(node, 'summary', {}, words), ...inner])]
}

/** Tabs and the like: their title becomes a line of its own above what they hold. */
function titled(macro: Macro, state: State): ElementContent[] {
  const {node, parameters} = macro
  const title = parameters.get('title') || parameters.get('name') || ''
  const first = title
    ? [make(node, 'p', {}, [make(node, 'strong', {}, [makeText(node, title)])])]
    : []
  const shown = [...first, ...unwrap(macro, state)]
  return shown.length > 0 ? [make(node, 'div', {}, shown)] : []
}
