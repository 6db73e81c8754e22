/**
 * Let the name of another article lead to it.
 *
 * A page that was copied as text says “see the Rotate keys article” where a link was lost. Where a page has
 * that title, the name becomes a link; where none has, it is reported: readers cannot find what they are sent to.
 *
 * A name is a run of capitalised words, or words in quotes, right before “article” or “guide”. Names of
 * screens (“the API Tokens page”) are no articles, and neither is “this Help Center article”.
 */

import type {Element, Text} from 'hast'
import {insertAll} from '../model/long-lists.ts'
import {pageKey} from '../model/source-page.ts'
import {headingsAbove, make, rankOf, text, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

/** Within these, words are no mention: they lead somewhere already, or are shown as they are. */
const closed = new Set(['a', 'code', 'kbd', 'pre', 'samp', 'script', 'style'])

/** Words that part of a name may be in lower case. */
const small = new Set('a an and at by for from in into of on or the to via with your'.split(' '))
/** Words that stand before a name and never in it. */
const before = new Set('a an our see that the this your'.split(' '))

/** What sits before “article” without naming one, in lower case. */
const generic =
  /^(?:(?:help|support|knowledge|base|center|centre|kb|wiki|blog|faq|confluence|zendesk|related|next|previous|main|new)\s*)+$/

interface Mention {
  start: number
  end: number
  name: string
  kind: string
}

export const namedArticles = defineRepair(
  {
    id: 'named-articles',
    summary: 'An article is named, but nothing leads to it.',
    defaults: {}
  },
  function (tree, {known, page, change, find}) {
    const above = headingsAbove(tree)

    walk(tree, function (element, _, ancestors) {
      const within = [...ancestors, element].some(
        (each) => each.type === 'element' && (closed.has(each.tagName) || rankOf(each) > 0)
      )
      if (within) return

      for (let index = element.children.length - 1; index >= 0; index--) {
        const child = element.children[index]
        if (child?.type === 'text') lead(element, index, child)
      }
    })

    function byName(name: string) {
      const {space} = page.meta
      const from = pageKey(page)
      return known.byTitle(name, space, from) ?? known.byTitle(name, undefined, from)
    }

    function lead(parent: Element, index: number, node: Text): void {
      const parts: Element['children'] = []
      let from = 0
      for (const {start, end, name, kind} of mentions(node.value)) {
        const key = byName(name)
        if (!key) {
          if (kind === 'article')
            find('link/unresolved', {at: node, args: {page: name}, path: above.get(parent) ?? []})
          continue
        }
        const href = `page:${key}`
        parts.push(text(node, node.value.slice(from, start)))
        parts.push(make(node, 'a', {href}, [text(node, node.value.slice(start, end))]))
        change({
          at: node,
          args: {page: name, to: href},
          added: {text: '', links: [href], images: []}
        })
        from = end
      }
      if (from > 0)
        insertAll(parent.children, index, [...parts, text(node, node.value.slice(from))], 1)
    }
  }
)

/** The names of articles in `value`, in order. */
function mentions(value: string): Mention[] {
  const found: Mention[] = []
  for (const match of value.matchAll(/\s(article|guide)\b(?!-)/g)) {
    const kind = match[1] ?? ''
    const name = quoted(value, match.index) ?? capitalised(value, match.index)
    if (name && !generic.test(name.name.toLowerCase())) found.push({...name, kind})
  }
  return found
}

type Name = Omit<Mention, 'kind'>

/** The words in quotes that end at `end`. */
function quoted(value: string, end: number): Name | undefined {
  const close = value[end - 1] ?? ''
  const open = {'”': '“', '"': '"', '’': '‘', '»': '«'}[close]
  if (!open) return undefined
  const start = value.lastIndexOf(open, end - 2) + 1
  const name = value.slice(start, end - 1)
  const sensible = start > 0 && name.length <= 120 && /\p{L}/u.test(name)
  return sensible ? {start, end: end - 1, name: name.trim()} : undefined
}

/** Characters that a name may be long; also bounds the look back. */
const longest = 120

/** The run of capitalised words that ends at `end`: two at least, and a word of the sentence before it. */
function capitalised(value: string, end: number): Name | undefined {
  const from = Math.max(0, end - longest)
  const tokens = [...value.slice(from, end).matchAll(/\S+/g)]
  let start = -1
  let count = 0

  for (let index = tokens.length - 1; index > 0; index--) {
    const [word = ''] = tokens[index] ?? []
    const capital = /^\p{Lu}/u.test(word)
    if (before.has(word.toLowerCase()) || (!capital && !small.has(word))) break
    // The end of a sentence, or a list of names.
    if (index < tokens.length - 1 && /[.!?;,]$/.test(word)) break
    if (capital) {
      start = from + (tokens[index]?.index ?? 0)
      count++
    }
  }
  return count >= 2 ? {start, end, name: value.slice(start, end).trim()} : undefined
}
