/** All pages, each on its own: from the cache where nothing that it depends on has changed. */

import type {Config} from '../../model/config.ts'
import type {FindingDraft} from '../../model/finding.ts'
import {pageKey, type SourcePage} from '../../model/source-page.ts'
import {type Cache, pack, unpack} from '../cache.ts'
import {type Answers, type Index, indexPages} from '../known/known.ts'
import {orFailed} from '../or-failed.ts'
import {type Prepared, type PreparedPage, preparePage} from './prepare.ts'

type Progress = ((done: number, total: number) => void) | undefined

/** A prepared page and the answers it was given. */
interface Made {
  prepared: Prepared
  title: string
  answers: Answers
}

type Rest = Omit<Prepared, 'page' | 'key'>

/** A page as it lies in the cache: without what the source gives anew. */
interface Kept {
  /** Packed, as a run that changes nothing never looks at it. */
  rest: Uint8Array
  title: string
  answers: Answers
  /** The body with its secrets hidden, where it had any. */
  body?: string
}

export interface PreparedPages {
  pages: PreparedPage[]
  /** Pages that could not be made, as findings. */
  failed: FindingDraft[]
  index: Index
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
    if (!page.meta.title) index.learn(pageKey(page), made.title, page.meta.space)
  for (const each of all) if (!index.holds(each.made.answers)) each.made = await make(each.page)

  progress?.(pages.length, pages.length)
  const prepared = all.map(({page, made}) =>
    // No copy: it would unpack what is packed.
    Object.assign(made.prepared, {digest: cache.key(keyOf(page), [...made.answers])})
  )
  return {pages: prepared, failed, index}

  function keyOf({source, id, format, file, meta, body}: SourcePage): string {
    return cache.key('page', source, id, format, file, meta, body, config.repairs, config.locale)
  }

  async function kept(page: SourcePage): Promise<Made | undefined> {
    const found = await cache.read<Kept>(keyOf(page))
    if (!found) return
    const {title, answers, rest, body} = found
    return {title, answers, prepared: unpacked(redacted(page, body), rest)}
  }

  async function make(page: SourcePage): Promise<Made> {
    const made = makePage(page, index, config)
    const {page: safe, key: _, ...rest} = made.prepared
    const entry: Kept = {rest: pack(rest), title: made.title, answers: made.answers}
    if (safe.body !== page.body) entry.body = safe.body
    await cache.write(keyOf(page), entry)
    return made
  }
}

function makePage(page: SourcePage, index: Index, config: Config): Made {
  const answers: Answers = new Map()
  const prepared = preparePage(page, index.listening(answers), config)
  return {prepared, title: prepared.article.title, answers}
}

/** A prepared page whose parts are unpacked when the first of them is asked for. */
function unpacked(page: SourcePage, packed: Uint8Array): Prepared {
  let known: Rest | undefined
  const rest = () => {
    known ??= unpack<Rest>(packed)
    return known
  }
  return {
    key: pageKey(page),
    page,
    get article() {
      return rest().article
    },
    get mended() {
      return rest().mended
    },
    get entries() {
      return rest().entries
    },
    get findings() {
      return rest().findings
    },
    get counterparts() {
      return rest().counterparts
    }
  }
}

function redacted(page: SourcePage, body: string | undefined): SourcePage {
  if (body === undefined) return page
  const {reply: _, ...rest} = page
  return {...rest, body}
}
