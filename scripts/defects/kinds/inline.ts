/** Defects inside of lines: blanks, spans, styles, emphasis. */

import type {Element, Parents} from 'hast'
import {
  attribute,
  elements,
  is,
  isIn,
  type Kind,
  line,
  pick,
  seen,
  shows,
  textOf,
  texts
} from './kind.ts'

const emphasis = 'strong em b i u s del'
const alike: Readonly<Record<string, string>> = {b: 'strong', i: 'em', s: 'del', strike: 'del'}

export const inlineKinds: readonly Kind[] = [
  {
    row: 1,
    name: 'non-breaking spaces',
    aim: 'gone',
    find: ({tree}) => [...texts(tree)].flatMap((text) => text.match(/[\u00A0\u202F\u2007]/g) ?? [])
  },
  {
    row: 2,
    name: 'spans that say nothing',
    aim: 'gone',
    find: (view) => pick(view, (element) => is(element, 'span font') && !attribute(element, 'lang'))
  },
  {
    row: 3,
    name: 'target and rel of links',
    aim: 'gone',
    find: (view) =>
      pick(view, (a) => is(a, 'a') && ['target', 'rel'].some((name) => attribute(a, name) !== ''))
  },
  {
    row: 7,
    name: 'inline styles, wysiwyg classes',
    aim: 'gone',
    find: (view) =>
      pick(
        view,
        (element) =>
          attribute(element, 'style') !== '' || /\bwysiwyg/.test(attribute(element, 'className'))
      )
  },
  {
    row: 8,
    name: 'blanks inside emphasis or links',
    aim: 'gone',
    find: (view) =>
      pick(view, function (element, above) {
        const text = textOf(element)
        const isOdd = /^[\s\u00A0]|[\s\u00A0]$/.test(text) && text.trim() !== ''
        return is(element, `${emphasis} a`) && isOdd && !isIn(above, 'pre code')
      })
  },
  {
    row: 14,
    name: 'what pasting left behind',
    aim: 'gone',
    find: (view) => pick(view, isPasted)
  },
  {
    row: 19,
    name: 'inline elements with nothing in them',
    aim: 'gone',
    find: (view) =>
      pick(
        view,
        (element) =>
          is(element, `${emphasis} a sub sup code`) &&
          textOf(element) === '' &&
          !shows(element) &&
          !attribute(element, 'id') &&
          !attribute(element, 'name')
      )
  },
  {
    row: 19,
    name: 'the same emphasis nested',
    aim: 'gone',
    find: (view) =>
      pick(view, (element, above) =>
        above.some((each) => is(element, emphasis) && is(each, emphasis) && same(element, each))
      )
  },
  {
    row: 19,
    name: 'emphasis that is split',
    aim: 'gone',
    find: ({tree}) =>
      [...elements(tree)].flatMap(([element, [parent]]) => {
        const next = parent && nextOf(parent, element)
        const isSplit = next && is(element, emphasis) && is(next, emphasis) && same(element, next)
        return isSplit && line(element) !== '' && line(next) !== ''
          ? [`${line(element)}|${line(next)}`]
          : []
      })
  },
  {
    row: 11,
    name: 'empty paragraphs',
    aim: 'gone',
    find: (view) => pick(view, (p) => is(p, 'p') && line(p) === '' && !shows(p))
  },
  {
    row: 11,
    name: 'two line breaks instead of paragraphs',
    aim: 'gone',
    find: (view) =>
      pick(view, function (br, [parent]) {
        const next = parent && is(br, 'br') ? nextOf(parent, br) : undefined
        return is(next, 'br') && !is(parent, 'td th pre code')
      })
  },
  {
    row: 33,
    name: 'marks of Markdown shown as text',
    aim: 'settled',
    rules: ['leftover/markdown'],
    find: ({tree}) =>
      [...texts(tree)].flatMap(
        (text) =>
          text.match(
            /(?<![\w*\\])\*\*(?=[^\s*])[^*\n]{1,200}\*\*(?!\*)|\[[^\]\n]{1,80}\]\((?:https?:|\/|#)[^)\s]+\)/g
          ) ?? []
      )
  }
]

function same(a: Element, b: Element): boolean {
  return (alike[a.tagName] ?? a.tagName) === (alike[b.tagName] ?? b.tagName)
}

/** What follows `element` on its line, with nothing but comments between them. */
function nextOf(parent: Parents, element: Element) {
  const rest = (parent.children as Element[]).slice(parent.children.indexOf(element) + 1)
  const isBreak = is(element, 'br')
  return rest.find(
    (each) =>
      each.type === 'element' || !isBreak || seen({type: 'root', children: [each]}).length > 0
  )
}

/** Footnotes bring some of their own. */
const named =
  /^(?:data(?!Callout|Page|Attachment|Space|Anchor|Footnote)|aria(?!DescribedBy|Label)|role$|jsaction|jscontroller|dir$)/

function isPasted({properties}: Element): boolean {
  return (
    Object.entries(properties).some(
      ([name, value]) => named.test(name) && value !== 'rtl' && value !== 'auto'
    ) ||
    /^docs-internal-guid/.test(String(properties['id'] ?? '')) ||
    /\b(?:Mso\w+|notion-\w+|c-mrkdwn\w*|p-rich_text\w*|gmail_\w+|ProseMirror\w*|css-[a-z0-9]{6,})\b/.test(
      String(properties['className'] ?? '')
    )
  )
}
