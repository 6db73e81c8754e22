/** Imports what was exported, and says where the article would come out otherwise. */

import {diffArrays} from 'diff'
import type {Image, Link, Nodes, Root} from 'mdast'
import {plainText, slugs} from '../../mdx/index.ts'
import type {Config} from '../../model/config.ts'
import {decoded} from '../../model/decoded.ts'
import type {ExportNote} from '../../model/export.ts'
import {indexLandmarks} from '../../model/old-anchors.ts'
import type {Format, Known, PageKey, PageMeta} from '../../model/source-page.ts'
import type {WrittenArticle} from '../article/articles.ts'
import {preparePage} from '../page/prepare.ts'
import {blockText} from './block-text.ts'

export interface ProofWorld {
  config: Config
  known: Known
  /** Article id of every page. */
  articles: ReadonlyMap<PageKey, string>
  written: ReadonlyMap<string, WrittenArticle>
}

export interface Proof {
  article: {title: string; body: Root}
  text: string
  format: Format
  page: {source: string; id: string; meta: PageMeta}
  /** Address in the target → the address that the article has. */
  back: ReadonlyMap<string, string>
}

export function proofRead(proof: Proof, world: ProofWorld): ExportNote[] {
  const {article, text, format, page} = proof
  const given = {...page, format, body: text, file: `${page.id}.${format}`}
  const again = preparePage(given, world.known, world.config).article
  giveBack(again.body, proof, world)
  const notes = blockNotes(article.body, again.body)
  if (again.title !== article.title && article.title !== '')
    notes.unshift({kind: 'reads-title', args: {is: again.title}})
  return notes
}

/** Addresses as the article has them. */
function giveBack(body: Root, {back}: Proof, world: ProofWorld): void {
  const todo: Nodes[] = [body]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'link' || node.type === 'image') node.url = formerUrl(node, back, world)
    if ('children' in node) for (const child of node.children) todo.push(child)
    if (node.type === 'callout') for (const child of node.title) todo.push(child)
  }
}

function formerUrl(
  {url}: Image | Link,
  back: ReadonlyMap<string, string>,
  {articles, written}: ProofWorld
): string {
  const former = back.get(url) ?? back.get(decoded(url.replace(/^attachment:\//, '')))
  if (former !== undefined) return former
  const [, key = '', fragment = ''] = /^page:([^#]*)#?(.*)$/s.exec(url) ?? []
  const article = articles.get(key as PageKey)
  if (article === undefined) return url
  const slug = fragment === '' ? undefined : slugIn(written.get(article), fragment)
  return `article:${article}${slug === undefined ? '' : `#${slug}`}`
}

function slugIn(article: WrittenArticle | undefined, fragment: string): string | undefined {
  if (!article) return undefined
  const {front, body} = article.read
  const headings = [...slugs(body)].map(([heading, slug]) => ({text: plainText(heading), slug}))
  return indexLandmarks({titles: [front.title], headings, anchors: {}}).find(fragment)?.slug
}

/** What changed, block by block; each is written as articles are, so that only what counts is seen. */
function blockNotes(was: Root, is: Root): ExportNote[] {
  if (blockText(was.children) === blockText(is.children)) return []
  const blocks = was.children.filter((block) => blockText([block]) !== '')
  const parts = diffArrays(
    blocks.map((block) => blockText([block])),
    is.children.map((block) => blockText([block])).filter((block) => block !== '')
  )
  const notes: ExportNote[] = []
  let at = 0
  for (const [index, {removed, added, value}] of parts.entries()) {
    const next = parts[index + 1]
    if (removed || (added && !parts[index - 1]?.removed)) {
      const gone = removed ? value : []
      const come = removed ? (next?.added ? next.value : []) : value
      for (let each = 0; each < Math.max(gone.length, come.length); each++) {
        const start = blocks[at + Math.min(each, Math.max(gone.length - 1, 0))]?.position?.start
        const args = pair(gone[each] ?? '', come[each] ?? '')
        notes.push({kind: 'reads', args, ...(start && {line: start.line, column: start.column})})
      }
    }
    if (!added) at += value.length
  }
  return notes
}

const most = 160

/** Two texts from just before they differ. */
function pair(was: string, is: string): {was: string; is: string} {
  if (was === '' || is === '') return {was: cut(was, 0), is: cut(is, 0)}
  let same = 0
  while (same < was.length && was[same] === is[same]) same++
  const from = Math.max(0, same - 40)
  return {was: cut(was, from), is: cut(is, from)}
}

function cut(text: string, from: number): string {
  const part = text.slice(from, from + most).replace(/\s+/g, ' ')
  return `${from > 0 ? '…' : ''}${part}${text.length > from + most ? '…' : ''}`
}
