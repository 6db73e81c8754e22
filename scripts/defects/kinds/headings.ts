/** Defects of headings, and of lines that only look like headings. */

import type {Element, Root} from 'hast'
import {attribute, elements, is, isIn, type Kind, line, pick, rank, seen, shows} from './kind.ts'

const sentence = /[.,:;!?…。！？]$/u

export const headingKinds: readonly Kind[] = [
  {
    row: 4,
    name: 'first heading is not of rank 2',
    aim: 'gone',
    find({tree}) {
      const [first] = headings(tree)
      return first && rank(first) !== 2 ? [`${first.tagName}: ${line(first)}`] : []
    }
  },
  {
    row: 4,
    name: 'rank 1 in the text',
    aim: 'gone',
    find: (view) => pick(view, (element) => rank(element) === 1 && line(element) !== '')
  },
  {
    row: 4,
    name: 'ranks that leave one out',
    aim: 'gone',
    find: ({tree}) =>
      headings(tree).flatMap((heading, at, all) => {
        const before = all[at - 1]
        return before && rank(heading) > rank(before) + 1 ? [line(heading)] : []
      })
  },
  {
    row: 4,
    name: 'headings with nothing in them',
    aim: 'gone',
    find: (view) => pick(view, (each) => rank(each) > 0 && line(each) === '' && !shows(each))
  },
  {
    row: 10,
    name: 'headings in bold',
    aim: 'gone',
    find: (view) =>
      pick(view, (each) => rank(each) > 0 && line(each) !== '' && isBold(each) && !shows(each))
  },
  {
    row: 12,
    name: 'paragraphs in bold that look like headings',
    aim: 'settled',
    rules: ['heading/unclear'],
    find: (view, {before}) =>
      pick(view, function (p, above) {
        const text = line(p)
        return (
          is(p, 'p') &&
          // Terms of a list of definitions are written so.
          !pick(before, (dt) => is(dt, 'dt') && line(dt) === text).length &&
          !isIn(above, 'li td th aside blockquote dd dt figure details') &&
          text.length > 1 &&
          text.length <= 80 &&
          /\p{L}/u.test(text) &&
          !sentence.test(text) &&
          !shows(p) &&
          isBold(p)
        )
      })
  },
  {
    row: 12,
    name: 'large letters that look like headings',
    aim: 'settled',
    rules: ['heading/unclear'],
    find: (view) =>
      pick(view, function (span, [parent]) {
        return (
          is(span, 'span font') &&
          is(parent, 'p div') &&
          seen(parent).length === 1 &&
          line(span) !== '' &&
          line(span).length <= 80 &&
          !sentence.test(line(span)) &&
          isLarge(span)
        )
      })
  },
  {
    row: 13,
    name: 'ids of headings that must lead on',
    aim: 'gone',
    find: ({tree}) => headings(tree).flatMap((each) => attribute(each, 'id') || []),
    findAfter(after, {before, prepared}) {
      const kept = prepared.article.anchors
      const ids = new Set(Object.keys(kept))
      const all = headings(before.tree)
      // What stands above all headings of the article leads to its top.
      const texts = new Set(headings(after.tree).map(line))
      const first = all.findIndex((each) => texts.has(line(each)))
      const above = first === -1 ? all.length : first
      for (const each of all.slice(0, above)) ids.add(attribute(each, 'id'))
      return all.slice(above).flatMap(function (each) {
        const id = attribute(each, 'id')
        if (id === 'footnote-label') return []
        if (!id || ids.has(id) || line(each) === prepared.article.title) return []
        // Of two that are the same, links lead to the first.
        ids.add(id)
        return [`${id}: ${line(each)}`]
      })
    }
  },
  {
    row: 24,
    name: 'ids that stand twice',
    aim: 'settled',
    rules: ['link/ambiguous-anchor'],
    find({tree}) {
      const ids = [...elements(tree)].flatMap(([each]) => attribute(each, 'id') || [])
      return [...new Set(ids.filter((id, at) => ids.indexOf(id) < at))]
    },
    // The site gives each heading an id of its own: what is left are links that may lead to the wrong one.
    findAfter: ({tree}, {before}) => wrongLinks(before.tree, tree)
  },
  {
    row: 27,
    name: 'steps as headings, typed in other ways',
    aim: 'gone',
    find: (view) =>
      pick(
        view,
        (each) =>
          rank(each) > 0 &&
          /^step\s*#?\s*\d/i.test(line(each)) &&
          !/^Step \d+(?:: \S|$)/.test(line(each))
      )
  }
]

export function headings(tree: Root): Element[] {
  return [...elements(tree)].flatMap(([each]) => (rank(each) > 0 && line(each) ? [each] : []))
}

/** Links to an id that stands twice, but for those that lead to a heading of the same words. */
function wrongLinks(before: Root, after: Root): string[] {
  const ids = [...elements(before)].flatMap(([each]) => attribute(each, 'id') || [])
  const twice = new Set(ids.filter((id, at) => ids.indexOf(id) < at))
  const links = [...elements(after)].flatMap(([each]) => (is(each, 'a') ? [each] : []))
  return [...elements(before)].flatMap(function ([a]) {
    if (!is(a, 'a') || !twice.has(decodeURI(attribute(a, 'href').replace(/^#/, '')))) return []
    const now = links.find((link) => letters(line(link)) === letters(line(a)))
    // Taken out with a table of contents.
    if (!now) return []
    return letters(decodeURI(attribute(now, 'href'))).startsWith(letters(line(a))) ? [] : [line(a)]
  })
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Whether all that a reader sees of `element` is in bold. */
function isBold(element: Element): boolean {
  const children = seen(element)
  return (
    children.length > 0 &&
    children.every(
      (child) =>
        is(child, 'strong b') ||
        (is(child, 'span a font u em i') && line(child) !== '' && isBold(child))
    )
  )
}

function isLarge(span: Element): boolean {
  const size = /font-size:\s*([\d.]+)(px|pt|em|rem)/i.exec(attribute(span, 'style'))
  const least = {px: 18, pt: 14, em: 1.3, rem: 1.3}[size?.[2]?.toLowerCase() ?? ''] ?? Infinity
  return (
    Number(size?.[1] ?? 0) >= least ||
    /font-size-(?:x-|xx-)?large/.test(attribute(span, 'className')) ||
    /font-size:\s*(?:x-|xx-)?large/i.test(attribute(span, 'style'))
  )
}
