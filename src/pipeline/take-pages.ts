/** The pages of a run, prepared; those that came in, held against what they were. */

import type {Snapshot} from '../emit/index.ts'
import type {Config} from '../model/config.ts'
import {type PageKey, pageKey, type SourcePage} from '../model/source-page.ts'
import {type Drift, drift} from './drift.ts'
import {type PreparedPages, preparePages, type Stores} from './page/prepare-pages.ts'
import type {RunInput} from './run.ts'
import {shelved} from './shelf.ts'

export interface TakenPages {
  prepared: PreparedPages
  drifted: Drift
  /** The pages that articles are made of. */
  taken: readonly SourcePage[]
}

/** Pages that came in and say what they said are taken so that their articles stay as they are. */
export async function takePages(
  {pages, upstream, take, progress}: RunInput,
  former: ReadonlyMap<PageKey, Snapshot>,
  config: Config,
  stores: Stores
): Promise<TakenPages> {
  const prepared = await preparePages(pages, config, stores, progress)
  if (!upstream)
    return {prepared, drifted: {drafts: [], changed: [], looks: new Map()}, taken: pages}
  const drifted = await drift(upstream, former, prepared.prepare)
  // What is brought in at once is nobody's to decide any more.
  if (take)
    drifted.drafts = drifted.drafts.map((draft) =>
      draft.rule === 'drift/upstream-changed' ? {...draft, answers: []} : draft
    )
  const {looks} = drifted
  const isComing = (page: SourcePage) => upstream.incoming.get(pageKey(page)) === page
  if (looks.size === 0 || !pages.some(isComing)) return {prepared, drifted, taken: pages}
  const taken = pages.map((page) => {
    const kept = isComing(page) ? looks.get(pageKey(page)) : undefined
    return kept ? shelved(kept, stores.shelf) : page
  })
  return {prepared: await preparePages(taken, config, stores, undefined), drifted, taken}
}
