/**
 * Take out what a help centre shows around every article, where a page was copied or printed as text.
 *
 * - At the top or the end: the hint on how to see pictures larger.
 * - At the top: navigation, the name of the site, the list of the section, author, date, “3 months ago”, “Follow”, when
 *   two or more of them stand there.
 * - At the end: everything from the first of the theme's lines on (“Was this article helpful?” … “Please sign in to
 *   leave a comment.”), when two or more stand there in the theme's order, and what the site has below. What readers
 *   wrote is set aside; of attached files only the names came along, so they are reported.
 *
 * The article's own words are never taken: a section called “Comments” with text stays, and a line that stands alone is
 * a doubt. Order and words: `model/help-centre-words.ts`.
 */

import type {Root, Text} from 'hast'
import {noPiece} from '../model/words.ts'
import {findTail, rankInTail, type Tail} from './common/help-centre-tail.ts'
import {topLines} from './common/help-centre-top.ts'
import {dropLines, findLines, type Line, pageLines} from './common/page-lines.ts'
import {pictureHints} from './common/picture-hints.ts'
import {splitLines} from './common/split-lines.ts'
import {rankOf, textsOf} from './common/tree.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'

type Context = RepairContext<Record<never, never>>

export const helpCentreChrome = defineRepair(
  {
    id: 'help-centre-chrome',
    summary: 'What a help centre shows around its articles was copied along.',
    defaults: {},
    frames: true
  },
  function (tree, context) {
    const undo = splitLines(tree)
    let lines = undo ? findLines(tree) : pageLines(tree)
    let tail = findTail(lines, context.page.format === 'text')
    if (undo && !tail && topLines(lines, context.page.meta.title).length === 0) {
      undo()
      lines = findLines(tree)
      tail = undefined
    } else if (undo && lines[0]) context.change({at: lines[0].nodes[0], args: {what: 'lines'}})

    if (tail) lines = takeTail(tree, lines, tail, context)
    const hints = pictureHints(lines, context.page.meta.title ?? '')
    if (hints.length > 0) lines = take(lines, hints, 'picture-hint')
    const head = topLines(lines, context.page.meta.title)
    if (head.length > 0) lines = take(lines, head, 'top')

    for (const [at, {nodes, text}] of lines.entries())
      if ([1, 2, 8].includes(rankInTail(text)) && !isHeading(lines, at))
        context.find('leftover/chrome', {at: nodes[0], args: {text}})

    function take(from: readonly Line[], gone: readonly Line[], what: string): Line[] {
      const [first] = gone
      const set = new Set(gone)
      const removed = dropLines(tree, gone)
      if (first) context.change({at: first.nodes[0], args: {what, lines: gone.length}, removed})
      return from.filter((line) => !set.has(line))
    }
  }
)

/** Whether line `at` is a heading with text of its own below it. */
function isHeading(lines: readonly Line[], at: number): boolean {
  const below = lines[at + 1]
  if (!below || rankOf(lines[at]?.nodes[0]) === 0 || rankOf(below.nodes[0]) > 0) return false
  return below.text.length > 40 && rankInTail(below.text) === 0
}

function takeTail(tree: Root, lines: readonly Line[], tail: Tail, context: Context): Line[] {
  const {own, comments, files} = tail
  const [first] = tail.lines
  if (!first || (own !== '' && !cutAfter(first, own, context))) return [...lines]
  const gone = own === '' ? tail.lines : tail.lines.slice(1)
  const removed = dropLines(tree, gone)
  const at = (gone[0] ?? first).nodes[0]

  if (gone.length > 0) {
    const said = comments.map(({text}) => text).join('\n\n')
    const args = {what: 'end', lines: gone.length, ...(files.length > 0 && {files})}
    context.change({at, args, removed, ...(said !== '' && {aside: said})})
  }
  if (files.length > 0) context.find('lost/attachment', {at, args: {files}})
  const [comment] = comments
  if (comment)
    context.find('aside/comments', {at: comment.nodes[0], args: {lines: comments.length}})
  const set = new Set(gone)
  return lines.filter((line) => !set.has(line))
}

/** Cut what was glued to `own`, the article's words in `line`; whether it could be done. */
function cutAfter({nodes, text}: Line, own: string, {change}: Context): boolean {
  const end = text.slice(own.length)
  const node: Text | undefined = textsOf(nodes).findLast(({value}) => value.trim() !== '')
  const before = node?.value.trimEnd() ?? ''
  if (!node || !before.endsWith(end)) return false
  const whole = node.value
  node.value = before.slice(0, before.length - end.length)
  // Glued words are one: what stays of them is new.
  change({
    at: node,
    args: {what: 'end', lines: 1},
    removed: {...noPiece, text: whole},
    added: {...noPiece, text: node.value}
  })
  return true
}
