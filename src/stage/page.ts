/** What stands in the file of an article: read once, for as long as the file stays as it is. */

import {type MdxReader, type ReadMdx, readHead, readMdx} from '../mdx/index.ts'
import type {ArticleFile} from './read-content.ts'
import {textOf} from './tree.ts'

/** Its front matter, and what there is to say of that. */
export type Page = Omit<ReadMdx, 'body'>

const pages = new WeakMap<ArticleFile, Page>()

export function pageOf(article: ArticleFile, reader: MdxReader | undefined): Page {
  const {text, path} = article
  const page = pages.get(article) ?? (reader ? reader.head(text, path) : readHead(text, path))
  pages.set(article, page)
  return page
}

/** All of it, with a tree that the one who asks may use up: trees are large, and none is kept. */
export function wholePage({text, path}: ArticleFile, reader: MdxReader | undefined): ReadMdx {
  return reader ? reader.take(text, path) : readMdx(text, path)
}

/** Text of its first heading. */
export function headingOf({text, path}: ArticleFile): string {
  const heading = readMdx(text, path).body.children.find((node) => node.type === 'heading')
  return heading ? textOf(heading) : ''
}
