/** `import`: pages come in, articles go out, as one set. */

import path from 'node:path'
import {holding, openSet, readSnapshots, type Snapshot} from '../emit/index.ts'
import type {RunResult} from '../model/result.ts'
import {pageKey} from '../model/source-page.ts'
import {type Elsewhere, forgetPages, openElsewhere} from '../source/index.ts'
import {readArticles} from './article/articles.ts'
import type {Take} from './article/make-all.ts'
import {type Incoming, type IncomingOptions, readIncoming, type Wants} from './incoming.ts'
import {atOrigins} from './origins.ts'
import {overlapping} from './overlap.ts'
import {planning} from './plan/plan.ts'
import {portionOf} from './plan/portion.ts'
import {type Selection, selectionOf} from './plan/selection.ts'
import {type Call, remembered} from './remembered/remembered.ts'
import {newWitness, type Witness, witnessed} from './remembered/witness.ts'
import {run, type Workspace} from './run.ts'
import {openShelf, type Shelf} from './shelf.ts'

export interface ImportOptions extends IncomingOptions {
  /** Where nothing is written, of how many articles the diff is wanted; absent: of all. */
  patches?: number | undefined
  /** Names of the pages and articles that the run is about; none: all. */
  only?: readonly string[] | undefined
  /** How many threads may make pages; absent: one. */
  jobs?: number | undefined
  /** New or changed pages that are brought in at most. */
  limit?: number | undefined
}

/**
 * Bring pages in and write what they become.
 * Fails with `StopError` if it could not run at all; a page that cannot be read is a finding.
 */
export async function importPages(
  workspace: Workspace,
  options: ImportOptions
): Promise<RunResult> {
  if (!options.write) return await planImport(workspace, options)
  return await holding(workspace.root, () => importAlone(workspace, options))
}

async function importAlone(workspace: Workspace, options: ImportOptions): Promise<RunResult> {
  const started = performance.now()
  const {root} = workspace
  const set = openSet(root)
  const writing = overlapping(set.add)
  try {
    return await withStores(workspace, options, async function (stores) {
      const call = callOf(workspace, options)
      const memory = call && remembered(call)
      const known = await memory?.recall(stores.elsewhere)
      if (known) return {...known, seconds: (performance.now() - started) / 1000}
      const witness = newWitness()
      const {result, forget} = await bringIn(workspace, options, {
        ...stores,
        elsewhere: stores.elsewhere && witnessed(stores.elsewhere, witness),
        take: writing.take,
        witness
      })
      await writing.done()
      await memory?.pause()
      const {length: files} = await set.commit()
      await memory?.keep(result, witness, files)
      // What waits for another run is of use to it.
      if (!result.isPart && !result.waiting?.length) {
        await stores.elsewhere?.forget()
        for (const name of forget) await forgetPages(root, name)
      }
      return result
    })
  } finally {
    await writing.settled()
    await set.discard()
  }
}

async function planImport(workspace: Workspace, options: ImportOptions): Promise<RunResult> {
  const {take, plan} = planning(workspace.root, options.patches ?? Number.POSITIVE_INFINITY)
  return await withStores(workspace, options, async function (stores) {
    const {result} = await bringIn(workspace, options, {...stores, take})
    return {...result, plan}
  })
}

interface Stores {
  shelf: Shelf
  elsewhere: Elsewhere | undefined
}

async function withStores<Result>(
  {root, config}: Workspace,
  {offline, again, network, write}: ImportOptions,
  work: (stores: Stores) => Promise<Result>
): Promise<Result> {
  const shelf = openShelf(write ? root : undefined)
  const elsewhere =
    offline || again
      ? undefined
      : openElsewhere(root, config.files ?? {}, {...network, isDry: !write})
  try {
    return await work({shelf, elsewhere})
  } finally {
    shelf.close()
    await elsewhere?.close()
  }
}

/** What the import depends on, where that can be told without making it. */
function callOf(
  {root, config}: Workspace,
  {paths, source, offline, again, only, limit, cwd}: ImportOptions
): Call | undefined {
  if (only?.length || limit !== undefined) return
  const isNamed = paths !== undefined && paths.length > 0
  const asked = isNamed || again ? [] : config.sources.filter(({name}) => (source ?? name) === name)
  if (!offline && asked.some(({type}) => type !== 'files')) return
  const files = asked.flatMap((each) => (each.type === 'files' ? each.paths : []))
  return {
    root,
    paths:
      isNamed && !again
        ? paths.map((each) => path.resolve(cwd, each))
        : files.map((each) => path.resolve(root, each)),
    options: [config, source, offline, again, path.relative(root, cwd)],
    today: new Date().toISOString().slice(0, 10)
  }
}

interface BroughtIn {
  result: RunResult
  /** Sources of which nothing need be remembered, once all is written. */
  forget: string[]
}

async function bringIn(
  workspace: Workspace,
  options: ImportOptions,
  {shelf, elsewhere, take, witness}: Stores & {take: Take; witness?: Witness}
): Promise<BroughtIn> {
  const {root, config} = workspace
  const snapshots = await readSnapshots(root)
  const wants = await wantsOf(workspace, options, snapshots)
  const {selection, portion} = wants
  const incoming = await readIncoming(workspace, options, snapshots, shelf, wants)
  selection?.checkAllMet()

  const pages = [...incoming.pages.values()]
  const result = await run(workspace, {
    pages: [
      ...pages,
      ...snapshots.filter(({page}) => !incoming.pages.has(pageKey(page))).map(({page}) => page)
    ],
    snapshots,
    problems: incoming.problems,
    upstream: upstreamOf(incoming, wants),
    portion,
    shelf,
    take,
    isDry: !options.write,
    elsewhere,
    witness,
    ...(selection && {wants: (id, keys) => id === '' || selection.wantsArticle(id, keys)}),
    progress: options.progress,
    jobs: options.jobs
  })
  const {paths, source} = options
  const asked = paths?.length || options.offline || options.again ? [] : config.sources
  const asBefore = new Set([...(result.upstream?.looks ?? []), ...(result.waiting ?? [])])
  return {
    result: {
      // Of what only looks different, the text that was there may be what articles are made of.
      ...atOrigins(
        result,
        pages.filter((page) => !asBefore.has(pageKey(page)))
      ),
      ...(selection && {isPart: true})
    },
    forget: asked
      .filter(({name, type}) => type !== 'files' && (source ?? name) === name)
      .map(({name}) => name)
  }
}

/** Who looks at some pages only does not see which are gone. */
function upstreamOf({pages, whole}: Incoming, {selection, portion}: Wants) {
  return {incoming: pages, whole: selection ? [] : whole, waiting: portion?.waiting}
}

async function wantsOf(
  {root, config}: Workspace,
  {only, limit}: ImportOptions,
  snapshots: readonly Snapshot[]
): Promise<Wants> {
  return {
    selection: only?.length ? await selected(only) : undefined,
    portion: limit === undefined ? undefined : portionOf(limit)
  }

  async function selected(names: readonly string[]): Promise<Selection> {
    const {byId} = await readArticles(root)
    const files = new Map([...byId].map(([id, {file}]) => [id, file]))
    return selectionOf(names, {snapshots, files, sources: config.sources.map(({name}) => name)})
  }
}
