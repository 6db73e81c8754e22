/** Which parameters of Confluence's macros a reader sees: a table of its own, apart from the parser's. */

import {decoded} from '../model/decoded.ts'

/** The first that is given shows. */
interface Shown {
  names: readonly string[]
  /** Only where the macro has a body of plain text, or only where it has none. */
  where?: 'text' | 'no text'
}

const title: Shown = {names: ['title']}
const formula: Shown = {
  names: ['body', 'equation', 'formula', 'latex', 'math', ''],
  where: 'no text'
}

const table: ReadonlyArray<readonly [macros: string, shown: readonly Shown[]]> = [
  [
    `alert aui-message auimessage chart error hint info message-box note panel success tip ui-text-box warning
    code code-block codeblock noformat paste-code-macro preformatted`,
    [title]
  ],
  [
    `mermaid mermaid-chart mermaid-charts mermaid-cloud mermaid-diagram mermaid-macro mermaiddiagram
    plantuml plantuml-macro plantumlcloud plantumlrender`,
    [{...title, where: 'text'}]
  ],
  [
    'aura-tab auitabspage card localtab step tab tab-pane tabs-page ui-step ui-tab',
    [{names: ['title', 'name', 'label', 'text']}]
  ],
  [
    `aui-expand auiexpand expand expandmacro handy-status spoiler status status-handy ui-expand`,
    [{names: ['title', '']}]
  ],
  [
    `easy-math-block eazy-math-block latex latex-block latex-formatting latex-math math math-block
    mathblock mathdisplay mathjax-block-macro`,
    [title, formula]
  ],
  [
    `easy-math-inline eazy-math-inline latex-inline latexinline math-inline mathinline mathjax-inline-macro
    unit`,
    [formula]
  ],
  ['cfm-footnote footnote footnote-macro', [{names: ['text', '']}]],
  ['aui-tooltip cfm-tooltip tooltip', [{names: ['text', 'tooltip', 'title']}]],
  [
    'aui-button button button-hyperlink clickable link-button lozenge ui-button ui-lozenge',
    [{names: ['title', 'text', 'label']}]
  ]
]

const macros: ReadonlyMap<string, readonly Shown[]> = new Map(
  table.flatMap(([names, shown]) => names.split(/\s+/).map((name) => [name, shown] as const))
)

/** They stand in a line of text and join its words. */
export const inLine: ReadonlySet<string> = new Set(
  `anchor easy-math-inline eazy-math-inline handy-status latex-inline latexinline math-inline mathinline
  mathjax-inline-macro scroll-bookmark status status-handy unit`.split(/\s+/)
)

/** Macros whose body is written in another language. */
export const foreign: Readonly<Record<string, 'html' | 'markdown'>> = {
  'easy-markdown': 'markdown',
  html: 'html',
  'html-bobswift': 'html',
  'html-macro': 'html',
  'html-wrap': 'html',
  markdown: 'markdown',
  'markdown-from-text': 'markdown',
  'markdown-macro': 'markdown',
  'mohamicorp-markdown': 'markdown'
}

/** The texts that `macro` shows of its parameters. */
export function shownBy(
  macro: string,
  parameters: ReadonlyMap<string, string>,
  hasText: boolean
): string[] {
  return (macros.get(macro) ?? []).flatMap(function ({names, where}) {
    if (where && (where === 'text') !== hasText) return []
    const name = names.find((each) => parameters.has(each))
    const text = name === undefined ? undefined : parameters.get(name)
    return text === undefined ? [] : [plainOf(text)]
  })
}

const mark = '--uriencoded--'

/** Some editors keep what is typed percent-encoded. */
function plainOf(text: string): string {
  return text.startsWith(mark) ? decoded(text.slice(mark.length)) : text
}
