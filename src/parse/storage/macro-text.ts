/** Macros that are a few words, a mark or a place in a line of text. */

import type {ElementContent} from 'hast'
import {plain} from '../../model/readable.ts'
import {linkTo} from './links.ts'
import {
  attribute,
  child,
  find,
  type Macro,
  type MacroFamily,
  make,
  makeText,
  record,
  type State,
  withoutParagraph
} from './state.ts'

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
function jira(macro: Macro, state: State): ElementContent[] {
  const {node, name, holders, parameters} = macro
  const text = (key: string): string => parameters.get(key) ?? ''
  const first = text('')
  const key = text('key') || (/^[A-Z][A-Z0-9_]+-\d+$/.test(first) ? first : '')
  const holder = holders.get('url')
  const url = attribute(child(holder, 'ri:url'), 'ri:value') || text('url')
  if (key) {
    const shown = [makeText(node, key)]
    record(state, 'jira', node, {macro: name, key}, {added: shown})
    return shown
  }

  const query = text('jqlQuery') || text('jql') || (url ? '' : first)
  find(state, 'leftover/macro', node, query ? {macro: name, query} : {macro: name})
  const shown = [
    ...(query ? [make(node, 'code', {}, [makeText(node, query)])] : []),
    ...(url ? [make(node, 'a', {href: url}, [makeText(node, url)])] : [])
  ]
  record(state, 'jira', node, {macro: name}, {added: shown})
  return shown.length > 0 ? [make(node, 'p', {}, shown)] : []
}

/** A word with an explanation that shows when a pointer rests on it. */
function tooltip(macro: Macro, state: State): ElementContent[] {
  const {node, parameters, body, name} = macro
  const inner = withoutParagraph(body ? state.all(body) : [])
  const hint = parameters.get('text') || parameters.get('tooltip') || parameters.get('title') || ''
  if (!hint) return inner
  if (plain(inner) === '') return [...inner, makeText(node, hint)]
  const shown = [makeText(node, ` (${hint})`)]
  record(state, 'tooltip', node, {macro: name})
  return [...inner, ...shown]
}

/** A coloured word or button, which may lead somewhere. */
function button(macro: Macro, state: State): ElementContent[] {
  const {node, parameters, holders, body} = macro
  const inner = withoutParagraph(body ? state.all(body) : [])
  const title = parameters.get('title') || parameters.get('text') || parameters.get('label') || ''
  const shown = title ? [makeText(node, plain(inner) ? `${title} ` : title), ...inner] : inner
  const holder = holders.get('url') ?? holders.get('link') ?? holders.get('href')
  const [target] = linkTo(node, holder, state)
  const text =
    holder && !target
      ? parameters.get('url') || parameters.get('link') || parameters.get('href') || ''
      : ''
  const properties =
    target?.type === 'element' ? target.properties : text ? {href: text} : undefined
  if (!properties || shown.length === 0) return shown
  const link = make(node, 'a', properties, shown)
  record(
    state,
    'button',
    node,
    {macro: macro.name},
    {
      added: [make(node, 'a', properties, [])]
    }
  )
  return [link]
}

export const textMacros: MacroFamily = {
  title: 'Words and places',
  rows: [
    {
      names: 'anchor scroll-bookmark',
      handle: anchor,
      becomes: 'A place that links can lead to: they lead to the heading there.',
      inLine: true
    },
    {
      names: 'status handy-status status-handy',
      handle: status,
      bodiless: true,
      becomes: 'Its words, in bold; the colour goes.',
      inLine: true
    },
    {
      names: 'jira jiraissues jira-issue',
      handle: jira,
      bodiless: true,
      becomes:
        'The key of the issue. A list of issues that a query would find is a finding, and the query stays as text.'
    },
    {
      names: 'tooltip cfm-tooltip aui-tooltip',
      handle: tooltip,
      becomes: 'The words, with the explanation in brackets behind them.'
    },
    {
      names:
        'ui-button button aui-button lozenge ui-lozenge clickable link-button button-hyperlink',
      handle: button,
      becomes: 'Its words, as a link where it leads somewhere.'
    },
    {
      names: 'mention user-mention',
      handle: ({body}, state) => (body ? state.all(body) : []),
      becomes: 'The name that the page shows; never an id.'
    }
  ]
}
