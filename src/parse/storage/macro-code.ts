/** Code and other text whose every character counts. */

import type {Element, ElementContent} from 'hast'
import {codeLanguage} from '../../model/code-languages.ts'
import {
  type HandleMacro,
  type Macro,
  type MacroFamily,
  make,
  makeText,
  record,
  type State,
  textOf
} from './state.ts'

function code(macro: Macro, state: State): ElementContent[] {
  const {node, parameters} = macro
  const block = codeBlock(macro, language(macro), state)
  if (parameters.get('collapse') !== 'true' || block.length === 0) return block
  const title = titleOf(parameters)
  const words = [makeText(node, title || 'Details')]
  if (!title) record(state, 'code', node, {}, {added: words})
  // Its title, which the line to unfold shows, is not said twice.
  const inner = title ? codeBlock(withoutTitle(macro), language(macro), state) : block
  return [make(node, 'details', {}, [make(node, 'summary', {}, words), ...inner])]
}

const asWritten: HandleMacro = (macro, state) => codeBlock(macro, '', state)

function withoutTitle(macro: Macro): Macro {
  return {...macro, parameters: new Map([...macro.parameters].filter(([name]) => name !== 'title'))}
}

/** The text of `macro` as a block of code in the language of that name. */
export function codeBlock(macro: Macro, name: string, state: State): ElementContent[] {
  const {node, parameters, body, plain} = macro
  if (!plain && body) return state.all(body)

  const value = textOf(plain)
  const title = titleOf(parameters)
  if (!value.trim())
    return title ? [make(node, 'p', {}, [make(node, 'strong', {}, [makeText(node, title)])])] : []
  const properties = name ? {className: [`language-${name}`]} : {}
  const element: Element = make(node, 'code', properties, [makeText(plain ?? node, value)])
  const meta = metaOf(title, parameters)
  if (meta) element.data = {meta} as NonNullable<Element['data']>
  return [make(node, 'pre', {}, [element])]
}

function titleOf(parameters: Macro['parameters']): string {
  return (parameters.get('title') ?? '').replace(/\s+/g, ' ').trim()
}

function metaOf(title: string, parameters: Macro['parameters']): string {
  const parts: string[] = []
  // Quotation marks would end it.
  let marks = 0
  const quoted = title.replace(/"/g, () => (marks++ % 2 === 0 ? '“' : '”'))
  if (title) parts.push(`title="${quoted}"`)
  if (parameters.get('linenumbers') === 'true') parts.push('lineNumbers')
  const first = parameters.get('firstline') ?? ''
  if (/^\d+$/.test(first) && first !== '1') parts.push(`start=${first}`)
  return parts.join(' ')
}

function language({parameters}: Macro): string {
  const given = (parameters.get('language') || parameters.get('lang') || parameters.get('') || '')
    .trim()
    .toLowerCase()
  const name = codeLanguage(given)
  return /^[a-z0-9][a-z0-9+#._-]{0,30}$/.test(name) ? name : ''
}

export const codeMacros: MacroFamily = {
  title: 'Code',
  rows: [
    {
      names: 'code code-block codeblock paste-code-macro',
      handle: code,
      takesText: true,
      becomes:
        'A block of code with its language, title, line numbers and first line; one that is collapsed can be unfolded.'
    },
    {
      names: 'noformat preformatted',
      handle: asWritten,
      takesText: true,
      becomes: 'A block of text, character by character.'
    }
  ]
}
