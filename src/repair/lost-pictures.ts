/**
 * Report places where a picture was lost, and take out the marks that copying left in its place.
 *
 * Sites that copy articles put “Title of the article (1)”, “(2)” … where its pictures were: words that mean nothing to
 * a reader. They are taken out where they count from 1 and repeat the title. “[image]”, and in copied text “Screenshot
 * below” with no picture near, are reported and stay.
 */

import type {Nodes, Root, Text} from 'hast'
import {pushAll} from '../model/long-lists.ts'
import {noPiece} from '../model/words.ts'
import {withoutYear} from './common/content-farm.ts'
import {dropLines, type Line, pageLines} from './common/page-lines.ts'
import {headingsAbove, isElement, textsOf} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const mark =
  /(?:^|\s)[[(](?:image|img|picture|photo|screen ?shot|inline image)(?:[ :#][^\])]{0,80})?[\])](?=$|[\s.,;])|^(?:image|picture|screenshot):$/i
const pointer =
  /\b(?:(?:screen ?shots?|images?|pictures?|illustrations?)\s+(?:shown\s+)?below|(?:following|below)\s+(?:screen ?shots?|images?|pictures?)|(?:as )?shown in the (?:screen ?shot|image|picture))\b/i

export const lostPictures = defineRepair(
  {
    id: 'lost-pictures',
    summary: 'A picture was lost when the page was copied.',
    defaults: {},
    // Only what copying put in; and long titles make a tenth of a short page.
    frames: true
  },
  function (tree, {change, find, page}) {
    const above = headingsAbove(tree)
    const lines = pageLines(tree)
    const marks = titleMarks(lines, page.meta.title)

    for (const {line, text, value} of marks) {
      const [at] = line.nodes
      const path = pathOf(line)
      if (line.text === value.trim()) {
        const removed = dropLines(tree, [line])
        change({at, args: {mark: line.text}, removed})
      } else {
        text.value = text.value.replace(value, /^\s/.test(value) ? ' ' : '')
        text.value = text.value.replace(/ {2,}/g, ' ')
        change({at: text, args: {mark: value.trim()}, removed: {...noPiece, text: value}})
      }
      find('lost/image', {at: text, args: {text: value.trim()}, path})
    }

    for (const [at, line] of lines.entries()) {
      const pointed = page.format === 'text' && pointer.exec(line.text)
      const found = mark.exec(line.text) ?? pointed
      if (!found || (pointed && lines.slice(at, at + 4).some(showsPicture))) continue
      find('lost/image', {
        at: line.nodes[0],
        args: {text: line.text.slice(0, 120)},
        path: pathOf(line)
      })
    }

    function pathOf({nodes, parent}: Line): readonly string[] {
      const [at] = nodes
      return (isElement(at) && above.get(at)) || (isElement(parent) && above.get(parent)) || []
    }
  }
)

interface Mark {
  line: Line
  text: Text
  value: string
}

/** The marks `Title (n)`, when they count from 1 and there are two, or a year after the title tells a farm. */
function titleMarks(lines: readonly Line[], known: string | undefined): Mark[] {
  const first = lines[0]?.text ?? ''
  const title = withoutYear(first) ?? known ?? first
  if (title.length > 200 || title.split(/\s+/).length < 2) return []

  const result: Mark[] = []
  let last = 0
  for (const line of lines.slice(1))
    for (const text of textsOf(line.nodes)) {
      const at = text.value.indexOf(title)
      if (at === -1) continue
      const blank = at > 0 ? (/\s*$/.exec(text.value.slice(0, at))?.[0] ?? '') : ''
      const rest = /^\s?\((\d{1,2})\)/.exec(text.value.slice(at + title.length))
      const number = Number(rest?.[1])
      if (!rest || number < 1 || number > last + 1) continue
      last = Math.max(last, number)
      result.push({line, text, value: `${blank}${title}${rest[0]}`})
    }
  return result.length > 1 || (result.length > 0 && withoutYear(first)) ? result : []
}

function showsPicture({nodes}: Line): boolean {
  const todo: Nodes[] = [...nodes]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (isElement(node, 'img', 'svg', 'video', 'iframe')) return true
    if ('children' in node) pushAll(todo, (node as Root).children)
  }
  return false
}
