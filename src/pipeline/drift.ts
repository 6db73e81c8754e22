/** What changed upstream since the snapshots were taken. */

import type {Snapshot} from '../emit/index.ts'
import type {FindingDraft} from '../model/finding.ts'
import type {PageKey, SourcePage} from '../model/source-page.ts'
import {withoutSecrets} from './page/without-secrets.ts'

/**
 * Compare the pages that came in with the snapshots `former`.
 * Pages that are gone are told only for the sources that were read whole, named by `whole`. Those that were closed to
 * most people are not gone: their sources tell that.
 */
export function drift(
  incoming: ReadonlyMap<PageKey, SourcePage>,
  former: ReadonlyMap<PageKey, Snapshot>,
  whole: readonly string[]
): FindingDraft[] {
  const drafts: FindingDraft[] = []

  for (const [key, page] of incoming) {
    const last = former.get(key)?.page
    if (last === undefined || page.body === last.body) continue
    const [before, now] = [allHidden(last), allHidden(page)]
    if (now === before) continue
    const cosmetic = blank(now) === blank(before)
    drafts.push({
      rule: cosmetic ? 'drift/cosmetic' : 'drift/upstream-changed',
      args: {page: key, title: page.meta.title ?? page.id, lines: changedLines(before, now)},
      at: {file: page.file, line: firstDifference(before, now), column: 1},
      source: key
    })
  }

  for (const [key, {page, file}] of former)
    if (whole.includes(page.source) && !incoming.has(key))
      drafts.push({
        rule: 'drift/upstream-removed',
        args: {page: key, title: page.meta.title ?? page.id, origin: file.origin},
        at: {file: page.file, line: 1, column: 1},
        source: key
      })
  return drafts
}

/** The body without any secret: what a person calls an example is no change of the source. */
function allHidden({meta: {examples: _, ...meta}, ...page}: SourcePage): string {
  return withoutSecrets({...page, meta}).page.body
}

function blank(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** How many lines of `now` the text `before` does not have. */
function changedLines(before: string, now: string): number {
  const had = new Set(before.split('\n'))
  return now.split('\n').filter((line) => !had.has(line)).length
}

/** 1-based line at which the two texts part. */
function firstDifference(before: string, now: string): number {
  const old = before.split('\n')
  const index = now.split('\n').findIndex((line, at) => line !== old[at])
  return index === -1 ? old.length : index + 1
}
