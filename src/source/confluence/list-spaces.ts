/** Which pages and blog posts the spaces of a source have, and whether that is all of them. */

import type {ConfluenceSource} from '../../model/config.ts'
import type {FindingDraft} from '../../model/finding.ts'
import {HttpError} from '../http/index.ts'
import {type Asked, endsAll, hintOf, partial, stopOf} from '../remote/said.ts'
import type {Api, ListedPage} from './api.ts'
import {withAncestors} from './tree.ts'

export interface Listing {
  pages: ListedPage[]
  problems: FindingDraft[]
  /** Nothing is missing: a page that is not in it is gone. */
  isWhole: boolean
}

/** @throws StopError when no space can be listed. */
export async function listSpaces(
  source: ConfluenceSource,
  api: Api,
  asked: Asked
): Promise<Listing> {
  const listing: Listing = {pages: [], problems: [], isWhole: true}
  const failed: HttpError[] = []

  for (const space of source.spaces) {
    try {
      const pages = await withAncestors(published(await api.list(space, 'page')), api)
      pages.push(...(await blogPosts(space)))
      const labelled = source.labels && (await api.labelled(space, source.labels))
      listing.pages.push(
        ...pages.filter(
          (page) => isBelow(page, source.root) && (labelled === undefined || labelled.has(page.id))
        )
      )
      // Who may see nothing is told of an empty space by some servers.
      if (pages.length === 0) miss(`the space \`${space}\` shows no page. ${hintOf(noPage, asked)}`)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      failed.push(error)
      miss(`${error.message}. ${hintOf(error, asked)}`)
      if (endsAll(error)) break
    }
  }
  const [first] = failed
  if (first && failed.length === listing.problems.length && listing.pages.length === 0)
    throw stopOf(first, asked)
  if (listing.isWhole && listing.pages.length === 0) miss(nothing(source))
  return listing

  async function blogPosts(space: string): Promise<ListedPage[]> {
    // What stands in no tree is below no page.
    if (source.blogPosts === false || source.root !== undefined) return []
    try {
      return published(await api.list(space, 'blogpost'))
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      miss(
        `the blog posts of the space \`${space}\` did not come: ${error.message}. ${hintOf(error, asked)}; to do without blog posts, write \`blogPosts: false\``
      )
      return []
    }
  }

  function miss(reason: string): void {
    listing.isWhole = false
    listing.problems.push(partial(asked, reason))
  }
}

const noPage = new HttpError('status', '', 404)

/** Why no page is left of those that there are. */
function nothing({root, labels}: ConfluenceSource): string {
  if (labels)
    return `no page${root === undefined ? '' : ` below \`${root}\``} bears one of the \`labels\``
  return `there is no page \`${root}\`, which \`root\` names`
}

/** Each page once: one that is moved while a list is read may be in two parts of it. */
function published(pages: readonly ListedPage[]): ListedPage[] {
  const current = pages.filter(({status}) => status === 'current')
  return [...new Map(current.map((page) => [page.id, page])).values()]
}

function isBelow({id, meta}: ListedPage, root: string | undefined): boolean {
  return (
    root === undefined || id === root || (meta.ancestors ?? []).some((each) => each.id === root)
  )
}
