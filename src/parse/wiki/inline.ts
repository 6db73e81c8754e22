/** Marks in a line of wiki markup; what is not certain to be a mark stays as it was typed. */

import type {ElementContent} from 'hast'
import type {Position} from 'unist'
import {table} from '../../model/table.ts'
import {readImage, readLink} from './links.ts'
import {type Found, near, parts} from './near.ts'
import {make, makeMacro, makeText, readParameters, type Wiki} from './state.ts'

const marks: Readonly<Record<string, string>> = table({
  '*': 'strong',
  _: 'em',
  '-': 'del',
  '+': 'u',
  '^': 'sup',
  '~': 'sub',
  '??': 'em'
})

const signs: Readonly<Record<string, string>> = table({'(/)': '✅', '(x)': '❌', '(!)': '⚠️'})

/** Where a mark may begin. */
const start =
  /\\\\|\\[-*_+^~[\]{}!|?#\\]|\{\{|\{(?:anchor|color|status)\b|\[|!|\?\?|[-*_+^~]|\((?:\/|x|!)\)/g

export function inline(line: string, position: Position, wiki: Wiki, depth = 0): ElementContent[] {
  const result: ElementContent[] = []
  let run = ''
  let end = 0
  /** What is shown before the next mark: a mark beside a word would join it. */
  let before = ''
  for (const match of line.matchAll(start)) {
    if (match.index < end) continue
    const text = line.slice(end, match.index)
    run += text
    before = text.at(-1) ?? before
    end = match.index
    const found = one(line, match[0], end, before, position, wiki, depth)
    if (!found) continue
    const {shown} = found
    if (typeof shown === 'string') run += shown
    else {
      flush()
      for (const each of shown) result.push(each)
    }
    if (shown.length > 0) before = typeof shown === 'string' ? shown : isBreak(shown) ? ' ' : 'a'
    end = found.end
  }
  run += line.slice(end)
  flush()
  return result

  function flush(): void {
    if (run !== '') result.push(makeText(position, run))
    run = ''
  }
}

function one(
  line: string,
  mark: string,
  at: number,
  before: string,
  position: Position,
  wiki: Wiki,
  depth: number
): Found | undefined {
  if (mark === '\\\\') return {shown: [make(position, 'br', {}, [])], end: at + 2}
  if (mark.startsWith('\\')) return {shown: mark.slice(1), end: at + 2}
  const isTag = /^\{[acs]/.test(mark)
  if (isTag) return tag(line, at, before, position, wiki)
  if (!parts(before)) return undefined
  if (mark === '{{') return code(line, at, position)
  if (mark === '[') return readLink(line, at, position, wiki, (text) => inner(text))
  if (mark === '!') return readImage(line, at, position, wiki)
  const sign = signs[mark]
  if (sign) return emoticon(line, mark, sign, at, position, wiki)
  return marked(line, mark, at, position, inner)

  function inner(text: string): ElementContent[] {
    return depth < 10 ? inline(text, position, wiki, depth + 1) : [makeText(position, text)]
  }
}

function isBreak(nodes: readonly ElementContent[]): boolean {
  return nodes.every((node) => node.type === 'element' && node.tagName === 'br')
}

function code(line: string, at: number, position: Position): Found | undefined {
  const close = near(line, '}}', at + 2)
  if (close === -1 || !parts(line[close + 2])) return undefined
  const value = line.slice(at + 2, close)
  if (value.trim() === '') return undefined
  return {shown: [make(position, 'code', {}, [makeText(position, value)])], end: close + 2}
}

function marked(
  line: string,
  mark: string,
  at: number,
  position: Position,
  inner: (text: string) => ElementContent[]
): Found | undefined {
  const name = marks[mark]
  const from = at + mark.length
  if (!name || !/\S/.test(line[from] ?? '') || line.startsWith(mark, from)) return undefined
  let close = near(line, mark, from + 1)
  // A mark ends behind a word, and before none.
  for (let tries = 0; close !== -1 && tries < 20; tries++) {
    const isEnd = /\S/.test(line[close - 1] ?? '') && parts(line[close + mark.length])
    if (isEnd && line[close - 1] !== '\\') break
    close = near(line, mark, close + 1)
    if (tries === 19) return undefined
  }
  if (close === -1) return undefined
  const shown = inner(line.slice(from, close))
  return {shown: [make(position, name, {}, shown)], end: close + mark.length}
}

/** `{anchor:…}`, `{status:…}`, and colours, which go. */
function tag(
  line: string,
  at: number,
  before: string,
  position: Position,
  wiki: Wiki
): Found | undefined {
  const match = /^\{(anchor|color|status)(?::([^{}\n]{1,300}))?\}/.exec(line.slice(at, at + 400))
  if (!match) return undefined
  const [whole, name = '', given = ''] = match
  const end = at + whole.length
  // What it parts would become one word.
  const isFree = [parts(before), parts(line[end])]
  if (name === 'status' ? isFree.includes(false) : !isFree.includes(true)) return undefined
  wiki.removed.push(whole)
  if (name === 'color') return {shown: [], end}
  const parameters = readParameters(given)
  if (name === 'status') wiki.added.push(parameters.get('title') || parameters.get('') || '')
  return {shown: [makeMacro(position, name, parameters, [])], end}
}

function emoticon(
  line: string,
  mark: string,
  sign: string,
  at: number,
  position: Position,
  wiki: Wiki
): Found | undefined {
  const end = at + mark.length
  if (!/^\s?$/.test(line[at - 1] ?? '') || !/^\s?$/.test(line[end] ?? '')) return undefined
  wiki.removed.push(mark)
  wiki.added.push(sign)
  return {shown: [makeText(position, sign)], end}
}
