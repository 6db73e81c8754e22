/**
 * Which pages are versions of one article.
 *
 * What a page, the configuration or a person says is certain. Likeness only proposes: it finds few
 * candidates by an index of words, looks closely at those, and says so when two are too close.
 */

import type {FindingDraft} from '../model/finding.ts'
import {compare} from '../model/finding.ts'
import type {Pair} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'
import {certainPairs} from './certain-pairs.ts'
import type {PageFacts} from './page-facts.ts'
import {propose} from './propose.ts'
import {openReader} from './readings.ts'
import {tellPairs} from './tell-pairs.ts'
import {unpairedPages} from './unpaired.ts'

/** What was settled before. */
export interface Settled {
  config: readonly Pair[]
  paired: readonly Pair[]
  unpaired: ReadonlyArray<readonly [PageKey, PageKey]>
}

export interface FoundPairs {
  pairs: Pair[]
  findings: Array<FindingDraft & {source: PageKey}>
}

/** `given`, in whatever order, is read once and not held. */
export async function findPairs(
  given: Iterable<PageFacts> | AsyncIterable<PageFacts>,
  settled: Settled
): Promise<FoundPairs> {
  const reader = openReader()
  for await (const page of given) reader.read(page)
  const {pages, readings} = reader.done()
  const never = new Set(settled.unpaired.map(([a, b]) => pairKey(a, b)))
  const known = new Set(pages.map(({key}) => key))
  const pairs = new Map<string, Pair>()
  const put = (pair: Pair) => {
    const key = pairKey(pair.a, pair.b)
    const here = known.has(pair.a) && known.has(pair.b) && pair.a !== pair.b
    if (here && !never.has(key) && !pairs.has(key)) pairs.set(key, pair)
  }

  for (const pair of settled.paired) put(pair)
  for (const pair of settled.config) put(pair)
  const said = certainPairs(pages)
  for (const pair of said.pairs) put(pair)

  const isNever = (a: PageKey, b: PageKey) => never.size > 0 && never.has(pairKey(a, b))
  const {proposals, rest} = propose(pages, readings, [...pairs.values()], isNever)
  for (const {pair, second} of proposals) if (second === undefined) put(pair)
  const tell = tellPairs(pages, rest)
  const open = proposals.filter(({second}) => second !== undefined).map(({pair}) => pair)
  return {
    pairs: [...pairs.values()],
    findings: [
      ...said.findings,
      ...proposals.map(tell.proposal),
      ...unpairedPages(pages, [...pairs.values(), ...open]).map(tell.unpaired)
    ]
  }
}

function pairKey(a: PageKey, b: PageKey): string {
  return [a, b].sort(compare).join('\n')
}
