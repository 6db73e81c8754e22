/**
 * Turn paragraphs that only look like headings into headings.
 *
 * Such a heading is missing from the table of contents and cannot be linked to.
 *
 * A paragraph in bold is taken for a heading when it is short, does not read as a sentence, stands at the level of
 * the page and has a block of its own under it. So is a line in the brackets that stand for bold in Japanese
 * (“【手順】”), and what Word says is a heading. A colon at its end makes it a label (“Values:”), unless it is the name of
 * a usual section (“Prerequisites:”). Its rank follows the nearest real heading before it. Where nothing comes after
 * it, or only more lines in bold, it may as well be a closing word: a doubt. Questions in bold on the lines over their
 * answers are headings where there are two or more.
 */

import type {Element, Parents, Root} from 'hast'
import {insertAll} from '../model/long-lists.ts'
import {plain} from '../model/readable.ts'
import {unwrapBold} from './bold-headings.ts'
import {labelAlone} from './common/callout-labels.ts'
import {classesOf} from './common/classes.ts'
import {isBold, lines} from './common/leading.ts'
import {
  type Child,
  headingsAbove,
  indexIn,
  isBlank,
  isElement,
  make,
  rankOf,
  text,
  walk
} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

export interface Options {
  /** Longest text, in characters, that can be a heading (default: `80`). */
  maxLength: number
}

const containers = new Set('article body div main section'.split(' '))
const sentenceEnd = /[.,:;!?\u2026\u3002\uFF01\uFF1F]$/u
const question = /^(?:q\d*\s*[.:)]\s*)?[^.!?\u2026]{4,80}[?\uFF1F]$/iu
const section =
  /^(?:actual (?:behaviou?r|results?)|affected (?:products?|systems|versions)(?: and versions)?|answer|applies to|background|benefits|before you (?:begin|start)|cause|conclusion|contents?|description|details|environment|errors?(?: messages?)?|examples?|expected (?:behaviou?r|results?)|faqs?|fix|further reading|instructions|introduction|issues?|known (?:issues|limitations)|limitations|more information|next steps|notes|overview|permissions|possible (?:causes?|reasons|solutions)|pre-?requisites?|problem|procedure|purpose|questions?|reasons?|references|related (?:articles|links|topics)|required (?:permissions|scopes)|requirements|resolution|root cause|scope|see also|solution|steps(?: to (?:fix|reproduce|resolve))?|summary|symptoms|troubleshooting|what'?s next|workaround):?$/i
/** What stands on a button, or a step, which is another repair's: `OK`, `12:30`, `Step 2`. */
const noHeading = /^(?:ok|or|and|and\/or|then)$|^step\b|^[^\p{L}]*$/iu

export const fakeHeadings = defineRepair<Options>(
  {
    id: 'fake-headings',
    summary: 'A paragraph set in bold stands in for a heading.',
    defaults: {maxLength: 80}
  },
  function (tree, {change, find, options}) {
    partQuestions(tree, options.maxLength)
    const above = headingsAbove(tree)
    let rank = 1

    walk(tree, function (node, parent) {
      rank = rankOf(node) || rank
      if (parent.type === 'element' && !containers.has(parent.tagName)) return
      const title = candidate(node, options.maxLength)
      if (title === '') return

      const next = following(parent, node)
      const isHeaded = next && rankOf(next) === 0 && candidate(next, options.maxLength) === ''
      if (!isHeaded && !isNamed(node)) {
        const because = next ? 'no-text-under-it' : 'nothing-after'
        find('heading/unclear', {
          at: node,
          args: {text: title, because},
          path: above.get(node) ?? []
        })
        return
      }

      // Not assigned to `rank`: two bold paragraphs in a row are siblings.
      const from = node.tagName
      node.tagName = `h${Math.min(rank + 1, 6)}`
      node.children = node.children.filter((child) => !isElement(child, 'br'))
      unwrapBold(node)
      change({at: node, args: {from, to: node.tagName}})
    })
  }
)

/** Part questions in bold from the answers on the next lines, where there are two or more of them. */
function partQuestions(tree: Root, maxLength: number): void {
  const found: Array<{node: Element; parent: Parents}> = []
  walk(tree, function (node, parent) {
    const isFree = parent.type !== 'element' || containers.has(parent.tagName)
    if (isFree && isElement(node, 'p') && asks(node, maxLength)) found.push({node, parent})
  })
  if (found.length < 2) return
  for (const {node, parent} of found) {
    const end = node.children.findIndex((child) => isElement(child, 'br'))
    const answer = make(node, 'p', {}, node.children.slice(end + 1))
    node.children = node.children.slice(0, end)
    insertAll(parent.children as Child[], indexIn(parent, node) + 1, [answer])
  }
}

/** Whether the first line of `paragraph` is a question in bold, and the others are not in bold. */
function asks({children}: Element, maxLength: number): boolean {
  const end = children.findIndex((child) => isElement(child, 'br'))
  if (end < 1) return false
  const line = make({type: 'root', children: []}, 'p', {}, children.slice(0, end))
  const rest = children.slice(end + 1)
  const isAnswered =
    plain(rest) !== '' && !rest.some((child) => isElement(child, 'b', 'strong', 'img'))
  return isAnswered && question.test(plain(line)) && candidate(line, maxLength) !== ''
}

/** The text of `node` if it may be a heading. */
function candidate(node: Child | undefined, maxLength: number): string {
  if (!isElement(node, 'p') || lines(node.children).length !== 1) return ''
  const title = plain(node)
  if (isNamed(node)) return title
  if (!isBold(node)) return isBracketed(node, title) ? title : ''
  if (title === '' || title.length > maxLength || noHeading.test(title)) return ''
  if (labelAlone(node, true) && !section.test(title)) return ''
  if (sentenceEnd.test(title) && !section.test(title) && !question.test(title)) return ''
  return holdsOnlyText(node) ? title : ''
}

/** Whether Word says that it is a heading. */
function isNamed(node: Element): boolean {
  return classesOf(node).some((name) => /^Mso(?:Title|Subtitle|Heading\d?)$/i.test(name))
}

/** `【手順】`: how Japanese and Chinese pages set a heading in plain text. */
function isBracketed(node: Element, title: string): boolean {
  const inner = /^【([^【】]{1,40})】$/u.exec(title)?.[1] ?? ''
  const isLabel = labelAlone(make(node, 'p', {}, [text(node, inner)]), true) !== undefined
  return inner.trim() !== '' && !isLabel && holdsOnlyText(node)
}

/** Whether `node` holds neither pictures, nor code, nor a link that is all of it. */
function holdsOnlyText(node: Element): boolean {
  let only = true
  walk(make(node, 'div', {}, [node]), function (element) {
    const isPlace = element.tagName === 'a' && element.properties['href'] === undefined
    if (!isPlace && /^(?:a|br|code|img|input|kbd)$/.test(element.tagName))
      only &&= element.tagName === 'br'
  })
  return only
}

/** The next sibling of `node` that a reader sees. */
function following(parent: Parents, node: Element): Child | undefined {
  const children = parent.children as Child[]
  for (let at = indexIn(parent, node) + 1; at < children.length; at++) {
    const next = children[at] as Child
    if (!isBlank(next)) return next
  }
  return undefined
}
