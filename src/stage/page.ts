/** What stands in the file of an article: read once, for as long as the file stays as it is. */

import type {Root} from 'mdast'
import {type ReadMdx, readMdx} from '../mdx/index.ts'
import type {ArticleFile} from './read-content.ts'
import {textOf} from './tree.ts'

export interface Page extends Omit<ReadMdx, 'body'> {
  /** Text of its first heading. */
  heading: string
  /** Its tree, which the one who asks may use up. */
  body(): Root
}

const pages = new WeakMap<ArticleFile, Page>()

export function pageOf(article: ArticleFile): Page {
  const known = pages.get(article)
  if (known) return known

  const read = () => readMdx(article.text, article.path)
  const {body, ...rest} = read()
  const heading = body.children.find((node) => node.type === 'heading')
  // Trees are large: most are asked for once, and none is kept for the few that are asked for again.
  let fresh: Root | undefined = body
  const page: Page = {
    ...rest,
    heading: (heading && textOf(heading)) ?? '',
    body() {
      const given = fresh ?? read().body
      fresh = undefined
      return given
    }
  }
  pages.set(article, page)
  return page
}
