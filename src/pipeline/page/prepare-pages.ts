/** All pages, each on its own: from the cache where nothing that it depends on has changed, else made, by many hands if it pays. */

import type {Config} from '../../model/config.ts'
import type {FindingDraft} from '../../model/finding.ts'
import {pageKey, type SourcePage} from '../../model/source-page.ts'
import type {Cache} from '../cache.ts'
import {type Answers, type Index, indexPages, sitesOf} from '../known/known.ts'
import {orFailed} from '../or-failed.ts'
import {type Shelf, shelved} from '../shelf.ts'
import {factsOf, type KeptPage, type MadePage, makePage, restOf} from './make-page.ts'
import {openPagePool, type PagePool} from './page-pool.ts'
import type {Outcome, Wanted} from './page-work.ts'
import type {Prepared, PreparedPage} from './prepare.ts'

type Progress = ((done: number, total: number) => void) | undefined

/** A prepared page, its parts on the shelf. */
interface Made extends Omit<PreparedPage, 'digest' | 'key'> {
  /** The answers that it was given. */
  answers(): Answers
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

export interface PrepareOptions {
  progress?: Progress
  /** How many threads may make pages; default: 1, this one. */
  jobs?: number | undefined
  /** Characters of pages from which on it pays to start threads, each of which reads the program first. */
  worthwhile?: number
}

/** Pages between two breaths, so that progress shows and signals are heard. */
const batch = 20

export async function preparePages(
  pages: readonly SourcePage[],
  config: Config,
  {cache, shelf}: Stores,
  {progress, jobs = 1, worthwhile = 8_000_000}: PrepareOptions = {}
): Promise<PreparedPages> {
  const index = indexPages(pages, sitesOf(config))
  let pool: PagePool | undefined
  try {
    const all = pages.map((page) => ({page, name: nameOf(page)}))
    const {made, failed} = await makeAll(all, true)
    // Titles that were found on the way may be what a link of an earlier page asked for.
    const titles = all.flatMap(({page}, at) => {
      const title = page.meta.title ? undefined : made.get(at)?.label.title
      return title === undefined ? [] : [[pageKey(page), title, page.meta.space] as const]
    })
    for (const title of titles) index.learn(...title)
    pool?.learn(titles.map((title) => [...title]))
    const stale = [...made].filter(([, each]) => !index.holds(each.answers())).map(([at]) => at)
    const again = await makeAll(
      stale.map((at) => all[at] as Wanted),
      false
    )
    for (const [number, at] of stale.entries()) {
      const now = again.made.get(number)
      if (now) made.set(at, now)
      else made.delete(at)
    }

    progress?.(pages.length, pages.length)
    return {
      pages: all.flatMap(function ({page, name}, at): PreparedPage[] {
        const each = made.get(at)
        if (!each) return []
        const {answers, ...rest} = each
        return [{...rest, key: pageKey(page), digest: cache.key(name, [...answers()])}]
      }),
      failed: [...failed, ...again.failed],
      index,
      prepare
    }
  } finally {
    await pool?.close()
  }

  /** By place; what failed in the order of the pages. `mayBeKept`: an earlier run may have made them. */
  async function makeAll(
    wanted: readonly Wanted[],
    mayBeKept: boolean
  ): Promise<{made: Map<number, Made>; failed: FindingDraft[]}> {
    const made = new Map<number, Made>()
    const failures: FindingDraft[][] = []
    const todo: number[] = []
    let characters = 0
    let done = 0
    const tell = async () => {
      if (++done % batch !== 0) return
      if (mayBeKept) progress?.(done, pages.length)
      await new Promise(setImmediate)
    }

    for (const [at, {page, name}] of wanted.entries()) {
      const found = mayBeKept ? await kept(page, name) : undefined
      if (found) {
        made.set(at, found)
        await tell()
      } else {
        todo.push(at)
        characters += page.body.length
      }
    }
    if (jobs > 1 && (pool || characters >= worthwhile)) {
      pool ??= openPagePool({pages, size: jobs, config, said: index.said, cache: cache.place})
      const given = todo.map((at) => wanted[at] as Wanted)
      await pool.make(given, function (number, outcome) {
        take(todo[number] as number, outcome)
        void tell()
      })
    } else
      for (const at of todo) {
        const {page, name} = wanted[at] as Wanted
        take(at, await make(page, name))
        await tell()
      }
    const inOrder = new Map([...made].sort(([a], [b]) => a - b))
    return {made: inOrder, failed: failures.flat()}

    function take(at: number, outcome: Outcome): void {
      if ('failed' in outcome) failures[at] = outcome.failed
      else made.set(at, madeOf((wanted[at] as Wanted).page, outcome))
    }
  }

  async function prepare(page: SourcePage): Promise<Prepared> {
    const name = nameOf(page)
    const found = await kept(page, name)
    if (found && index.holds(found.answers())) return found.open()
    const made = makePage(page, index, config)
    await cache.write(name, made.kept)
    return madeOf(page, made).open()
  }

  /** The name that what is made of a page is kept under. */
  function nameOf({source, id, format, file, meta, body}: SourcePage): string {
    return cache.key('page', source, id, format, file, meta, body, config.repairs, config.locale)
  }

  async function kept(page: SourcePage, name: string): Promise<Made | undefined> {
    const found = await cache.read<KeptPage>(name)
    return found && madeOf(page, {kept: found})
  }

  async function make(page: SourcePage, name: string): Promise<Outcome> {
    const failed: FindingDraft[] = []
    const made = await orFailed(() => makePage(page, index, config), page.file, failed)
    if (made) await cache.write(name, made.kept)
    return made ?? {failed}
  }

  function madeOf(given: SourcePage, {kept, meta}: MadePage): Made {
    const page = kept.body === undefined ? given : redacted(given, kept.body, meta)
    const packed = shelf.put(kept.rest)
    const facts = shelf.put(kept.facts)
    return {
      page,
      label: kept.label,
      facts: () => factsOf({facts: facts()}),
      answers: shelf.put(kept.answers),
      open: () => ({...restOf({rest: packed()}), key: pageKey(page), page})
    }
  }

  function redacted({reply: _, ...page}: SourcePage, body: string, meta = page.meta): SourcePage {
    return shelved({...page, meta, body}, shelf)
  }
}
