/** Changes that no reader minds: nothing is to be said of them. */

import type {Nodes, Paragraph, Parents, PhrasingContent} from 'mdast'
import type {Draft} from './draft.ts'
import {shuffled} from './random.ts'
import {nodesOf} from './trees.ts'
import {bodyOf, unitsOf} from './units.ts'
import {cutInTwo, cutPoint} from './words.ts'

export interface Cosmetic {
  name: string
  /** Change the copy; `false` where it has nothing to change. */
  change(draft: Draft): boolean
}

const unmodified: Cosmetic = {name: 'unmodified', change: () => true}

/** Bold becomes italic and italic bold, code plain, and plain words bold. */
const formatting: Cosmetic = {
  name: 'formatting only',
  change: ({after, random}) =>
    rephrase(after, function (node): PhrasingContent[] | undefined {
      if (node.type === 'strong') return [{type: 'emphasis', children: node.children}]
      if (node.type === 'emphasis') return [{type: 'strong', children: node.children}]
      if (node.type === 'inlineCode') return [{type: 'text', value: node.value}]
      if (node.type !== 'text' || !random.chance(0.3)) return undefined
      const match = /^(.*\s)(\p{L}+)(\s.*)$/su.exec(node.value)
      if (!match) return undefined
      const [, before = '', word = '', behind = ''] = match
      return [
        {type: 'text', value: before},
        {type: 'strong', children: [{type: 'text', value: word}]},
        {type: 'text', value: behind}
      ]
    })
}

const boldLost: Cosmetic = {
  name: 'bold lost',
  change: ({after}) =>
    rephrase(after, (node) => (node.type === 'strong' ? node.children : undefined))
}

/** Put something else in the place of inline nodes, wherever `swap` gives it. */
function rephrase(
  body: Nodes,
  swap: (node: PhrasingContent) => readonly PhrasingContent[] | undefined
): boolean {
  let changed = false
  for (const node of [...nodesOf(body)]) {
    if (node.type !== 'paragraph' && node.type !== 'tableCell' && node.type !== 'heading') continue
    ;(node as Parents).children = node.children.flatMap(function (child) {
      const other = swap(child)
      if (other) changed = true
      return other ?? [child]
    })
  }
  return changed
}

/** The same page by another address. */
const linkLooks: Cosmetic = {
  name: 'link canonicalised',
  change({after, random}) {
    const ways: ReadonlyArray<(url: URL) => void> = [
      (url) => (url.protocol = url.protocol === 'http:' ? 'https:' : 'http:'),
      (url) =>
        (url.pathname = url.pathname.endsWith('/')
          ? url.pathname.slice(0, -1)
          : `${url.pathname}/`),
      (url) => url.searchParams.append('utm_source', 'help'),
      (url) =>
        (url.hostname = url.hostname.startsWith('www.')
          ? url.hostname.slice(4)
          : `www.${url.hostname}`)
    ]
    let changed = false
    for (const node of nodesOf(after)) {
      if (node.type !== 'link' || !/^https?:/.test(node.url) || !URL.canParse(node.url)) continue
      const url = new URL(node.url)
      if (/\.\w{2,4}$/.test(url.pathname) || /^[\d.:[\]]+$/.test(url.hostname)) continue
      shuffled(random, ways)[0]?.(url)
      node.url = url.href
      changed = true
    }
    return changed
  }
}

const whitespace: Cosmetic = {
  name: 'whitespace',
  change: ({after, random}) =>
    retype(after, (text) =>
      text.replace(/ /g, (blank) =>
        random.chance(0.2) ? random.pick(['  ', '\n', '\u00A0', ' \u00A0']) : blank
      )
    )
}

const quotes: Cosmetic = {
  name: 'typographic quotes',
  change: ({after}) =>
    retype(after, (text) =>
      text
        .replace(/(^|[\s(])"/g, '$1“')
        .replaceAll('"', '”')
        .replace(/(^|[\s(])'/g, '$1‘')
        .replaceAll("'", '’')
        .replaceAll(' - ', ' – ')
        .replaceAll('...', '…')
    )
}

/** Change all running text, code left out. */
function retype(body: Nodes, change: (text: string) => string): boolean {
  let changed = false
  for (const node of nodesOf(body)) {
    if (node.type !== 'text') continue
    const value = change(node.value)
    if (value !== node.value) changed = true
    node.value = value
  }
  return changed
}

/** One to three paragraphs end where a sentence of theirs did. */
const split: Cosmetic = {
  name: 'split paragraph',
  change(draft) {
    const units = unitsOf(draft.after)
    const long = units.filter(
      ({node}) => node.type === 'paragraph' && cutPoint(node, true) !== undefined
    )
    const chosen = shuffled(draft.random, long).slice(0, draft.random.whole(1, 3))
    for (const unit of chosen) {
      const node = unit.node as Paragraph
      const point = cutPoint(node, true)
      if (!point) continue
      const parts = cutInTwo(node, point, draft.origins)
      units.splice(units.indexOf(unit), 1, ...parts.map((part) => ({node: part})))
    }
    draft.after = bodyOf(units)
    return chosen.length > 0
  }
}

export const cosmetics: readonly Cosmetic[] = [
  unmodified,
  formatting,
  linkLooks,
  whitespace,
  quotes,
  boldLost,
  split
]
