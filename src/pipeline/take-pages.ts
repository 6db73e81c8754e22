/** The pages of a run, prepared; those that came in, held against what they were. */

import type {Snapshot} from '../emit/index.ts'
import type {Config} from '../model/config.ts'
import {type PageKey, pageKey, type SourcePage} from '../model/source-page.ts'
import {type Drift, drift, type Upstream} from './drift.ts'
import {type PreparedPages, preparePages, type Stores} from './page/prepare-pages.ts'
import type {Portion} from './plan/portion.ts'
import {shelved} from './shelf.ts'

export interface GivenPages {
  /** Pages of all sources: those that came in now, and the snapshots of the others. */
  pages: readonly SourcePage[]
  /** What was read of the sources; absent: nothing was, and nobody knows whether they changed. */
  upstream?: Upstream | undefined
  /** How many of them are taken; absent: all. */
  portion?: Portion | undefined
  progress?: ((done: number, total: number) => void) | undefined
  /** How many threads may make pages. */
  jobs?: number | undefined
}

export interface TakenPages {
  prepared: PreparedPages
  drifted: Drift
  /** The pages that articles are made of. */
  taken: readonly SourcePage[]
}

/** Pages that came in and say what they said are taken so that their articles stay as they are. */
export async function takePages(
  {pages, upstream, portion, progress, jobs}: GivenPages,
  {snapshots, isWritten}: {snapshots: ReadonlyMap<PageKey, Snapshot>; isWritten: boolean},
  config: Config,
  stores: Stores
): Promise<TakenPages> {
  const prepared = await preparePages(pages, config, stores, {progress, jobs})
  if (!upstream)
    return {prepared, drifted: {drafts: [], changed: [], looks: new Map()}, taken: pages}
  const drifted = await drift(upstream, snapshots, prepared.prepare)
  // What is brought in at once is nobody's to decide any more.
  if (isWritten)
    drifted.drafts = drifted.drafts.map((draft) =>
      draft.rule === 'drift/upstream-changed' ? {...draft, answers: []} : draft
    )
  const late = portion ? postpone(drifted, portion) : new Set()
  const {looks} = drifted
  const isComing = (page: SourcePage) => upstream.incoming.get(pageKey(page)) === page
  if (looks.size + late.size === 0 || !pages.some(isComing))
    return {prepared, drifted, taken: pages}
  const taken = pages.map((page) => {
    const key = pageKey(page)
    if (late.has(key)) return snapshots.get(key)?.page ?? page
    const kept = isComing(page) ? looks.get(key) : undefined
    return kept ? shelved(kept, stores.shelf) : page
  })
  return {prepared: await preparePages(taken, config, stores, {jobs}), drifted, taken}
}

/** Pages that changed and have no place in `portion` any more: what they say now is for another run. */
function postpone(drifted: Drift, portion: Portion): Set<PageKey> {
  const late = new Set<PageKey>()
  for (const key of drifted.changed) {
    if (portion.has(key)) continue
    if (portion.isFull()) late.add(key)
    else portion.add(key)
  }
  for (const key of late) portion.waiting.add(key)
  drifted.changed = drifted.changed.filter((key) => !late.has(key))
  drifted.drafts = drifted.drafts.filter(({source}) => !source || !late.has(source))
  return late
}
