/**
 * Macros that show a part of another page, and those that name a part for others to show.
 *
 * Only other pages know what is shown: a placeholder with a link to the page stands in for it, and the
 * repair `includes` puts the text in its place.
 */

import type {Element, ElementContent, Properties} from 'hast'
import {linkTo} from './links.ts'
import {
  attribute,
  child,
  container,
  find,
  type Macro,
  type MacroFamily,
  make,
  makeText,
  record,
  type State
} from './state.ts'

export const includeMacros: MacroFamily = {
  title: 'Parts of other pages',
  rows: [
    {
      names: 'include',
      becomes:
        'The text of the page that it names, as it is there now; a finding says where to edit it.',
      handle: include,
      bodiless: true
    },
    {
      names: 'excerpt-include',
      becomes:
        'The excerpt of the page that it names; in a note under the title of that page, unless it is shown without a frame.',
      handle: excerptInclude,
      bodiless: true
    },
    {
      names:
        'multiexcerpt-include multiexcerpt-include-macro multi-excerpt-include include-shared-block',
      becomes: 'The passage of the page that it names.',
      handle: namedInclude,
      bodiless: true
    },
    {
      names:
        'excerpt multiexcerpt multiexcerpt-macro multi-excerpt multiexcerpt-fast-block-macro shared-block',
      becomes:
        'What is in it; a hidden one is not shown, but can be shown by other pages all the same.',
      handle: excerpt,
      takesText: true
    },
    {
      names: 'sync-block synced-block',
      becomes: 'What is in it. Where its text is kept on another page only, that is a finding.',
      handle: syncedBlock
    }
  ]
}

function include(macro: Macro, state: State): ElementContent[] {
  const holder = holderOf(macro, '', 'page', 'default-parameter')
  return placeholder(macro, holder, {}, state)
}

/** Without `nopanel`, Confluence frames an excerpt and puts the title of its page above. */
function excerptInclude(macro: Macro, state: State): ElementContent[] {
  const {parameters} = macro
  const framed = parameters.get('nopanel') !== 'true'
  const properties: Properties = {dataExcerpt: parameters.get('name') ?? ''}
  if (framed) properties['dataFramed'] = ''
  return placeholder(macro, holderOf(macro, '', 'page', 'default-parameter'), properties, state)
}

function namedInclude(macro: Macro, state: State): ElementContent[] {
  const holder = holderOf(macro, 'pagewithexcerpt', 'page', 'pagetitle', '')
  return placeholder(macro, holder, {dataExcerpt: nameOf(macro)}, state)
}

function placeholder(
  {node, name}: Macro,
  holder: Element | undefined,
  properties: Properties,
  state: State
): ElementContent[] {
  const linked = linkTo(node, holder, state)
  const resource = holder && (child(child(holder, 'ac:link'), ...pages) ?? child(holder, ...pages))
  const typed = resource || linked.length > 0 ? '' : typedPage(holder)
  const [space, title] = resource
    ? [attribute(resource, 'ri:space-key'), attribute(resource, 'ri:content-title')]
    : partsOf(typed)
  const entity = child(child(holder, 'ac:link') ?? holder, 'ri:content-entity')
  const target: Properties = {dataInclude: title}
  if (space) target['dataSpace'] = space
  if (entity)
    target['dataAddress'] =
      `/wiki/pages/viewpage.action?pageId=${attribute(entity, 'ri:content-id')}`
  const link =
    linked.length > 0 || !title
      ? linked
      : [
          make(node, 'a', {dataPage: title, ...(space && {dataSpace: space})}, [
            makeText(node, title)
          ])
        ]

  record(state, 'include', node, {macro: name, ...(title && {page: title})}, {added: link})
  return [make(node, 'div', {...target, ...properties}, link)]
}

const pages = ['ri:page', 'ri:blog-post']

/** The first of `names` that the macro gives; names of parameters differ in their case. */
function holderOf({holders}: Macro, ...names: string[]): Element | undefined {
  for (const wanted of names)
    for (const [name, holder] of holders) if (name.toLowerCase() === wanted) return holder
  return
}

/** A page that is named by plain text, such as `KEY:Title`. */
function typedPage(holder: Element | undefined): string {
  return (holder?.children ?? [])
    .map((each) => (each.type === 'text' ? each.value : ''))
    .join('')
    .trim()
}

/** Page and space of `KEY:Title`. */
export function partsOf(typed: string): [space: string, title: string] {
  const [, space, title] = /^(~?[\w.-]{1,100}):(?!\s)(.+)$/su.exec(typed) ?? []
  return space && title ? [space, title] : ['', typed]
}

function syncedBlock({node, name, body}: Macro, state: State): ElementContent[] {
  if (body) return container(node, state.all(body))
  find(state, 'leftover/macro', node, {macro: name, why: 'elsewhere'})
  record(state, 'dynamic-macro', node, {macro: name})
  return []
}

function excerpt(macro: Macro, state: State): ElementContent[] {
  const {node, name, parameters, body, plain} = macro
  const nodes = container(node, state.all(body ?? plain?.children ?? []))
  state.excerpts.push({name: nameOf(macro), nodes})
  if (parameters.get('hidden') !== 'true') return nodes
  record(state, 'hidden', node, {macro: name}, {removed: nodes})
  return []
}

function nameOf({parameters}: Macro): string {
  for (const wanted of ['multiexcerptname', 'shared-block-key', 'excerptname', 'name'])
    for (const [name, value] of parameters) if (name.toLowerCase() === wanted) return value
  return ''
}
