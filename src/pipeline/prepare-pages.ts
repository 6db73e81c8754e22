/** All pages, each on its own: from the cache where nothing that it depends on has changed. */

import type {Config} from '../model/config.ts'
import type {FindingDraft} from '../model/finding.ts'
import {pageKey, type SourcePage} from '../model/source-page.ts'
import type {Cache} from './cache.ts'
import {type Answers, type Index, indexPages} from './known.ts'
import {orFailed} from './or-failed.ts'
import {type Prepared, type PreparedPage, preparePage} from './prepare.ts'

type Progress = ((done: number, total: number) => void) | undefined

/** A prepared page and the answers it was given. */
interface Made {
  prepared: Prepared
  answers: Answers
}

/** A page as it lies in the cache: without what the source gives anew. */
interface Kept {
  prepared: Omit<Prepared, 'page'>
  answers: Answers
  /** The body with its secrets hidden, where it had any. */
  body?: string
}

export interface PreparedPages {
  pages: PreparedPage[]
  /** Pages that could not be made, as findings. */
  failed: FindingDraft[]
}

/** Pages between two breaths, so that progress shows and signals are heard. */
const batch = 20

export async function preparePages(
  pages: readonly SourcePage[],
  config: Config,
  cache: Cache,
  progress: Progress
): Promise<PreparedPages> {
  const index = indexPages(pages)
  const failed: FindingDraft[] = []
  const all: Array<{page: SourcePage; made: Made}> = []

  for (const [at, page] of pages.entries()) {
    const made = (await kept(page)) ?? (await orFailed(() => make(page), page.file, failed))
    if (made) all.push({page, made})
    if (at % batch === batch - 1) {
      progress?.(at + 1, pages.length)
      await new Promise(setImmediate)
    }
  }

  // Titles that were found on the way may be what a link of an earlier page asked for.
  for (const {page, made} of all)
    if (!page.meta.title) index.learn(pageKey(page), made.prepared.article.title, page.meta.space)
  for (const each of all) if (!index.holds(each.made.answers)) each.made = await make(each.page)

  progress?.(pages.length, pages.length)
  const prepared = all.map(({page, made}) => ({
    ...made.prepared,
    digest: cache.key(keyOf(page), [...made.answers])
  }))
  return {pages: prepared, failed}

  function keyOf({source, id, format, file, meta, body}: SourcePage): string {
    return cache.key('page', source, id, format, file, meta, body, config.repairs, config.locale)
  }

  async function kept(page: SourcePage): Promise<Made | undefined> {
    const found = await cache.read<Kept>(keyOf(page))
    return (
      found && {
        answers: found.answers,
        prepared: {...found.prepared, page: redacted(page, found.body)}
      }
    )
  }

  async function make(page: SourcePage): Promise<Made> {
    const made = makePage(page, index, config)
    const {page: safe, ...prepared} = made.prepared
    const entry: Kept = {prepared, answers: made.answers}
    if (safe.body !== page.body) entry.body = safe.body
    await cache.write(keyOf(page), entry)
    return made
  }
}

function makePage(page: SourcePage, index: Index, config: Config): Made {
  const answers: Answers = new Map()
  return {prepared: preparePage(page, index.listening(answers), config), answers}
}

function redacted(page: SourcePage, body: string | undefined): SourcePage {
  if (body === undefined) return page
  const {reply: _, ...rest} = page
  return {...rest, body}
}
