/** Which pages are versions of one article, by what is certain and by what people decided. */

import {findPairs, type PageFacts, pageFacts} from '../collate/index.ts'
import type {Config} from '../model/config.ts'
import type {FindingDraft} from '../model/finding.ts'
import type {Pair} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'
import {locator} from '../model/text.ts'
import type {Decided} from './decisions.ts'
import type {PreparedPage} from './page/prepare.ts'
import type {Stores} from './page/prepare-pages.ts'
import {recent} from './recent.ts'
import type {Shelf} from './shelf.ts'

/** Pages whose steps are held, as each is held against several others. */
const looks = 200

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
  {cache, shelf}: Stores
): Promise<Paired> {
  const said = [...decided.byArticle.values()].map(({same, different}) => [same, different])
  const digests = pages.map(({key, digest}) => [key, digest])
  const key = cache.key('pairs', digests, config.pairs, said)
  const kept = await cache.read<Paired>(key)
  if (kept) return kept
  const paired = pairPages(pages, config, decided, shelf)
  await cache.write(key, paired)
  return paired
}

function pairPages(
  pages: readonly PreparedPage[],
  config: Config,
  decided: Decided,
  shelf: Shelf
): Paired {
  const files = [...decided.byArticle.values()]
  const lookAt = recent(looks, (take: () => PageFacts['procedures']) => take())
  const {pairs, findings} = findPairs(
    pages.map((page) => factsOf(page, shelf, lookAt)),
    {
      config: certain(config.pairs, 'config'),
      paired: certain(
        files.flatMap(({same}) => same),
        'pair'
      ),
      unpaired: files.flatMap(({different}) => different)
    }
  )

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

/** What is known of a page; its words and steps, which few ever look at, lie on the shelf. */
function factsOf(
  prepared: PreparedPage,
  shelf: Shelf,
  lookAt: (take: () => PageFacts['procedures']) => PageFacts['procedures']
): PageFacts {
  const {key, page} = prepared
  const {article, counterparts} = prepared.open()
  const {words, procedures, ...rest} = pageFacts(article, {key, source: page.source, counterparts})
  const steps = shelf.put(procedures)
  return Object.defineProperties(rest, {
    words: {enumerable: true, get: shelf.put(words)},
    procedures: {enumerable: true, get: () => lookAt(steps)}
  }) as PageFacts
}
