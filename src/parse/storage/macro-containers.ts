/** Macros that only arrange or fold what is in them. */

import type {ElementContent} from 'hast'
import {linkTo} from './links.ts'
import {
  container,
  inside,
  type Macro,
  type MacroFamily,
  make,
  makeText,
  record,
  type State,
  textOf
} from './state.ts'

export function unwrap({node, body, plain}: Macro, state: State): ElementContent[] {
  return container(node, state.all(body ?? plain?.children ?? []))
}

function expand(macro: Macro, state: State): ElementContent[] {
  const {node, parameters, body, plain} = macro
  const title = parameters.get('title') || parameters.get('') || ''
  const inner = inside(state, () => state.all(body ?? plain?.children ?? []))
  if (!title && inner.length === 0) return []
  const words = [makeText(node, title || 'Details')]
  if (!title) record(state, 'expand', node, {}, {added: words})
  return [make(node, 'details', {}, [make(node, 'summary', {}, words), ...inner])]
}

/** A picture that Confluence draws of a table: its title, and the table. */
function chart(macro: Macro, state: State): ElementContent[] {
  const {node, parameters} = macro
  const title = parameters.get('title') ?? ''
  const line = make(node, 'p', {}, [make(node, 'strong', {}, [makeText(node, title)])])
  return [...(title ? [line] : []), ...unwrap(macro, state)]
}

/** For each who may see it: nobody here can tell, so everybody sees it. */
function forSome(macro: Macro, state: State): ElementContent[] {
  record(state, 'condition', macro.node, {macro: macro.name})
  return unwrap(macro, state)
}

/** A page that leads on to another: what it says, and a link there. */
function redirect(macro: Macro, state: State): ElementContent[] {
  const {node, name, holders, parameters} = macro
  const holder = holders.get('location') ?? holders.get('redirectTo')
  const address = textOf(holder).trim()
  const bare = /^https?:\/\/\S+$/.test(address)
    ? [make(node, 'a', {href: address}, [makeText(node, address)])]
    : []
  const linked = linkTo(node, holder, state)
  const message = parameters.get('redirectMessage') ?? ''
  const shown = [
    ...(message ? [make(node, 'p', {}, [makeText(node, message)])] : []),
    ...(holder ? [make(node, 'p', {}, linked.length > 0 ? linked : bare)] : [])
  ].filter(({children}) => children.length > 0)
  record(state, 'redirect', node, {macro: name}, {added: shown})
  return [...shown, ...unwrap(macro, state)]
}

export const containerMacros: MacroFamily = {
  title: 'Arranging and folding',
  rows: [
    {
      names: 'expand ui-expand aui-expand auiexpand expandmacro spoiler',
      handle: expand,
      takesText: true,
      becomes: 'A part of the page that can be unfolded, under its title.'
    },
    {
      names:
        `section column content-block content-column content-layer layout align center right left
        div span p style bgcolor highlight color font indent float ul legend auihorizontalnav
        auihorizontalnavpage auibuttongroup tableenhancer table-filter table-joiner table-excerpt
        table-plus table-chart table-transformer pivot-table spreadsheet card-group toc-zone excerpt-body
        convertedtoblock convertedtoinline rw-container width-container background-color
        numberedheadings numbered-headings`
          .replace(/\s+/g, ' ')
          .trim(),
      handle: unwrap,
      takesText: true,
      becomes: 'What is in it, in the order in which it is read; columns stand one below the other.'
    },
    {
      names: 'chart',
      handle: chart,
      takesText: true,
      becomes: 'Its title, and the table that it is drawn from.'
    },
    {
      names: 'show-if hide-if show-to hide-from visibility conditional-content',
      handle: forSome,
      takesText: true,
      becomes: 'What is in it, for everybody: who may see an article is not decided in it.'
    },
    {
      names: 'redirect viewport-redirect viewport-url-redirect',
      handle: redirect,
      takesText: true,
      becomes: 'A link to where it leads, with what it says; no reader is sent on.'
    }
  ]
}
