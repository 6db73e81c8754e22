/**
 * A block as readers have it. What only looks different is folded away: emphasis, quotation marks, case, ids, ranks of
 * headings, kinds of lists, the form of an address.
 */

import type {Nodes} from 'mdast'
import type {Article} from '../model/article.ts'
import type {Block} from '../model/collation.ts'
import {pushReversed} from '../model/long-lists.ts'
import {blocksOf} from './blocks.ts'
import {
  pictureOf,
  type ReadUnit,
  readNode,
  targetOf,
  tokens,
  type Word,
  wholeCode
} from './read-unit.ts'
import {textOf} from './text-of.ts'
import {fold, tidy} from './tokens.ts'

export interface Unit extends ReadUnit {
  block: Block
  /** How gravely it is set apart: 0 not at all, or as a note. */
  rank: 0 | 1 | 2
}

const ranks = {note: 0, tip: 0, important: 1, caution: 2, warning: 2} as const

/** The blocks of `article`, each as a unit. */
export function unitsOf(article: Article): Unit[] {
  const around = linkedPictures(article)
  const blocks = blocksOf(article.body)
  const titles = titlesBefore(article, new Set(blocks.map(({node}) => node)))
  const said = fold([article.title, ...blocks.map(({text}) => text)].join(' '))
  return blocks.map(function (block): Unit {
    const rank = block.callout ? ranks[block.callout] : 0
    const {node} = block
    const title = titles.get(node) ?? []
    if (node.type === 'code')
      return {block, words: [...title, wholeCode(node.value)], ...none, rank}
    const read = readNode(node, article, said)
    const link = around.get(node)
    const links = link === undefined ? read.links : [link, ...read.links]
    return {block, ...read, words: [...title, ...read.words], links, rank}
  })
}

/** Titles of callouts that are taken apart, by the first block in them. */
function titlesBefore({body}: Article, blocks: ReadonlySet<Nodes>): Map<Nodes, Word[]> {
  const result = new Map<Nodes, Word[]>()
  const open: Nodes[] = [body]
  let title: Word[] = []
  for (let next = open.pop(); next; next = open.pop()) {
    if (blocks.has(next)) {
      if (title.length > 0) result.set(next, title)
      title = []
    } else if ('children' in next) {
      pushReversed(open, next.children as Nodes[])
      if (next.type !== 'callout') continue
      const words = next.title.map((node) => textOf(node)).join('')
      title = [...title, ...tokens(tidy(words)).map((each) => ({folded: each.toLowerCase()}))]
    }
  }
  return result
}

const none = {links: [], pictures: []}

/** Whether readers are told the same by both, however it is cut into blocks. */
export function sameUnits(a: readonly Unit[], b: readonly Unit[]): boolean {
  if (keyOf(a) !== keyOf(b)) return false
  const others = b.flatMap(({words}) => words)
  return a
    .flatMap(({words}) => words)
    .every(({code}, at) => {
      const other = others[at]?.code
      return code === undefined || other === undefined || code === other
    })
}

/** Equal for equal units, but for code that differs in case. */
export function keyOf(units: readonly Unit[]): string {
  return JSON.stringify([
    units.flatMap(({words}) => words.map(({folded}) => folded)).join(' '),
    units.flatMap(({links}) => links),
    units.flatMap(({pictures}) => pictures),
    Math.max(0, ...units.map(({rank}) => rank))
  ])
}

/** Pictures that are links, as blocks hold the picture alone; one that leads to its own file is none. */
function linkedPictures(article: Article): Map<Nodes, string> {
  const result = new Map<Nodes, string>()
  const open: Nodes[] = [article.body]
  for (let next = open.pop(); next; next = open.pop()) {
    if (!('children' in next)) continue
    pushReversed(open, next.children as Nodes[])
    if (next.type !== 'link') continue
    for (const child of next.children)
      if (child.type === 'image' && pictureOf(child.url, article) !== pictureOf(next.url, article))
        result.set(child, targetOf(next.url, article))
  }
  return result
}
