/**
 * Set aside the questions and answers that a content farm appended from other sites.
 *
 * They speak of other products, and would mislead readers of this article.
 *
 * It is a part titled “FAQs” whose questions end in the farm's mark (“? ›”), or that stands between a copyright line or
 * repeated title and the farm's own end. It is kept whole in the record, and reported. An article's own FAQ stays.
 */

import type {Nodes, Parents, Root, RootContent} from 'hast'
import {toMdast} from 'hast-util-to-mdast'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {toMarkdown} from 'mdast-util-to-markdown'
import {readable} from '../model/readable.ts'
import {words} from '../model/words.ts'
import {farmTail, farmTitle, isFooter, withoutYear} from './common/content-farm.ts'
import {type Line, pageLines} from './common/page-lines.ts'
import {type Child, isElement, rankOf, takeOut} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const title = /^(?:faqs?|frequently asked questions|people also ask)(?: \((?:19|20)\d\d\))?:?$/i
/** What search engines call their own list, and no writer does. */
const foreignTitle = /^people also ask/i
const marked = /\?\s*\u203A$/
const question = /^.{8,160}\?$/

export const foreignFaq = defineRepair(
  {
    id: 'foreign-faq',
    summary: 'Questions and answers from other sites were appended.',
    defaults: {},
    frames: true
  },
  function (tree, {change, find}) {
    const lines = pageLines(tree)
    const start = lines.findIndex(({text, parent}) => title.test(text) && isPage(parent))
    const head = lines[start]
    if (!head) return

    const tail = farmTail(lines)
    const end = Math.max(start, Math.min(tail?.start ?? lines.length, sectionOf(lines, start)))
    const siblings = head.parent.children as Child[]
    const from = siblings.indexOf(head.nodes[0])
    const after = lines[end]?.nodes[0]
    const stop = siblings.findIndex((node, at) => at > from && after && holds(node, after))
    const until = stop === -1 ? siblings.length : stop

    const inside = pageLines({type: 'root', children: siblings.slice(from + 1, until)})
    const marks = inside.filter(({text}) => marked.test(text)).length
    const asked = inside.filter(({text}) => marked.test(text) || question.test(text)).length
    const foreign = foreignTitle.test(head.text) && asked > 0
    const parted = lines.slice(0, start).some(isBorder) && asked > 2
    if (marks < 2 && !(tail && (foreign || parted))) return

    const gone = takeOut(head.parent, from, until - from)
    const args = {questions: asked, words: words(readable(gone).text).length}

    change({at: head.nodes[0], args, removed: gone, aside: asMarkdown(gone)})
    find('aside/foreign-faq', {at: head.nodes[0], args})
  }
)

function isPage(parent: Parents): boolean {
  return parent.type === 'root' || isElement(parent, 'article', 'body', 'div', 'main', 'section')
}

function holds(outer: Nodes, inner: Nodes): boolean {
  return (
    outer === inner || ('children' in outer && outer.children.some((child) => holds(child, inner)))
  )
}

/** A copyright line, or the title set again with the year after it. */
function isBorder({text}: Line, at: number, lines: readonly Line[]): boolean {
  const title = farmTitle(lines)
  const again = text === title && lines.findIndex((line) => line.text === title) < at
  return isFooter(text) || (again && withoutYear(text) !== undefined)
}

/** Index of the line after the section that line `start` opens: a heading of its rank that asks nothing ends it. */
function sectionOf(lines: readonly Line[], start: number): number {
  const rank = rankOf(lines[start]?.nodes[0])
  if (rank === 0) return lines.length
  const end = lines.findIndex(function ({nodes, text}, at) {
    const own = rankOf(nodes[0])
    return at > start && own > 0 && own <= rank && !/\?/.test(text)
  })
  return end === -1 ? lines.length : end
}

function asMarkdown(nodes: readonly Nodes[]): string {
  const root: Root = {type: 'root', children: structuredClone(nodes) as RootContent[]}
  const tree = toMdast(root)
  return toMarkdown(tree, {bullet: '-', extensions: [gfmToMarkdown()]})
}
