/** `import`: pages come in, articles go out, as one set. */

import {isDeepStrictEqual} from 'node:util'
import {holding, openSet, readSnapshots, type Snapshot} from '../emit/index.ts'
import type {FindingDraft} from '../model/finding.ts'
import type {RunResult} from '../model/result.ts'
import {type PageKey, pageKey, type SourcePage} from '../model/source-page.ts'
import {
  type Elsewhere,
  type ElsewhereOptions,
  forgetPages,
  openElsewhere,
  readPaths,
  readSources,
  type SourcesOptions
} from '../source/index.ts'
import type {Take} from './article/make-all.ts'
import {examplesOf, readDecisions} from './decisions.ts'
import {asOldAs} from './drift.ts'
import {withFormerNames} from './known/former-names.ts'
import {asSnapshot, atOrigins} from './origins.ts'
import {withoutSecrets, withSafeMeta} from './page/without-secrets.ts'
import {run, type Workspace} from './run.ts'
import {openShelf, type Shelf, shelved} from './shelf.ts'

export interface ImportOptions {
  /** Given on the command line, absolute or relative to `cwd`; none: the configured sources. */
  paths?: readonly string[]
  /** Name of the one source to bring in, or the name under which `paths` are filed. */
  source?: string
  /** `false`: say what would be done, write nothing. */
  write: boolean
  /** Use no network: sources that need one stay as they are. */
  offline?: boolean
  /** How a network is used, where not as always. */
  network?: Pick<SourcesOptions, 'clock' | 'env' | 'timeout'> & ElsewhereOptions
  progress?: (done: number, total: number) => void
  cwd: string
}

/**
 * Bring pages in and write what they become.
 * Fails with `StopError` if it could not run at all; a page that cannot be read is a finding.
 */
export async function importPages(
  workspace: Workspace,
  options: ImportOptions
): Promise<RunResult> {
  const work = () => importAlone(workspace, options)
  return options.write ? await holding(workspace.root, work) : await work()
}

async function importAlone(workspace: Workspace, options: ImportOptions): Promise<RunResult> {
  const {root, config} = workspace
  const shelf = openShelf(root)
  const set = openSet(root)
  const elsewhere = options.offline
    ? undefined
    : openElsewhere(root, config.files ?? {}, options.network)
  try {
    const {result, forget} = await bringIn(
      workspace,
      options,
      {shelf, elsewhere},
      options.write ? set.add : undefined
    )
    if (options.write) {
      await set.commit()
      await elsewhere?.forget()
      for (const name of forget) await forgetPages(root, name)
    }
    return result
  } finally {
    await set.discard()
    shelf.close()
    elsewhere?.close()
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
  {shelf, elsewhere}: {shelf: Shelf; elsewhere: Elsewhere | undefined},
  take: Take | undefined
): Promise<BroughtIn> {
  const {root, config} = workspace
  const incoming = new Map<PageKey, SourcePage>()
  const problems: FindingDraft[] = []
  const {paths, source} = options
  const snapshots = await readSnapshots(root)
  const former = new Map(snapshots.map((snapshot) => [pageKey(snapshot.page), snapshot]))
  const examples = examplesOf(await readDecisions(root), new Date().toISOString().slice(0, 10))
  const withExamples = (page: SourcePage): SourcePage => {
    const found = examples.get(pageKey(page))
    return found ? {...page, meta: {...page.meta, examples: found}} : page
  }
  /** Whether a page as it was shows what it should; one that does not is read anew, changed or not. */
  const isSettled = ({page}: Snapshot) =>
    isDeepStrictEqual(page.meta.examples, examples.get(pageKey(page)))
  /** Sources of which every page came in. */
  const whole: string[] = []

  const stream = paths?.length
    ? readPaths(paths, {source: source ?? 'files', cwd: options.cwd, root})
    : readSources(config.sources, root, source, {
        ...options.network,
        former: new Map(snapshots.filter(isSettled).map(({page}) => [pageKey(page), page])),
        hide: (page) => withoutSecrets(withExamples(page)).page,
        offline: options.offline,
        progress: options.progress,
        onWhole: (name) => whole.push(name)
      })
  for await (const item of stream) {
    if ('problem' in item) {
      const before = item.closed && former.get(item.closed.key)?.page
      problems.push(before ? heldBack(item.problem, pageKey(before)) : item.problem)
      if (before) incoming.set(pageKey(before), closedPage(before, item.closed?.because, shelf))
    } else {
      const before = former.get(pageKey(item.page))?.page
      const named = withFormerNames(withSafeMeta(withExamples(item.page)), before)
      const page = asSnapshot(asOldAs(before, named))
      incoming.set(pageKey(page), page === before ? page : shelved(page, shelf))
    }
  }

  const pages = [...incoming.values()]
  const result = await run(workspace, {
    pages: [
      ...pages,
      ...snapshots.filter(({page}) => !incoming.has(pageKey(page))).map(({page}) => page)
    ],
    snapshots,
    problems,
    upstream: {incoming, whole},
    shelf,
    take,
    elsewhere,
    progress: options.progress
  })
  const asked = paths?.length || options.offline ? [] : config.sources
  return {
    // Of what only looks different, the text that was there may be what articles are made of.
    result: atOrigins(
      result,
      pages.filter((page) => !result.upstream?.looks.includes(pageKey(page)))
    ),
    forget: asked
      .filter(({name, type}) => type !== 'files' && (source ?? name) === name)
      .map(({name}) => name)
  }
}

/** What `problem` says of a page that has an article. */
function heldBack(problem: FindingDraft, source: PageKey): FindingDraft {
  return {...problem, args: {...problem.args, isHeld: true}, source}
}

/** A page that is not shown to everybody any more: what it said when it was stays, and is held back. */
function closedPage(
  {meta, ...before}: SourcePage,
  closed: SourcePage['meta']['closed'],
  shelf: Shelf
): SourcePage {
  return shelved({...before, meta: {...meta, ...(closed && {closed})}}, shelf)
}
