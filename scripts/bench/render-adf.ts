/** Writes a plan as the editor of Confluence keeps it: ADF, in JSON. */

import type {Block, Plan, Run} from './plan.ts'
import {idOf} from './render-zendesk.ts'

interface Node {
  type: string
  attrs?: Record<string, unknown>
  marks?: ReadonlyArray<{type: string; attrs?: Record<string, unknown>}>
  text?: string
  content?: Node[]
}

const panels = {Note: 'note', Tip: 'success', Important: 'info', Warning: 'warning'} as const

export function renderAdf({blocks}: Plan): string {
  return JSON.stringify({version: 1, type: 'doc', content: blocks.map(render)})
}

function render(block: Block): Node {
  switch (block.type) {
    case 'heading':
      return {type: 'heading', attrs: {level: 2}, content: [text(block.text)]}
    case 'paragraph':
      return paragraph(block.runs)
    case 'steps':
      return {
        type: 'orderedList',
        attrs: {order: 1},
        content: block.steps.map(({runs}) => item(runs))
      }
    case 'list':
      return {type: 'bulletList', content: block.items.map(item)}
    case 'callout':
      return {
        type: 'panel',
        attrs: {panelType: panels[block.kind]},
        content: [paragraph(block.runs)]
      }
    case 'table':
      return {
        type: 'table',
        content: [
          row('tableHeader', block.head),
          ...block.rows.map((each) => row('tableCell', each))
        ]
      }
    case 'code':
      return {type: 'codeBlock', attrs: {language: block.language}, content: [text(block.text)]}
  }
}

function row(type: string, cells: readonly string[]): Node {
  const content = cells.map((cell) => ({
    type,
    content: [{type: 'paragraph', content: [text(cell)]}]
  }))
  return {type: 'tableRow', content}
}

function item(runs: readonly Run[]): Node {
  return {type: 'listItem', content: [paragraph(runs)]}
}

function paragraph(runs: readonly Run[]): Node {
  return {type: 'paragraph', content: runs.map(inline)}
}

function inline({text: value, bold, link}: Run): Node {
  const href =
    link === undefined ? undefined : `https://help.example.com/hc/en-us/articles/${idOf(link)}`
  const marks = [
    ...(href ? [{type: 'link', attrs: {href}}] : []),
    ...(bold ? [{type: 'strong'}] : [])
  ]
  return marks.length > 0 ? {...text(value), marks} : text(value)
}

function text(value: string): Node {
  return {type: 'text', text: value}
}
