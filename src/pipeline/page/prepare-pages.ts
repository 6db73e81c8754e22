/** All pages, each on its own: from the cache where nothing that it depends on has changed. */

import type {Config} from '../../model/config.ts'
import type {FindingDraft} from '../../model/finding.ts'
import {pageKey, type SourcePage} from '../../model/source-page.ts'
import {type Cache, pack, unpack} from '../cache.ts'
import {type Answers, type Index, indexPages, sitesOf} from '../known/known.ts'
import {orFailed} from '../or-failed.ts'
import {type Shelf, shelved} from '../shelf.ts'
import {type Prepared, type PreparedPage, preparePage} from './prepare.ts'

type Progress = ((done: number, total: number) => void) | undefined

type Rest = Omit<Prepared, 'page' | 'key'>

/** A prepared page, its parts on the shelf. */
interface Made extends Omit<PreparedPage, 'digest' | 'key'> {
  title: string
  /** The answers that it was given. */
  answers(): Answers
}

/** A page as it lies in the cache: without what the source gives anew. */
interface Kept {
  /** Packed, as a run that changes nothing never looks at it: a `Rest`. */
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
  /** Prepare a page that is not among them, such as one of them as it was, as if it were. */
  prepare(page: SourcePage): Promise<Prepared>
}

/** Where what is made lies: until the run ends, and until the next one. */
export interface Stores {
  cache: Cache
  shelf: Shelf
}

/** Pages between two breaths, so that progress shows and signals are heard. */
const batch = 20

export async function preparePages(
  pages: readonly SourcePage[],
  config: Config,
  {cache, shelf}: Stores,
  progress: Progress
): Promise<PreparedPages> {
  const index = indexPages(pages, sitesOf(config))
  const failed: FindingDraft[] = []
  const all: Array<{page: SourcePage; name: string; made: Made}> = []

  for (const [at, page] of pages.entries()) {
    const name = nameOf(page)
    const made =
      (await kept(page, name)) ?? (await orFailed(() => make(page, name), page.file, failed))
    if (made) all.push({page, name, made})
    if (at % batch === batch - 1) {
      progress?.(at + 1, pages.length)
      await new Promise(setImmediate)
    }
  }

  // Titles that were found on the way may be what a link of an earlier page asked for.
  for (const {page, made} of all)
    if (!page.meta.title) index.learn(pageKey(page), made.title, page.meta.space)
  const prepared: PreparedPage[] = []
  for (const {page, name, made} of all) {
    let now: Made | undefined = made
    let answers = made.answers()
    if (!index.holds(answers)) {
      now = await orFailed(() => make(page, name), page.file, failed)
      answers = now?.answers() ?? answers
    }
    if (!now) continue
    const digest = cache.key(name, [...answers])
    prepared.push({key: pageKey(page), page: now.page, open: now.open, digest})
  }

  progress?.(pages.length, pages.length)
  return {pages: prepared, failed, index, prepare}

  async function prepare(page: SourcePage): Promise<Prepared> {
    const name = nameOf(page)
    const found = await kept(page, name)
    return (found && index.holds(found.answers()) ? found : await make(page, name)).open()
  }

  /** The name that what is made of a page is kept under. */
  function nameOf({source, id, format, file, meta, body}: SourcePage): string {
    return cache.key('page', source, id, format, file, meta, body, config.repairs, config.locale)
  }

  async function kept(page: SourcePage, name: string): Promise<Made | undefined> {
    const found = await cache.read<Kept>(name)
    if (!found) return
    const safe = found.body === undefined ? page : redacted(page, found.body)
    return onShelf(safe, found)
  }

  async function make(page: SourcePage, name: string): Promise<Made> {
    const answers: Answers = new Map()
    const {page: safe, key: _, ...rest} = preparePage(page, index.listening(answers), config)
    const entry: Kept = {rest: pack(rest), title: rest.article.title, answers}
    if (safe === page) {
      await cache.write(name, entry)
      return onShelf(page, entry)
    }
    await cache.write(name, {...entry, body: safe.body})
    return onShelf(shelved(safe, shelf), entry)
  }

  function redacted({reply: _, ...page}: SourcePage, body: string): SourcePage {
    return shelved({...page, body}, shelf)
  }

  function onShelf(page: SourcePage, {rest, title, answers}: Kept): Made {
    const packed = shelf.put(rest)
    return {
      page,
      title,
      answers: shelf.put(answers),
      open: () => ({...unpack<Rest>(packed()), key: pageKey(page), page})
    }
  }
}
