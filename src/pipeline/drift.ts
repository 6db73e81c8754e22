/** What changed upstream since the snapshots were taken: told by what pages say, never by their dates. */

import {isDeepStrictEqual} from 'node:util'
import type {Change} from '../collate/index.ts'
import {type Snapshot, sha256} from '../emit/index.ts'
import type {FindingDraft} from '../model/finding.ts'
import type {PageKey, SourcePage} from '../model/source-page.ts'
import {comparePages} from './compare-pages.ts'
import type {Prepare} from './page/prepare.ts'
import {withoutSecrets} from './page/without-secrets.ts'

/** What was read of the sources. */
export interface Upstream {
  incoming: ReadonlyMap<PageKey, SourcePage>
  /** Names of the sources of which every page came in, or waits. */
  whole: readonly string[]
  /** Pages that are there, new or changed, and wait for another run. */
  waiting?: ReadonlySet<PageKey> | undefined
}

export interface Drift {
  drafts: FindingDraft[]
  /** Pages that say something else now. */
  changed: PageKey[]
  /** Pages that only look different → how they are to be taken, so that no article changes for that. */
  looks: Map<PageKey, SourcePage>
}

/**
 * Compare the pages that came in with the snapshots `former`.
 * Pages that are gone are told only for the sources that were read whole. Those that were closed to most people are not
 * gone: their sources tell that.
 */
export async function drift(
  {incoming, whole, waiting}: Upstream,
  former: ReadonlyMap<PageKey, Snapshot>,
  prepare: Prepare
): Promise<Drift> {
  const result: Drift = {drafts: [], changed: [], looks: new Map()}

  for (const [key, page] of incoming) {
    const last = former.get(key)?.page
    if (!last || isSame(last, page)) continue
    const compared = await comparePages(allHidden(last), allHidden(page), prepare)
    if (compared.kind === 'looks') result.looks.set(key, takenOver(last, page, compared.isText))
    else result.changed.push(key)
    const title = page.meta.title ?? page.id
    const at = {file: page.file, line: 1, column: 1}
    const about = {source: key, at, shown: {title}}
    if (compared.kind === 'looks')
      result.drafts.push({...about, rule: 'drift/cosmetic', args: {page: key}})
    else if (compared.kind === 'unknown')
      result.drafts.push({
        ...about,
        rule: 'drift/upstream-changed',
        args: {page: key, change: digest([allHidden(page).body])},
        shown: {title, reason: compared.reason}
      })
    else result.drafts.push(changedDraft(key, title, page.file, compared.changes))
  }

  for (const [key, {page, file}] of former)
    if (whole.includes(page.source) && !incoming.has(key) && !waiting?.has(key))
      result.drafts.push({
        rule: 'drift/upstream-removed',
        args: {page: key, title: page.meta.title ?? page.id, origin: file.origin},
        at: {file: page.file, line: 1, column: 1},
        source: key
      })
  return result
}

/** Pages are as old as what they say: `is` with the date of `was`, where nothing but dates can differ. */
export function asOldAs(was: SourcePage | undefined, is: SourcePage): SourcePage {
  const updatedAt = was?.meta.updatedAt
  if (!was || updatedAt === undefined || updatedAt === is.meta.updatedAt) return is
  return isSame(was, is) ? {...is, meta: {...is.meta, updatedAt}} : is
}

/** To the byte, which needs no look at what is said. */
function isSame(was: SourcePage, is: SourcePage): boolean {
  if (was === is) return true
  if (was.meta.title === is.meta.title && was.body === is.body) return true
  const [before, now] = [allHidden(was), allHidden(is)]
  return before.meta.title === now.meta.title && before.body === now.body
}

/** The page without any secret: what a person calls an example is no change of the source. */
function allHidden({meta: {examples: _, ...meta}, ...page}: SourcePage): SourcePage {
  return withoutSecrets({...page, meta}).page
}

/**
 * A page that says the same stays as old as its words. Where the text of its article would be another one all the same,
 * in emphasis or quotation marks, so does its body: the snapshot is what the article was made from.
 */
function takenOver(was: SourcePage, is: SourcePage, isText: boolean): SourcePage {
  const {updatedAt = is.meta.updatedAt} = was.meta
  const page = {...is, meta: {...is.meta, ...(updatedAt !== undefined && {updatedAt})}}
  const isAsked = !isDeepStrictEqual(was.meta.examples, is.meta.examples)
  if (isText || isAsked || was.format !== is.format) return page
  const {reply: _, ...kept} = page
  return {...kept, body: was.body}
}

function changedDraft(
  key: PageKey,
  title: string,
  file: string,
  changes: readonly Change[]
): FindingDraft {
  const [first] = changes
  const spot = changes.find(({line}) => line > 1) ?? first
  const of = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length
  return {
    rule: 'drift/upstream-changed',
    args: {page: key, change: digest(changes.map(({facts}) => facts).sort())},
    shown: {
      title,
      blocks: changes.length,
      added: of('added'),
      removed: of('removed'),
      moved: of('moved'),
      // What belongs to a step is found by its number, all else by the heading above it.
      steps: once(changes.flatMap(({step}) => step ?? [])),
      headings: once(changes.flatMap((each) => (each.step === undefined ? each.heading : []))),
      from: first?.from ?? '',
      to: first?.to ?? ''
    },
    at: {file, line: spot?.line ?? 1, column: spot?.column ?? 1},
    source: key
  }
}

function once(list: ReadonlyArray<string | number>): string[] {
  return [...new Set(list.map(String))].filter((each) => each !== '')
}

function digest(facts: readonly string[]): string {
  return sha256(JSON.stringify(facts)).slice(0, 16)
}
