/** Which pages are versions of one article, by what is certain and by what people decided. */

import {findPairs, type PageFacts} from '../collate/index.ts'
import type {Config} from '../model/config.ts'
import type {FindingDraft} from '../model/finding.ts'
import type {Pair} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'
import {locator} from '../model/text.ts'
import type {Cache} from './cache.ts'
import type {Decided} from './decisions.ts'
import type {PreparedPage} from './page/prepare.ts'

export interface Paired {
  pairs: Pair[]
  /** With places in the pages' files. */
  findings: FindingDraft[]
}

/** Pair `pages`, unless an earlier run had the same pages and the same decisions. */
export async function keptOrPaired(
  pages: readonly PreparedPage[],
  config: Config,
  decided: Decided,
  cache: Cache
): Promise<Paired> {
  const said = [...decided.byArticle.values()].map(({same, different}) => [same, different])
  const digests = pages.map(({key, digest}) => [key, digest])
  const key = cache.key('pairs', digests, config.pairs, said)
  const kept = await cache.read<Paired>(key)
  if (kept) return kept
  const paired = await pairPages(pages, config, decided)
  await cache.write(key, paired)
  return paired
}

export async function pairPages(
  pages: readonly PreparedPage[],
  config: Config,
  decided: Decided
): Promise<Paired> {
  const files = [...decided.byArticle.values()]
  const {pairs, findings} = await findPairs(factsOf(pages), {
    config: certain(config.pairs, 'config'),
    paired: certain(
      files.flatMap(({same}) => same),
      'pair'
    ),
    unpaired: files.flatMap(({different}) => different)
  })

  const byKey = new Map(pages.map((page) => [page.key, page.page]))
  return {
    pairs,
    findings: findings.map(function (draft): FindingDraft {
      const page = byKey.get(draft.source)
      if (!page || typeof draft.at === 'object') return draft
      return {...draft, at: {file: page.file, ...locator(page.body)(draft.at ?? 0)}}
    })
  }
}

function certain(list: ReadonlyArray<readonly [PageKey, PageKey]>, how: Pair['how']): Pair[] {
  return list.map(([a, b]) => ({a, b, how, score: 1}))
}

async function* factsOf(pages: readonly PreparedPage[]): AsyncGenerator<PageFacts> {
  for (const {facts} of pages) yield facts()
}
