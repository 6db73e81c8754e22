/** Code and other text whose every character counts. */

import type {Element, ElementContent} from 'hast'
import {type HandleMacro, type Macro, make, makeText, type State, textOf} from './state.ts'

/** Names that the macro has for languages, and those that highlighters know. */
const languages: ReadonlyMap<string, string> = new Map(
  Object.entries({
    actionscript3: 'actionscript',
    'c#': 'csharp',
    'c++': 'cpp',
    'html and xml': 'html',
    'html/xml': 'html',
    js: 'javascript',
    none: '',
    'objective-c': 'objectivec',
    plain: '',
    plaintext: '',
    'plain text': '',
    py: 'python',
    sh: 'shell',
    text: '',
    vb: 'vbnet',
    'visual basic': 'vbnet',
    yml: 'yaml'
  })
)

export const codeMacros: Readonly<Record<string, HandleMacro>> = {
  code: (macro, state) => code(macro, state, language(macro)),
  'code-block': (macro, state) => code(macro, state, language(macro)),
  latex: (macro, state) => code(macro, state, 'latex'),
  mathblock: (macro, state) => code(macro, state, 'latex'),
  mathinline: inlineCode,
  mermaid: (macro, state) => code(macro, state, 'mermaid'),
  'mermaid-cloud': (macro, state) => code(macro, state, 'mermaid'),
  'mermaid-macro': (macro, state) => code(macro, state, 'mermaid'),
  noformat: (macro, state) => code(macro, state, ''),
  'paste-code-macro': (macro, state) => code(macro, state, language(macro)),
  plantuml: (macro, state) => code(macro, state, 'plantuml'),
  preformatted: (macro, state) => code(macro, state, ''),
  'unmigrated-inline-wiki-markup': (macro, state) => code(macro, state, ''),
  'unmigrated-wiki-markup': (macro, state) => code(macro, state, '')
}

function code(macro: Macro, state: State, name: string): ElementContent[] {
  const {node, parameters, body, plain} = macro
  if (!plain && body) return state.all(body)

  const value = textOf(plain)
  const title = parameters.get('title') ?? ''
  if (!value.trim() && !title) return []
  const properties = name ? {className: [`language-${name}`]} : {}
  const element: Element = make(node, 'code', properties, [makeText(plain ?? node, value)])
  const meta = metaOf(title, parameters)
  if (meta) element.data = {meta} as NonNullable<Element['data']>
  return [make(node, 'pre', {}, [element])]
}

function inlineCode({node, plain, parameters}: Macro): ElementContent[] {
  const value = textOf(plain) || (parameters.get('body') ?? parameters.get('') ?? '')
  return value.trim() ? [make(node, 'code', {}, [makeText(plain ?? node, value.trim())])] : []
}

function metaOf(title: string, parameters: Macro['parameters']): string {
  const parts: string[] = []
  if (title) parts.push(`title="${title.replace(/\s+/g, ' ').replaceAll('"', '”')}"`)
  if (parameters.get('linenumbers') === 'true') parts.push('lineNumbers')
  const first = parameters.get('firstline') ?? ''
  if (/^\d+$/.test(first) && first !== '1') parts.push(`start=${first}`)
  return parts.join(' ')
}

function language({parameters}: Macro): string {
  const given = (parameters.get('language') || parameters.get('lang') || parameters.get('') || '')
    .trim()
    .toLowerCase()
  const name = languages.get(given) ?? given
  return /^[a-z0-9][a-z0-9+#._-]{0,30}$/.test(name) ? name : ''
}
