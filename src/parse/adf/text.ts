/** Paragraphs, headings, quotes, rules, line breaks and code. */

import {table} from '../../model/table.ts'
import {macro, plainBody} from './macro.ts'
import {type AdfNode, textOf, wholeOf} from './node.ts'
import {type Build, type Building, make, makeText, strays} from './state.ts'

const text: Build = (node, building) => [
  ...(node.text ? [makeText(building, node, node.text)] : []),
  ...strays(building, node)
]

const paragraph: Build = (node, building) => [
  make(building, node, 'p', {style: styleOf(node)}, building.all(node.content))
]

const heading: Build = function (node, building) {
  const level = Math.min(Math.max(wholeOf(node.attrs, 'level') ?? 1, 1), 6)
  const children = building.all(node.content)
  return [make(building, node, `h${level}`, {style: styleOf(node)}, children)]
}

const blockquote: Build = (node, building) => [
  make(building, node, 'blockquote', {}, building.all(node.content))
]

const rule: Build = (node, building) => [make(building, node, 'hr', {}), ...strays(building, node)]

const hardBreak: Build = (node, building) => [
  make(building, node, 'br', {}),
  ...strays(building, node)
]

const codeBlock: Build = function (node, building) {
  const language = textOf(node.attrs, 'language')
  return [macro(building, node, 'code', {language}, [plainBody(building, node, codeOf(node))])]
}

/** Every character of the code, whatever it is wrapped in. */
function codeOf(node: AdfNode): string {
  const parts: string[] = []
  const todo = node.content.toReversed()
  for (let next = todo.pop(); next; next = todo.pop()) {
    parts.push(next.type === 'hardBreak' ? '\n' : next.text || textOf(next.attrs, 'text'))
    for (const child of next.content.toReversed()) todo.push(child)
  }
  return parts.join('')
}

const alignments = table({center: 'text-align: center;', end: 'text-align: right;'})

function styleOf({marks}: AdfNode): string {
  return marks
    .map(function ({type, attrs}) {
      const align = textOf(attrs, 'align')
      if (type === 'alignment') return alignments[align]
      const level = type === 'indentation' ? (wholeOf(attrs, 'level') ?? 0) : 0
      return level > 0 ? `margin-left: ${Math.min(level, 6) * 30}px;` : ''
    })
    .filter(Boolean)
    .join(' ')
}

export const texts = {text, paragraph, heading, blockquote, rule, hardBreak, codeBlock}

/** What an object of no known kind shows: all that could be words. */
export function unknown(node: AdfNode, building: Building): ReturnType<Build> {
  const url = textOf(node.attrs, 'url') || textOf(node.attrs, 'href')
  const words = ['title', 'text'].map((name) => textOf(node.attrs, name)).filter(Boolean)
  const shown = [
    ...words.map((each) => make(building, node, 'p', {}, [makeText(building, node, each)])),
    ...(url ? [make(building, node, 'p', {}, [link(url)])] : []),
    ...building.all(node.content)
  ]
  return shown.length > 0 ? [make(building, node, 'div', {}, shown)] : []

  function link(href: string) {
    return make(building, node, 'a', {href}, [makeText(building, node, href)])
  }
}
