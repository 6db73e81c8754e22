/** Makes the canonical article of a repaired tree. */

import type {Element, Nodes, Parents, Root} from 'hast'
import type {Root as Body} from 'mdast'
import type {Article} from '../model/article.ts'
import {pushReversed} from '../model/long-lists.ts'
import {readable} from '../model/readable.ts'
import type {Entry, Said} from '../model/record.ts'
import {pageKey, type SourcePage} from '../model/source-page.ts'
import {findAnchors, rewriteAnchors} from './anchors.ts'
import {createConverter} from './convert.ts'
import {handlers} from './handlers/index.ts'

export interface ArticleTitle {
  text: string
  guessed?: boolean
  /** Element of the tree that says it: taken out of the body. */
  node?: Element
}

export interface ToArticle extends Said {
  article: Article
}

/** Make an article of `tree`, the body of `page`. Changes `tree` only where it takes the title out. */
export function toArticle(tree: Root, page: SourcePage, title: ArticleTitle): ToArticle {
  const anchors = findAnchors(tree)
  const entries: Entry[] = [takeTitle(tree, title)]
  const converter = createConverter(handlers)
  const children = converter.flow(tree)
  const body: Body = {type: 'root', children}
  if (tree.position) body.position = tree.position

  if (children.length === 0) converter.find({rule: 'article/empty', args: {}}, tree)

  const {meta} = page
  const links = rewriteAnchors(body, anchors, converter.headings, {
    page: pageKey(page),
    url: meta.url,
    titles: [title.text, ...(meta.title === undefined ? [] : [meta.title])]
  })
  const article: Article = {
    id: pageKey(page),
    title: title.text,
    file: page.file,
    page: pageKey(page),
    labels: meta.labels ?? [],
    locale: meta.locale ?? 'en',
    section: meta.section ?? 'inbox',
    body,
    anchors: links.anchors
  }
  if (meta.url !== undefined) article.url = meta.url
  if (meta.updatedAt !== undefined) article.updatedAt = meta.updatedAt

  return {
    article,
    entries: [...entries, ...converter.entries, ...links.entries],
    findings: [...converter.findings, ...links.findings]
  }
}

/** The title stands in the front matter: what the body says of it goes, what is new is added. */
function takeTitle(tree: Root, {text, guessed, node}: ArticleTitle): Entry {
  const entry: Entry = {
    by: 'title',
    offset: node?.position?.start.offset ?? 0,
    args: {title: text, guessed: guessed === true, from: node ? 'body' : 'elsewhere'},
    added: {text, links: [], images: []}
  }
  const parent = node && parentOf(tree, node)
  if (node && parent) {
    entry.removed = readable(node)
    parent.children = (parent.children as Nodes[]).filter((child) => child !== node) as never[]
  }
  // The title is the one heading of the first rank, wherever it comes from.
  if (entry.removed || holdsTopHeading(tree)) liftHeadings(tree)
  return entry
}

function holdsTopHeading(tree: Root): boolean {
  const todo: Nodes[] = [tree]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'element' && node.tagName === 'h1') return true
    if ('children' in node) pushReversed(todo, node.children as Nodes[])
  }
  return false
}

/** Without its title's heading, a page begins with headings of rank 2; what belongs to what stays. */
function liftHeadings(tree: Root): void {
  const open: Array<{from: number; to: number}> = []
  const todo: Nodes[] = [tree]
  for (let node = todo.pop(); node; node = todo.pop()) {
    const from = node.type === 'element' ? Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0) : 0
    if (node.type === 'element' && from > 0) {
      while ((open.at(-1)?.from ?? 0) >= from) open.pop()
      const to = Math.min((open.at(-1)?.to ?? 1) + 1, 6)
      open.push({from, to})
      node.tagName = `h${to}`
    } else if ('children' in node) pushReversed(todo, node.children as Nodes[])
  }
}

function parentOf(tree: Root, node: Element): Parents | undefined {
  const todo: Parents[] = [tree]
  for (let parent = todo.pop(); parent; parent = todo.pop()) {
    for (const child of parent.children) {
      if (child === node) return parent
      if ('children' in child) todo.push(child)
    }
  }
  return undefined
}
