/** `ac:structured-macro`: takes a macro apart and hands it to the family that knows it. */

import type {Element, ElementContent} from 'hast'
import {calloutMacros} from './macro-callouts.ts'
import {codeMacros} from './macro-code.ts'
import {containerMacros} from './macro-containers.ts'
import {contentlessMacros} from './macro-contentless.ts'
import {detailsMacros} from './macro-details.ts'
import {diagramMacros} from './macro-diagrams.ts'
import {dynamicMacros} from './macro-dynamic.ts'
import {footnoteMacros} from './macro-footnotes.ts'
import {foreignMacros} from './macro-foreign.ts'
import {includeMacros} from './macro-includes.ts'
import {mathsMacros} from './macro-maths.ts'
import {mediaMacros} from './macro-media.ts'
import {scrollMacros} from './macro-scroll.ts'
import {tabMacros} from './macro-tabs.ts'
import {textMacros} from './macro-text.ts'
import {shownParameters} from './shown-parameters.ts'
import {
  attribute,
  byName,
  child,
  container,
  type ElementFamily,
  find,
  type Handle,
  type HandleMacro,
  isElement,
  type Macro,
  type MacroFamily,
  make,
  makeText,
  type Row,
  record,
  type State,
  textOf,
  unwrap,
  withoutParagraph
} from './state.ts'

export const macroFamilies: readonly MacroFamily[] = [
  calloutMacros,
  codeMacros,
  containerMacros,
  tabMacros,
  textMacros,
  footnoteMacros,
  mathsMacros,
  diagramMacros,
  mediaMacros,
  foreignMacros,
  includeMacros,
  detailsMacros,
  dynamicMacros,
  scrollMacros,
  contentlessMacros
]

/** Every macro that is known. */
export const macros = byName(macroFamilies)

const macro: Handle = function (node, state) {
  const parts = takeApart(node)
  const row = macros.get(parts.name)
  const handle = row?.handle ?? unknown
  const own = /^ac:(?:parameter|default-parameter|rich-text-body|plain-text-body|adf-.*)$/
  // Broken pages have words beside the bodies, and more bodies than one.
  const rest = node.children.filter(
    (each) =>
      (each.type !== 'element' && each.type !== 'text') ||
      (each.type === 'text' ? each.value.trim() !== '' : !own.test(each.tagName))
  )
  const shown = handle(parts, state)
  const output = parts.parameters.get('atlassian-macro-output-type')?.toUpperCase()
  const isInLine = output === 'INLINE' || parts.name.endsWith('-inline')
  const behind = [...rest, ...spare(node, parts, row)]
  return [...(isInLine ? withoutParagraph(shown) : shown), ...state.all(behind)]
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
  const rich = child(node, 'ac:rich-text-body')
  return {
    node,
    name: attribute(node, 'ac:name').trim().toLowerCase(),
    parameters,
    holders,
    body: rich?.children,
    plain: rich ? undefined : child(node, 'ac:plain-text-body')
  }
}

/** Bodies that the handler of the macro makes nothing of: second ones, and those that it does not expect. */
function spare(node: Element, {plain}: Macro, row: Row<HandleMacro> | undefined): Element[] {
  const rich = row?.bodiless ? undefined : child(node, 'ac:rich-text-body')
  const text = row && !row.takesText ? undefined : plain
  return node.children.filter(
    (each): each is Element =>
      isElement(each, 'ac:rich-text-body', 'ac:plain-text-body') && each !== rich && each !== text
  )
}

/** What a macro shows that nobody here knows: its texts and its body, and a finding that says so. */
function unknown(macro: Macro, state: State): ElementContent[] {
  const {node, name, body, plain} = macro
  const texts = shownParameters(macro)
  find(state, 'leftover/macro', node, {macro: name})
  const added = texts.map((text) => makeText(node, `${text} `))
  record(state, 'unknown-macro', node, {macro: name}, {added})
  if (body) {
    const lines = texts.map((text) =>
      make(node, 'p', {}, [make(node, 'strong', {}, [makeText(node, text)])])
    )
    return container(node, [...lines, ...state.all(body)])
  }
  const text = textOf(plain)
  const line = texts.length > 0 ? [makeText(node, texts.join(' · '))] : []
  const url = addressOf(macro)
  if (url) {
    const link = make(node, 'a', {href: url}, line.length > 0 ? line : [makeText(node, url)])
    record(
      state,
      'unknown-macro',
      node,
      {macro: name},
      {added: line.length > 0 ? [make(node, 'a', {href: url}, [])] : [link]}
    )
    line.splice(0, line.length, link)
  }
  if (!text.trim()) return line
  const code = make(node, 'pre', {}, [make(node, 'code', {}, [makeText(node, text)])])
  return [...(line.length > 0 ? [make(node, 'p', {}, line)] : []), code]
}

/** Where something is that the macro shows or leads to. */
function addressOf({holders}: Macro): string {
  const given = ['url', 'link', 'href', 'src'].map(function (name) {
    const holder = holders.get(name)
    return (attribute(child(holder, 'ri:url'), 'ri:value') || textOf(holder)).trim()
  })
  return given.find((each) => /^https?:\/\/\S+$/i.test(each)) ?? ''
}

/** A text body that stands where none is expected: its characters are kept. */
const plainText: Handle = function (node) {
  const text = textOf(node)
  return text.trim()
    ? [make(node, 'pre', {}, [make(node, 'code', {}, [makeText(node, text)])])]
    : []
}

export const macroElements: ElementFamily = {
  title: 'Macros',
  rows: [
    {
      names: 'ac:structured-macro ac:macro',
      handle: macro,
      becomes: 'A macro, by its name: see above. `ac:macro` is how Confluence 4 wrote it.'
    },
    {
      names: 'ac:parameter ac:default-parameter',
      handle: () => [],
      becomes: 'What the macro makes of it. No colour, size or id is ever text.'
    },
    {
      names: 'ac:rich-text-body',
      handle: unwrap,
      becomes: 'What is in the macro.'
    },
    {
      names: 'ac:plain-text-body',
      handle: plainText,
      becomes: 'The text of the macro, character by character.'
    }
  ]
}
