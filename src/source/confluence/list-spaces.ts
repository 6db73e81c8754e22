/** Which pages the spaces of a source have, and whether that is all of them. */

import type {ConfluenceSource} from '../../model/config.ts'
import type {FindingDraft} from '../../model/finding.ts'
import {HttpError} from '../http/index.ts'
import type {Access} from './access.ts'
import type {Api, ListedPage} from './api.ts'
import {endsAll, hintOf, stopOf} from './said.ts'
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
  access: Access
): Promise<Listing> {
  const listing: Listing = {pages: [], problems: [], isWhole: true}
  const failed: HttpError[] = []

  for (const space of source.spaces) {
    try {
      const pages = await withAncestors(published(await api.list(space)), api)
      listing.pages.push(...pages.filter((page) => isBelow(page, source.root)))
      // Who may see nothing is told of an empty space by some servers.
      if (pages.length === 0)
        miss(`the space \`${space}\` shows no page. ${hintOf(noPage, source, access)}`)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      failed.push(error)
      miss(`${error.message}. ${hintOf(error, source, access)}`)
      if (endsAll(error)) break
    }
  }
  const [first] = failed
  if (first && failed.length === listing.problems.length && listing.pages.length === 0)
    throw stopOf(first, source, access)
  if (source.root !== undefined && listing.isWhole && listing.pages.length === 0)
    miss(`there is no page \`${source.root}\`, which \`root\` names`)
  return listing

  function miss(reason: string): void {
    listing.isWhole = false
    listing.problems.push(partial(source, reason))
  }
}

const noPage = new HttpError('status', '', 404)

export function partial({name, url}: ConfluenceSource, reason: string): FindingDraft {
  const at = {file: url, line: 1, column: 1}
  return {rule: 'source/partial', args: {source: name, reason}, at}
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
