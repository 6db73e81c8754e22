/** Blocks of wiki markup that are told by how their lines begin: headings, lists, tables, paragraphs. */

import type {Element, ElementContent} from 'hast'
import type {Position} from 'unist'
import {inline} from './inline.ts'
import {make, makeText, type Wiki} from './state.ts'

interface Line {
  text: string
  position: Position
}

const item = /^\s*([*#]{1,10}|-)\s+(\S.*)$/
const heading = /^\s*h([1-6])\.\s+(\S.*)$/
const quote = /^\s*bq\.\s+(\S.*)$/

export function readLines(from: number, to: number, wiki: Wiki): ElementContent[] {
  const lines = linesOf(from, to, wiki)
  const result: ElementContent[] = []
  let at = 0
  while (at < lines.length) {
    const kind = kindOf(lines[at]?.text ?? '')
    let end = at + 1
    // Lines of text break off where a line of another kind begins.
    if (kind === 'list' || kind === 'table' || kind === 'text')
      while (end < lines.length && continues(kind, lines[end]?.text ?? '')) end++
    const block = lines.slice(at, end)
    const [first] = block
    if (first && kind !== 'blank')
      for (const each of build(kind, block, first, wiki)) result.push(each)
    at = end
  }
  return result
}

type Kind = 'blank' | 'heading' | 'list' | 'quote' | 'rule' | 'table' | 'text'

function kindOf(line: string): Kind {
  if (line.trim() === '') return 'blank'
  if (heading.test(line)) return 'heading'
  if (/^\s*----+\s*$/.test(line)) return 'rule'
  if (quote.test(line)) return 'quote'
  if (item.test(line)) return 'list'
  return /^\s*\|.*\|/.test(line) ? 'table' : 'text'
}

/** An item goes on in the lines below it. */
function continues(kind: Kind, line: string): boolean {
  const next = kindOf(line)
  return next === kind || (kind === 'list' && next === 'text')
}

function build(kind: Kind, block: readonly Line[], first: Line, wiki: Wiki): ElementContent[] {
  const {text, position} = first
  switch (kind) {
    case 'heading': {
      const [, rank = '1', title = ''] = heading.exec(text) ?? []
      wiki.removed.push(`h${rank}`)
      return [make(position, `h${rank}`, {}, inline(title, position, wiki))]
    }
    case 'quote': {
      wiki.removed.push('bq')
      const inner = inline(quote.exec(text)?.[1] ?? '', position, wiki)
      return [make(position, 'blockquote', {}, [make(position, 'p', {}, inner)])]
    }
    case 'rule':
      return [make(position, 'hr', {}, [])]
    case 'list':
      return lists(block, wiki)
    case 'table':
      return [
        make(position, 'table', {}, [
          make(
            position,
            'tbody',
            {},
            block.map((line) => row(line, wiki))
          )
        ])
      ]
    default:
      return [make(position, 'p', {}, broken(block, wiki))]
  }
}

/** Lines as they are shown: one below the other. */
function broken(lines: readonly Line[], wiki: Wiki): ElementContent[] {
  return lines.flatMap(function ({text, position}, index) {
    const shown = inline(text.trim(), position, wiki)
    return index === 0 ? shown : [make(position, 'br', {}, []), ...shown]
  })
}

/** Lists in lists, by the number of signs that an item begins with. */
function lists(lines: readonly Line[], wiki: Wiki): ElementContent[] {
  const result: ElementContent[] = []
  const open: Array<{sign: string; list: Element}> = []
  for (const line of lines) {
    const [, signs = '', text = ''] = item.exec(line.text) ?? []
    if (!signs) {
      const last = open.at(-1)?.list.children.at(-1)
      if (last?.type === 'element')
        last.children.push(
          make(line.position, 'br', {}, []),
          ...inline(line.text.trim(), line.position, wiki)
        )
      continue
    }
    while (open.length > signs.length) open.pop()
    const sign = signs.at(-1) ?? '*'
    if (open.length === signs.length && open.at(-1)?.sign !== sign) open.pop()
    while (open.length < signs.length) {
      const name = (signs[open.length] ?? sign) === '#' ? 'ol' : 'ul'
      const list = make(line.position, name, {}, [])
      const parent = open.at(-1)?.list
      const last = parent?.children.at(-1)
      if (last?.type === 'element') last.children.push(list)
      else if (parent) parent.children.push(make(line.position, 'li', {}, [list]))
      else result.push(list)
      open.push({sign: signs[open.length] ?? sign, list})
    }
    const shown = inline(text, line.position, wiki)
    open.at(-1)?.list.children.push(make(line.position, 'li', {}, shown))
  }
  return result
}

/** `||Heading||` and `|cell|`; bars in links, pictures and code part no cells. */
function row({text, position}: Line, wiki: Wiki): Element {
  const cells: Element[] = []
  const line = text.trim()
  const bar =
    /\[[^\][\n]{0,500}\]|\{\{[^}\n]{0,500}\}\}|![^!|\n]{1,200}\|[^!|\n]{0,200}!|\\\||\|\|?/g
  let start = 0
  let header = false
  for (const {0: sign, index} of line.matchAll(bar)) {
    if (!/^\|\|?$/.test(sign)) continue
    if (index > 0) add(line.slice(start, index))
    header = sign === '||'
    start = index + sign.length
  }
  if (start < line.length) add(line.slice(start))
  return make(position, 'tr', {}, cells)

  function add(cell: string): void {
    const shown =
      cell.trim() === '' ? [makeText(position, '')] : inline(cell.trim(), position, wiki)
    cells.push(make(position, header ? 'th' : 'td', {}, shown))
  }
}

function linesOf(from: number, to: number, {text, place}: Wiki): Line[] {
  const result: Line[] = []
  let start = from
  for (const line of text.slice(from, to).split('\n')) {
    result.push({text: line.replace(/\r$/, ''), position: place(start, start + line.length)})
    start += line.length + 1
  }
  return result
}
