/** Macros that are a few words, a mark, or text of another kind. */

import type {ElementContent} from 'hast'
import {stamp} from '../positions.ts'
import {
  container,
  find,
  type HandleMacro,
  type Macro,
  make,
  makeText,
  record,
  type State,
  textOf
} from './state.ts'

export const textMacros: Readonly<Record<string, HandleMacro>> = {
  anchor,
  html: (macro, state) => foreign(macro, state, 'html'),
  jira,
  jiraissues: jira,
  markdown: (macro, state) => foreign(macro, state, 'markdown'),
  'markdown-macro': (macro, state) => foreign(macro, state, 'markdown'),
  mention: () => [],
  'mohamicorp-markdown': (macro, state) => foreign(macro, state, 'markdown'),
  status
}

function anchor({node, parameters, body}: Macro, state: State): ElementContent[] {
  const id = (parameters.get('') ?? parameters.get('name') ?? '').trim()
  const inner = body ? state.all(body) : []
  return id ? [make(node, 'a', {id}, []), ...inner] : inner
}

/** A coloured word: the colour goes, the word stays strong. */
function status({node, parameters}: Macro): ElementContent[] {
  const title = parameters.get('title') || parameters.get('') || ''
  return title ? [make(node, 'strong', {}, [makeText(node, title)])] : []
}

/** Issues of a tracker: the key of one is known, what a query would find is not. */
function jira({node, name, parameters}: Macro, state: State): ElementContent[] {
  const key = parameters.get('key') ?? ''
  find(state, 'leftover/macro', node, key ? {macro: name, key} : {macro: name})
  if (!key) return []
  const shown = [makeText(node, key)]
  record(state, 'jira', node, {macro: name, key}, {added: shown})
  return shown
}

/** A body in another language is read as what it is. */
function foreign(macro: Macro, state: State, format: 'html' | 'markdown'): ElementContent[] {
  const {node, plain, body} = macro
  if (!plain) return body ? container(node, state.all(body)) : []
  const inner = state.read(format, textOf(plain), plain)
  stamp(inner, (plain ?? node).position)
  return container(node, inner)
}
