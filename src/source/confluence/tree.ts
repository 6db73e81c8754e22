/** The pages above each page, from what each says of the one right above it. */

import type {PageAbove} from '../../model/source-page.ts'
import type {Api} from './api.ts'
import type {PageReply, Parent} from './page-reply.ts'

/** Deeper trees are none, but links that go round. */
const deepest = 200

interface Node {
  title: string
  parent?: Parent
}

/** Give every page of a tree its ancestors, the topmost first; folders and the like are asked for, each once. */
export async function withAncestors<Page extends PageReply>(
  pages: readonly Page[],
  api: Pick<Api, 'above'>
): Promise<Page[]> {
  const known = new Map(pages.map((page) => [page.id, page]))
  const others = new Map<string, Promise<Node | undefined>>()
  return Promise.all(
    pages.map(async function (page) {
      if (page.meta.ancestors || page.kind === 'blogpost') return page
      const ancestors = await chain(page)
      // A parent that does not show is no reason to take a page for one of the topmost.
      if (page.parent && ancestors.length === 0) return page
      return {...page, meta: {...page.meta, ancestors}}
    })
  )

  async function chain(page: Page): Promise<PageAbove[]> {
    const above: PageAbove[] = []
    const seen = new Set([page.id])
    let {parent} = page
    while (parent && above.length < deepest && !seen.has(parent.id)) {
      seen.add(parent.id)
      const node: Node | undefined = await nodeOf(parent)
      if (!node) break
      above.unshift({id: parent.id, title: node.title})
      parent = node.parent
    }
    return above
  }

  async function nodeOf(parent: Parent): Promise<Node | undefined> {
    const page = known.get(parent.id)
    if (page) return {title: page.meta.title ?? page.id, ...(page.parent && {parent: page.parent})}
    const asked = others.get(parent.id) ?? api.above(parent)
    others.set(parent.id, asked)
    return asked
  }
}
