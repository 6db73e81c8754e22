/** What there is to say of pairs that are not certain, and of pages without any. */

import type {FindingDraft} from '../model/finding.ts'
import type {Pair} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'
import {nameOf} from './name-of.ts'
import type {Proposal} from './propose.ts'
import type {BarePage} from './readings.ts'
import type {Unpaired} from './unpaired.ts'

type Draft = FindingDraft & {source: PageKey}

export interface TellPairs {
  proposal(proposal: Proposal): Draft
  unpaired(unpaired: Unpaired): Draft
}

/**
 * `rest`: pairs that are not like enough, the likest first. Likeness is shown, in percent, and no part of what a finding
 * is known by, as it changes with every other page.
 */
export function tellPairs(pages: readonly BarePage[], rest: readonly Pair[]): TellPairs {
  const byKey = new Map(pages.map((page) => [page.key, page]))
  const nearest = nearestOf(rest)
  const name = (key: PageKey, other: PageKey) => {
    const [page, beside] = [byKey.get(key), byKey.get(other)]
    return page && beside ? nameOf(page.article, beside.article) : key
  }

  return {
    proposal({pair, second}) {
      const {a, b, score, margin = 0} = pair
      const figures = {score: percent(score), margin: percent(margin)}
      if (second === undefined) {
        const shown = {aName: name(a, b), bName: name(b, a), ...figures}
        return {rule: 'pair/proposed', args: {a, b}, shown, at: 0, source: a}
      }
      const shown = {
        pageName: name(a, b),
        bestName: name(b, second),
        secondName: name(second, b),
        ...figures
      }
      const args = {page: a, best: b, second}
      // Siblings within one source are mostly meant.
      const sources = new Set([a, b, second].map((key) => byKey.get(key)?.source))
      const severity = sources.size === 1 ? {severity: 'info' as const} : {}
      return {rule: 'pair/ambiguous', args, shown, at: 0, source: a, ...severity}
    },
    unpaired({page: {key, article}, missing}) {
      const near = nearest.get(`${key} ${missing}`)
      const shown = {
        pageName: nameOf(article, {file: '', title: ''}),
        ...(near && {
          best: near.key,
          bestName: name(near.key, key),
          score: percent(near.score)
        })
      }
      return {
        rule: 'pair/unpaired',
        args: {page: key, missing},
        shown,
        answers: near ? ['same', 'meant'] : ['meant'],
        at: 0,
        source: key
      }
    }
  }
}

/** The likest of each page in each source, by both. */
function nearestOf(rest: readonly Pair[]): Map<string, {key: PageKey; score: number}> {
  const result = new Map<string, {key: PageKey; score: number}>()
  for (const {a, b, score} of rest)
    for (const [page, key] of [
      [a, b],
      [b, a]
    ] as const) {
      const name = `${page} ${key.slice(0, key.indexOf('/'))}`
      if (!result.has(name)) result.set(name, {key, score})
    }
  return result
}

function percent(share: number): number {
  return Math.round(share * 100)
}
