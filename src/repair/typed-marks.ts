/**
 * Set what was typed with the marks of Markdown where nothing reads them: `**bold**`, `[text](https://…)`, `## Title`.
 *
 * Readers saw asterisks and brackets, and the article, which is Markdown, would show them once more.
 *
 * It takes marks that fit together within one text. Where the page speaks of Markdown, or marks do not fit, all stay
 * and are reported once. Code is left alone, and so are powers, patterns of files and rows of stars.
 */

import type {Element, ElementContent, Nodes, Parents, Root, Text} from 'hast'
import {plain, readable} from '../model/readable.ts'
import {noPiece} from '../model/words.ts'
import {type Child, isBlank, isBlock, isElement, make, text} from './common/tree.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'

const bold =
  '(?<![\\p{L}\\p{N}*\\\\/])\\*\\*(?<bold>[^\\s*](?:[^*\\n]{0,300}[^\\s*])?)\\*\\*(?![\\p{L}\\p{N}*/])'
const link =
  '(?<![!\\\\\\]])\\[(?<text>[^\\][\\n]{1,120})\\]\\((?<address>https?:\\/\\/[^\\s()]{3,500})\\)'
/** Only beside other marks: a single asterisk may refer to a note. */
const italic =
  '(?<![\\p{L}\\p{N}*\\\\/])\\*(?<italic>[^\\s*](?:[^*\\n]{0,120}[^\\s*])?)\\*(?![\\p{L}\\p{N}*/])'
const marks = new RegExp(`${bold}|${link}`, 'gu')
const allMarks = new RegExp(`${bold}|${link}|${italic}`, 'gu')
const heading = /^\s*(#{2,4})\s+(?=\S)/
/** One half of a pair of asterisks, blanks beside it or not. */
const half = /(?<![*\p{L}\p{N}/\\])\*\*(?![*/])|(?<![*/\\])\*\*(?![*\p{L}\p{N}/])/gu
const subject = /\bmarkdown\b|\basterisks?\b/iu

export const typedMarks = defineRepair(
  {
    id: 'typed-marks',
    summary: 'Marks of Markdown were typed where nothing reads them.',
    defaults: {}
  },
  function (tree, context) {
    const {format} = context.page
    if (!['html', 'storage', 'adf', 'markdown'].includes(format)) return
    const found = textsIn(tree).filter(({node}) => format !== 'markdown' || isAsTyped(node))
    const marked = found.filter(
      ({node}) => node.value.search(marks) !== -1 || node.value.search(half) !== -1
    )
    const titles = typedHeadings(tree)
    const first = marked[0] ?? titles[0]
    const isSubject = first !== undefined && subject.test(plain(tree))
    const odd = marked.find(
      ({node}) => (node.value.replace(marks, '').match(half)?.length ?? 0) > 0
    )

    if (first && (isSubject || odd)) {
      const {node} = odd ?? first
      const at = node.value.search(odd ? half : marked[0] ? marks : heading)
      const shown = node.value.slice(Math.max(0, at - 1), at + 60).trim()
      context.find('leftover/markdown', {at: node, args: {text: shown}})
      return
    }
    for (const {node, parent} of first ? found : []) set(node, parent, context)
    for (const {paragraph, node} of titles) {
      const [typed = '', signs = '##'] = heading.exec(node.value) ?? []
      node.value = node.value.slice(typed.length)
      paragraph.tagName = `h${signs.length}`
      context.change({at: paragraph, args: {mark: signs}})
    }
  }
)

/** Whether there is no escape in the source of `node`: marks that somebody escaped are meant to be seen. */
function isAsTyped({value, position}: Text): boolean {
  const {start, end} = position ?? {}
  return (end?.offset ?? 0) - (start?.offset ?? 0) === value.length
}

interface Found {
  node: Text
  parent: Parents
}

function textsIn(tree: Root): Found[] {
  const result: Found[] = []
  const todo: Parents[] = [tree]
  for (let parent = todo.pop(); parent; parent = todo.pop())
    for (const node of parent.children)
      if (node.type === 'text') result.push({node, parent})
      else if ('children' in node && !isElement(node, 'pre', 'code', 'kbd', 'samp', 'a'))
        todo.push(node as Parents)
  return result
}

/** Put elements in the place of the marks in `node`. */
function set(node: Text, parent: Parents, {change}: RepairContext<object>): void {
  const parts: ElementContent[] = []
  let end = 0
  const at = parent.children.indexOf(node as never)
  for (const match of node.value.matchAll(allMarks)) {
    const isFirst = match.index === 0 && endsInWord(parent.children[at - 1])
    const isLast =
      match.index + match[0].length === node.value.length && beginsWithWord(parent.children[at + 1])
    if (isFirst || isLast) continue
    const {bold: strong, italic: em, text: label, address} = match.groups ?? {}
    if (match.index > end) parts.push(text(node, node.value.slice(end, match.index)))
    end = match.index + match[0].length
    if (address === undefined || label === undefined) {
      const [mark, name] = strong === undefined ? ['*', 'em'] : ['**', 'strong']
      const inner = text(node, strong ?? em ?? '')
      const isSet = isElement(parent as Element, name, name === 'em' ? 'i' : 'b')
      parts.push(isSet ? inner : make(node, name, {}, [inner]))
      change({at: node, args: {mark}})
    } else {
      parts.push(make(node, 'a', {href: address}, [text(node, label)]))
      const removed = {...noPiece, text: address}
      change({
        at: node,
        args: {mark: '[]()', to: address},
        removed,
        added: {...noPiece, links: [address]}
      })
    }
  }
  if (parts.length === 0) return
  if (end < node.value.length) parts.push(text(node, node.value.slice(end)))
  const children = parent.children as Child[]
  children.splice(at, 1, ...parts)
}

/** Whether words of `before` would run into those of a mark that goes. */
function endsInWord(before: Nodes | undefined): boolean {
  return before !== undefined && !isBlock(before) && /[\p{L}\p{N}]$/u.test(readable(before).text)
}

function beginsWithWord(after: Nodes | undefined): boolean {
  return after !== undefined && !isBlock(after) && /^[\p{L}\p{N}]/u.test(readable(after).text)
}

/** Paragraphs of one line that begin with `##`, and that first text of them. */
function typedHeadings(tree: Root): Array<{paragraph: Element; node: Text}> {
  return tree.children.flatMap(function (paragraph) {
    if (!isElement(paragraph, 'p') || plain(paragraph).length > 90) return []
    const node = paragraph.children.find((child) => !isBlank(child))
    const isLine = !paragraph.children.some((child) => isElement(child, 'br', 'img'))
    return isLine && node?.type === 'text' && heading.test(node.value) ? [{paragraph, node}] : []
  })
}
