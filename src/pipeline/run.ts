/** A run over all pages: the first pass, each page, pairs, articles. Writes nothing. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {findPairs} from '../collate/index.ts'
import {type FileChange, filesBelow, type Snapshot} from '../emit/index.ts'
import type {Config} from '../model/config.ts'
import {compareFindings, type Finding, type FindingDraft, finish, type Place, tellApart} from '../model/finding.ts'
import type {Pair} from '../model/pair.ts'
import type {ArticleResult, RunResult} from '../model/result.ts'
import {type PageKey, pageKey, type SourcePage} from '../model/source-page.ts'
import {readArticles} from './articles.ts'
import {type Decided, readDecisions} from './decisions.ts'
import {groupPages} from './group.ts'
import {handwritten} from './handwritten.ts'
import {type Answers, indexPages} from './known.ts'
import {makeArticle, type World} from './make-article.ts'
import {type Prepared, preparePage} from './prepare.ts'

export interface Workspace {
  /** Absolute path of the knowledge base. */
  root: string
  config: Config
}

export interface RunInput {
  /** Pages of all sources: those that came in now, and the snapshots of the others. */
  pages: readonly SourcePage[]
  snapshots: readonly Snapshot[]
  /** Findings that came up before there were pages. */
  problems: readonly FindingDraft[]
  progress?: ((done: number, total: number) => void) | undefined
}

export interface RunOutcome {
  result: RunResult
  changes: FileChange[]
}

export async function run({root, config}: Workspace, input: RunInput): Promise<RunOutcome> {
  const started = performance.now()
  const prepared = await preparePages(input, config)
  const decided = await readDecisions(root)
  const {pairs, findings: aboutPairs} = pair(prepared, config, decided)
  const writers = await readArticles(root)
  const snapshots = new Map(input.snapshots.map((snapshot) => [pageKey(snapshot.page), snapshot]))
  const groups = groupPages(
    prepared,
    pairs,
    new Map([...snapshots].map(([key, {file}]) => [key, file.article])),
    config
  )

  const world: World = {
    root,
    config,
    today: new Date().toISOString().slice(0, 10),
    articles: new Map(groups.flatMap(({id, versions}) => versions.map(({key}) => [key, id]))),
    snapshots,
    bases: await readBases(root),
    written: writers.byId,
    decisions: decided.byArticle,
    pairFindings: bySource(aboutPairs),
    paths: new Set([...writers.byId.values()].map(({file}) => file))
  }

  const articles: ArticleResult[] = []
  const settled: Finding[] = []
  const changes: FileChange[] = []
  for (const group of groups) {
    const made = await makeArticle(group, world)
    articles.push(made.result)
    settled.push(...made.settled)
    changes.push(...made.changes)
  }
  const sourced = new Set(groups.map(({id}) => id))
  for (const [id, written] of writers.byId) {
    if (sourced.has(id)) continue
    const made = handwritten(written, decided.byArticle.get(id), world.today)
    articles.push(made.result)
    settled.push(...made.settled)
  }

  const loose = [...input.problems, ...decided.findings, ...writers.findings]
  const all = tellApart([
    ...articles.flatMap(({findings}) => findings),
    ...finish(loose, '', ({at}) => (typeof at === 'object' ? at : noPlace))
  ]).sort(compareFindings)
  const byFingerprint = new Map(all.map((finding) => [finding.fingerprint, finding]))

  return {
    changes,
    result: {
      articles: articles.map((article) => ({
        ...article,
        findings: article.findings
          .map((finding) => byFingerprint.get(finding.fingerprint) ?? finding)
          .sort(compareFindings)
      })),
      pairs,
      findings: all,
      settled: settled.sort(compareFindings),
      seconds: (performance.now() - started) / 1000
    }
  }
}

const noPlace: Place = {file: '', line: 1, column: 1}

/** Pages between two breaths, so that progress shows and signals are heard. */
const batch = 20

async function preparePages({pages, progress}: RunInput, config: Config): Promise<Prepared[]> {
  const index = indexPages(pages)
  const answers: Answers[] = []
  const prepared: Prepared[] = []

  for (const [at, page] of pages.entries()) {
    const heard: Answers = new Map()
    prepared.push(preparePage(page, index.listening(heard), config))
    answers.push(heard)
    if (at % batch === batch - 1) {
      progress?.(at + 1, pages.length)
      await new Promise(setImmediate)
    }
  }

  // Titles that were found on the way may be what a link of an earlier page asked for.
  for (const {page, article} of prepared)
    if (!page.meta.title) index.learn(pageKey(page), article.title, page.meta.space)
  for (const [at, page] of pages.entries()) {
    const heard = answers[at]
    if (heard && !index.holds(heard)) prepared[at] = preparePage(page, index, config)
  }

  progress?.(pages.length, pages.length)
  return prepared
}

function pair(
  prepared: readonly Prepared[],
  config: Config,
  decided: Decided
): {pairs: Pair[]; findings: FindingDraft[]} {
  const files = [...decided.byArticle.values()]
  const certain = (list: ReadonlyArray<readonly [PageKey, PageKey]>, how: Pair['how']) =>
    list.map(([a, b]): Pair => ({a, b, how, score: 1}))

  return findPairs(
    prepared.map(({key, page, article, counterparts}) => ({
      key,
      source: page.source,
      ...(page.meta.url && {url: page.meta.url}),
      article,
      counterparts
    })),
    {
      config: certain(config.pairs, 'config'),
      paired: certain(
        files.flatMap(({same}) => same),
        'pair'
      ),
      unpaired: files.flatMap(({different}) => different)
    }
  )
}

async function readBases(root: string): Promise<Map<string, string>> {
  const bases = new Map<string, string>()
  for (const file of await filesBelow(root, 'content/base', '.mdx'))
    bases.set(path.basename(file, '.mdx'), await readFile(path.join(root, file), 'utf8'))
  return bases
}

function bySource(drafts: readonly FindingDraft[]): Map<PageKey, FindingDraft[]> {
  const result = new Map<PageKey, FindingDraft[]>()
  for (const draft of drafts)
    if (draft.source) result.set(draft.source, [...(result.get(draft.source) ?? []), draft])
  return result
}
