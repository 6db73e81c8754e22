/**
 * Names that a wiki page had: kept as aliases, as links by title and old addresses still say them. Confluence names the
 * present title where it is asked, but a page that did not change since is not asked for again.
 */

import type {PageMeta, SourcePage} from '../../model/source-page.ts'
import {displayPath, formerNames} from '../../model/wiki-address.ts'
import {isWikiPage} from './wiki-index.ts'

/** A page that is renamed every day must not grow without end. */
const most = 20

/** `page` with the names that `former`, the same page as it was last seen, says it had. */
export function withFormerNames(page: SourcePage, former: SourcePage | undefined): SourcePage {
  if (!former || page === former || !isWikiPage(page)) return page
  const {aliases = []} = page.meta
  const present = new Set([...aliases, ...nameOf(page.meta)])
  const before = formerNames(former.meta).map(({alias}) => alias)
  const gone = [...before, ...nameOf(former.meta)].filter((name) => !present.has(name))
  if (gone.length === 0) return page
  const kept = [...new Set(gone)].slice(-most)
  return {...page, meta: {...page.meta, aliases: [...aliases, ...kept]}}
}

function nameOf({title, space}: PageMeta): string[] {
  return title === undefined || space === undefined ? [] : [displayPath(space, title)]
}
