/**
 * Take out the line that a migration left for editors, and remember the page that it names.
 *
 * “Original page: <link>, please cross-check and remove this line before publishing” speaks to editors;
 * readers must not see it. It stands near the top or the end, in few words, and names where the page
 * comes from or asks to be removed. The page that it links to is the counterpart of this one.
 * What only looks a little like it is kept and reported.
 */

import type {Element, Parents, Root} from 'hast'
import {plain, readable} from '../model/readable.ts'
import {words} from '../model/words.ts'
import {isBlank, isElement, takeOut} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

export interface Options {
  /** How many blocks from the top, and from the end, are looked at. */
  reach: number
  /** Most words that such a note has. */
  maxWords: number
}

/** Says where the page comes from. */
const origin =
  /\b(original|originally|source|former|old|migrated|imported|converted|moved|copied|exported|ported)\b/i
const wiki = /\b(confluence|zendesk|wiki|help cent(er|re)|knowledge base|zd)\b/i
/** Asks an editor to do something to the page itself. */
const request =
  /\b(remove|delete|strip) (this|me|the) ?(line|note|notice|banner|paragraph|message|box|hint|sentence|if|when|once|before|after)?\b|\bbefore (it is )?publish|\bcross-?check|\bnot (yet )?(been )?(reviewed|validated|proof-?read) (after|since)\b|\bif (the )?page (is )?validated/i
const automatic =
  /\b(automatically|automatic) (been )?(migrated|imported|converted|migration)\b|\bmay contain (formatting|conversion) (errors|issues)/i
const memo = /^\W*(xxx|note to (self|the )?(editors?|reviewers?|writers?))\b/i

const pageUrl =
  /https?:\/\/[^\s"'<>]*(\/wiki\/|\/pages\/|\/display\/|\/hc\/|atlassian\.net|zendesk\.com|confluence)[^\s"'<>]*/i

export const migrationBanner = defineRepair<Options>(
  {
    id: 'migration-banner',
    summary: 'A migration left a line for editors.',
    defaults: {reach: 5, maxWords: 80},
    frames: true
  },
  function (tree, {change, find, options}) {
    for (const {node, parent} of edges(tree, options.reach)) {
      const text = plain(node)
      if (text.length > options.maxWords * 20) continue
      const {links} = readable(node)
      const url = [...links, text].map((each) => pageUrl.exec(each)?.[0]).find(Boolean)
      const verdict = judge(text, url !== undefined || links.some((link) => /^page:/.test(link)))
      if (!verdict || words(text).length > options.maxWords) continue

      if (verdict === 'doubt') {
        find('leftover/editor-note', {at: node, args: {text: shorten(text)}})
        continue
      }

      const at = parent.children.indexOf(node)
      const isFirst = parent.children.slice(0, at).every(isBlank)
      const removed = takeOut(parent, at)
      change({at: node, args: url ? {counterpart: url.replace(/[.,;:!?)]+$/, '')} : {}, removed})
      if (isFirst) takeRule(parent)
    }
  }
)

function judge(text: string, namesPage: boolean): 'banner' | 'doubt' | undefined {
  const asks = request.test(text)
  const comes = origin.test(text) && wiki.test(text)
  if (namesPage && (asks || (comes && words(text).length < 30))) return 'banner'
  if (automatic.test(text) || (asks && comes)) return 'banner'
  if (/\bremove me\b/i.test(text)) return 'banner'
  return memo.test(text) || (asks && /\b(remove|delete) this (line|note|banner)/i.test(text))
    ? 'doubt'
    : undefined
}

/** The first and last blocks of the page; wrappers are looked into. */
function edges(tree: Root, reach: number): Array<{node: Element; parent: Parents}> {
  const all: Array<{node: Element; parent: Parents}> = []
  collect(tree)
  return all.length <= 2 * reach ? all : [...all.slice(0, reach), ...all.slice(-reach)]

  function collect(parent: Parents): void {
    for (const node of parent.children) {
      if (!isElement(node) || isBlank(node)) continue
      const wraps = isElement(node, 'div', 'section', 'article', 'main', 'body')
      if (wraps && node.children.some((child) => isElement(child, ...blocks))) collect(node)
      else if (wraps || isElement(node, ...blocks)) all.push({node, parent})
    }
  }
}

const blocks =
  'p h1 h2 h3 h4 h5 h6 blockquote aside table ul ol pre div section article main details'.split(' ')

/** A rule that only parted the banner from the article goes with it. */
function takeRule(parent: Parents): void {
  const next = parent.children.findIndex((node) => !isBlank(node))
  if (isElement(parent.children[next], 'hr')) takeOut(parent, next)
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text
}
