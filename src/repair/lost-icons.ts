/**
 * Report places where an icon was lost: “From the table, click on” and nothing after it.
 *
 * Icons in a sentence vanish when a page is copied as text; the reader cannot tell what to click. What it was cannot be
 * known, so the text stays as it is.
 *
 * Seen as lost: a sentence that ends in “click on” or “click the”; a step that says only “Press”, or goes on in the next
 * line (“Press”, “to add a row”); in copied text, “the” at the end of a line before
 * “icon”; under “Click on:”, an item that says only what it is for (“to view it”). A lead-in that names its buttons in
 * the list after it is whole, and so is a phrase such as “the item you want to click on.”.
 */

import type {Nodes, Parents} from 'hast'
import {pushReversed} from '../model/long-lists.ts'
import {plain} from '../model/readable.ts'
import {type Line, pageLines} from './common/page-lines.ts'
import {headingsAbove, indexIn, isBlank, isBlock, isElement, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

/** Stands for a picture in the text of a line. */
const picture = '\uFFFC'
const ends =
  /(?:^|[^\p{L}])((?:click|double-click|right-click|press|tap|hit|select|choose)(?:ing)?\s+(?:on(?:\s+the)?|the))\s*([.,;](?=\s|$)|$)/giu
/** A verb that wants something to act on, at the end of a line; and how the rest goes on after the icon. */
const bare =
  /(?:^|[.,;:]\s+|\b(?:and|then|or)\s+)(?:click|double-click|right-click|press|tap|hit)\s*$/i
const goesOn = /^(?:to|and|then|or|in|on|at|from|next|beside|icons?|buttons?)\b/
const wanted = /\b(?:to|you|can|may|could|must|not|that|we|they|users?|people)\s*$/i
const leadIn = /\b(?:click|press|tap|select|choose|use)(?:\s+on)?:$/i
const purpose = /^(?:to|for)\s+[a-z]/
const parted = /(?:^|\s)(?:the|an?|this)[^\S\n]*\n[^\S\n]*icons?\b/gi

export const lostIcons = defineRepair(
  {id: 'lost-icons', summary: 'An icon was lost when the page was copied.', defaults: {}},
  function (tree, {find, page}) {
    const above = headingsAbove(tree)
    const lines = pageLines(tree)
    const scraped = page.format === 'text'

    for (const [at, line] of lines.entries()) {
      const text = raw(line.nodes)
      for (const match of text.matchAll(ends)) {
        const before = text.slice(0, match.index)
        if (match[2] ? wanted.test(before) : lines[at + 1]?.text === '') continue
        report(line, text.slice(0, match.index + match[0].length - (match[2]?.length ?? 0)), '')
      }

      const next = lines[at + 1]?.text ?? ''
      if (bare.test(text) && (goesOn.test(next) || inItem(line)) && !text.includes(picture))
        report(line, text, goesOn.test(next) ? next : '')

      if (scraped) {
        for (const match of text.matchAll(parted)) {
          const cut = match.index + match[0].lastIndexOf('\n')
          report(line, text.slice(0, cut), text.slice(cut))
        }
        if (/\s(?:the|an?|this)$/i.test(text.trimEnd()) && /^icons?\b/i.test(next))
          report(line, text, next)
      }
      if (
        leadIn.test(line.text) &&
        lines[at + 1] &&
        !inList(lines[at + 1]) &&
        !/^(?:table|pre)$/.test(name(lines[at + 1]))
      )
        report(line, text, '')
    }

    walk(tree, function (list, parent) {
      if (list.tagName !== 'ul' && list.tagName !== 'ol') return
      const lead = plain(leadOf(parent, list))
      if (!leadIn.test(lead)) return
      for (const item of list.children)
        if (isElement(item, 'li') && purpose.test(raw([item]).trim()))
          find('lost/icon', {
            at: item,
            args: {before: tidy(lead).slice(-80), after: tidy(plain(item)).slice(0, 80)},
            path: above.get(item) ?? []
          })
    })

    function report({nodes, parent}: Line, before: string, after: string): void {
      const [at] = nodes
      const args = {before: tidy(before).slice(-80), after: tidy(after).slice(0, 80)}
      const path =
        (isElement(at) && above.get(at)) || (isElement(parent) && above.get(parent)) || []
      find('lost/icon', {at, args, path})
    }
  }
)

/** What stands right before `list` among its siblings: a block, or what is bare. */
function leadOf(parent: Parents, list: Nodes): Nodes[] {
  const siblings = parent.children as readonly Nodes[]
  const result: Nodes[] = []
  for (let at = indexIn(parent, list) - 1; at >= 0; at--) {
    const node = siblings[at] as Nodes
    if (isBlock(node) && result.some((each) => !isBlank(each))) break
    result.unshift(node)
    if (isBlock(node)) break
  }
  return result
}

/** The text of `nodes` as it stands, with a mark for every picture. */
function raw(nodes: readonly Nodes[]): string {
  let result = ''
  const todo = nodes.toReversed()
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'text') result += node.value
    else if (isElement(node, 'img', 'svg', 'input', 'button')) result += picture
    else if ('children' in node) pushReversed(todo, node.children)
  }
  return result
}

function tidy(text: string): string {
  return text.replaceAll(picture, '').replace(/\s+/g, ' ').trim()
}

/** Whether `line` is all that a list item says first. */
function inItem(line: Line): boolean {
  const [node] = line.nodes
  return isElement(node, 'li') || (isElement(line.parent, 'li') && /^\S+$/.test(line.text))
}

function inList(line: Line | undefined): boolean {
  return (
    name(line) === 'li' ||
    (isElement(line?.parent) && /^(?:li|ul|ol|td|th)$/.test(line.parent.tagName))
  )
}

function name(line: Line | undefined): string {
  const [node] = line?.nodes ?? []
  return isElement(node) ? node.tagName : ''
}
