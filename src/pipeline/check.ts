/** `check`: every check, from the snapshots, without a network; writes nothing. */

import {readSnapshots, type Snapshot} from '../emit/index.ts'
import type {MdxReader} from '../mdx/index.ts'
import type {FindingDraft} from '../model/finding.ts'
import type {RunResult} from '../model/result.ts'
import {type Shard, shardOf} from '../model/shard.ts'
import {type PageKey, pageKey, type SourcePage} from '../model/source-page.ts'
import {StopError} from '../model/stop-error.ts'
import {readSources} from '../source/index.ts'
import type {Upstream} from './drift.ts'
import {headOf} from './git.ts'
import {asSnapshot} from './origins.ts'
import {withoutSecrets} from './page/without-secrets.ts'
import {run, type Workspace} from './run.ts'
import {openShelf, type Shelf, shelved} from './shelf.ts'
import {knownAt, newSince} from './since.ts'

export interface CheckOptions {
  /** Ids, slugs or paths of the articles to look at; none: all. */
  only?: readonly string[]
  /** Read the configured sources anew, to see what changed upstream; nothing is written. */
  refresh?: boolean
  /** A commit: only findings that are not there at it. */
  since?: string
  /** Only this part of the articles, and only its findings. */
  shard?: Shard
  progress?: (done: number, total: number) => void
  /** How many threads may make pages; absent: one. */
  jobs?: number
  /** Keeps what is read of articles for whoever reads them next. */
  reader?: MdxReader
}

export async function checkArticles(
  workspace: Workspace,
  options: CheckOptions = {}
): Promise<RunResult> {
  const {since, ...now} = options
  const {progress, shard, refresh, jobs} = options
  const then = {
    ...(progress && {progress}),
    ...(shard && {shard}),
    ...(jobs !== undefined && {jobs})
  }
  const known =
    since === undefined
      ? undefined
      : await knownAt(workspace, since, (former) => checkNow(former, then))
  const checked = await checkNow(workspace, now)
  const result = since === undefined || !known ? checked : newSince(checked, since, known)
  const commit = await headOf(workspace.root)
  return {
    ...result,
    ...(commit !== undefined && {commit}),
    ...(refresh && {refreshed: true}),
    ...(shard && {shard})
  }
}

async function checkNow(workspace: Workspace, options: CheckOptions): Promise<RunResult> {
  const shelf = openShelf(workspace.root)
  try {
    return await checkOnShelf(workspace, options, shelf)
  } finally {
    shelf.close()
  }
}

async function checkOnShelf(
  workspace: Workspace,
  options: CheckOptions,
  shelf: Shelf
): Promise<RunResult> {
  const {root, config} = workspace
  const {only, shard} = options
  const wants = (article: string) => !shard || shardOf(article, shard.count) === shard.index
  const snapshots = await readSnapshots(root)
  const read = options.refresh ? await readUpstream(workspace, snapshots, shelf) : undefined
  const result = await run(workspace, {
    pages: snapshots.map(({page}) => page),
    snapshots,
    problems: read?.problems ?? [],
    upstream: read,
    shelf,
    wants,
    progress: options.progress,
    jobs: options.jobs,
    reader: options.reader
  })
  if (!only?.length) return result

  const articles = only.map(function (name) {
    const found = result.articles.find(
      ({id, slug, path}) =>
        id === name || slug === name || path === name || path === name.replace(/^\.\//, '')
    )
    if (found) return found
    throw new StopError(`There is no article \`${name}\` in ${root}`, {
      hint: `Run \`npx collate status\` to see the articles of ${config.title}.`
    })
  })
  const ids = new Set(articles.map(({id}) => id))
  return {
    ...result,
    articles: result.articles.filter(({id}) => ids.has(id)),
    findings: result.findings.filter(({article}) => ids.has(article)),
    settled: result.settled.filter(({article}) => ids.has(article))
  }
}

async function readUpstream(
  {root, config}: Workspace,
  snapshots: readonly Snapshot[],
  shelf: Shelf
): Promise<Upstream & {problems: FindingDraft[]}> {
  const incoming = new Map<PageKey, SourcePage>()
  const problems: FindingDraft[] = []
  const whole: string[] = []
  const stream = readSources(config.sources, root, undefined, {
    former: new Map(snapshots.map(({page}) => [pageKey(page), page])),
    hide: (page) => withoutSecrets(page).page,
    onWhole: (name) => whole.push(name)
  })
  for await (const item of stream) {
    if ('problem' in item) problems.push(item.problem)
    else if ('page' in item) incoming.set(pageKey(item.page), shelved(asSnapshot(item.page), shelf))
  }
  return {incoming, whole, problems}
}
