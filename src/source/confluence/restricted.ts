/**
 * Pages that the site shows to some people only: themselves, or through a page above them.
 *
 * What everybody may read is for the site's own people to say; a page that they closed is left out unless the
 * configuration wants it (`restricted: true`).
 */

import type {Api, ListedPage} from './api.ts'

export type Shown = 'all' | 'some' | 'unknown'

/** Tells who sees a page of `pages`; each page is asked about once. */
export function shownTo(
  pages: readonly ListedPage[],
  api: Api
): (page: ListedPage) => Promise<Shown> {
  const byId = new Map(pages.map((page) => [page.id, page]))
  const asked = new Map<string, Promise<boolean | undefined>>()

  return async function (page) {
    const above = (page.meta.ancestors ?? []).flatMap(({id}) => byId.get(id) ?? [])
    const answers = await Promise.all([...above, page].map(own))
    if (answers.includes(true)) return 'some'
    return answers.includes(undefined) ? 'unknown' : 'all'
  }

  function own({id, restricted}: ListedPage): Promise<boolean | undefined> {
    const answer =
      asked.get(id) ?? (restricted === undefined ? api.restricted(id) : Promise.resolve(restricted))
    asked.set(id, answer)
    return answer
  }
}
