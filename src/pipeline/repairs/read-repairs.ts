/** Reads back from records, snapshots and articles what was mended. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {readArticle, readSource} from '../../conserve/index.ts'
import {
  absent,
  filesBelow,
  type ReadRecord,
  readRecord,
  readSnapshots,
  recordFile,
  type Snapshot
} from '../../emit/index.ts'
import {readFront} from '../../mdx/index.ts'
import {hideSecrets} from '../../mend/index.ts'
import {compare} from '../../model/finding.ts'
import type {
  Comparison,
  MendedArticle,
  MendedPage,
  MendingCounts,
  MendingEntry,
  MendingReport,
  MendingStep
} from '../../model/mending.ts'
import {type PageKey, pageKey} from '../../model/source-page.ts'
import type {Piece} from '../../model/words.ts'
import {articleId} from '../article/article-id.ts'
import {readArticles, type WrittenArticle, type WrittenArticles} from '../article/articles.ts'
import {inOrder} from '../article/group.ts'
import type {Workspace} from '../run.ts'
import {compareTexts} from './compare-texts.ts'
import {summaryOf} from './summaries.ts'

export interface RepairsOptions {
  /** Articles by id, slug or path; empty: all, counted. */
  only: readonly string[]
  /** Say all of every article, though none is named. */
  whole?: boolean
}

/** Articles of which all is told where none is named; more would be no page that anybody reads. */
const mostWhole = 500
/** Characters of a passage that are shown. */
const passageLength = 160

export async function readRepairs(
  workspace: Workspace,
  {only, whole = false}: RepairsOptions
): Promise<MendingReport> {
  const {root} = workspace
  const articles = await readArticles(root)
  const records = await filesBelow(root, 'content/records', '.yaml')
  const recorded = records.map((file) => path.posix.basename(file, '.yaml'))
  const named: string[] = []
  for (const name of only) named.push(await articleId(workspace, name, recorded))

  const problems: MendingReport['problems'][number][] = []
  const counts: MendingCounts[] = []
  const read = new Map<string, readonly ReadRecord[]>()
  const ids = named.length > 0 ? [...new Set(named)] : recorded.sort(compare)
  for (const id of ids) {
    const file = recordFile(id)
    const text = await readFile(path.join(root, file), 'utf8').catch(absent)
    const record = text === undefined ? [] : readRecord(text)
    if ('problem' in record) problems.push({file, reason: record.problem})
    else {
      read.set(id, record)
      counts.push(countsOf(id, record, articles))
    }
  }

  const details =
    named.length > 0 || (whole && counts.length <= mostWhole)
      ? await detailsOf([...read], articles, workspace)
      : []
  const used = new Set(counts.flatMap(({repairs}) => Object.keys(repairs)))
  const summaries = Object.fromEntries([...used].sort(compare).map((id) => [id, summaryOf(id)]))
  return {summaries, articles: counts, details, problems}
}

function countsOf(
  id: string,
  record: readonly ReadRecord[],
  {byId}: WrittenArticles
): MendingCounts {
  const repairs: Record<string, number> = {}
  for (const {entries} of record) for (const {by} of entries) repairs[by] = (repairs[by] ?? 0) + 1
  const sorted = Object.entries(repairs).sort(([a], [b]) => compare(a, b))
  return {id, ...named(id, byId.get(id)), repairs: Object.fromEntries(sorted)}
}

function named(id: string, article: WrittenArticle | undefined): {title: string; path?: string} {
  if (!article) return {title: id}
  return {title: readFront(article.text).title || id, path: article.file}
}

async function detailsOf(
  records: ReadonlyArray<readonly [id: string, record: readonly ReadRecord[]]>,
  articles: WrittenArticles,
  {root, config}: Workspace
): Promise<MendedArticle[]> {
  const wanted = new Set(records.map(([id]) => id))
  const byArticle = new Map<string, Snapshot[]>()
  for (const snapshot of await readSnapshots(root)) {
    const {article} = snapshot.file
    if (!wanted.has(article)) continue
    const those = byArticle.get(article)
    if (those) those.push(snapshot)
    else byArticle.set(article, [snapshot])
  }

  return records.map(function ([id, record]) {
    const snapshots = byArticle.get(id) ?? []
    const ordered = inOrder(
      snapshots.map(({page}) => ({page, key: pageKey(page)})),
      config
    )
    const article = articles.byId.get(id)
    const [lead] = ordered
    const comparison = article && lead && comparisonOf(lead.page, lead.key, article)
    return {
      id,
      ...named(id, article),
      locale: lead?.page.meta.locale ?? config.locale,
      pages: ordered.map(({page, key}) => mendedPage(page, key, record)),
      ...(comparison && {comparison})
    }
  })
}

function comparisonOf(
  {body, format}: Snapshot['page'],
  key: PageKey,
  {text}: WrittenArticle
): Comparison | undefined {
  try {
    const after = `${readFront(text).title}\n${readArticle(text).text}`
    return compareTexts(safe(readSource(body, format).text, key), safe(after, key))
  } catch {
    // What the site's parser cannot read has a finding that says so.
    return undefined
  }
}

function mendedPage(
  page: Snapshot['page'],
  key: PageKey,
  record: readonly ReadRecord[]
): MendedPage {
  const lines = page.body.split('\n')
  const steps = new Map<string, MendingEntry[]>()
  for (const {by, at, what, removed, added, aside} of record.find(({source}) => source === key)
    ?.entries ?? []) {
    const passage = (lines[at.line - 1] ?? '').slice(Math.max(0, at.column - 1), at.column + 400)
    const entry: MendingEntry = {
      place: {file: page.file, ...at},
      passage: safe(passage.replace(/\s+/gu, ' ').trim().slice(0, passageLength), key),
      what,
      ...(removed && {removed: safePiece(removed, key)}),
      ...(added && {added: safePiece(added, key)}),
      ...(aside !== undefined && {aside: safe(aside, key)})
    }
    const step = steps.get(by)
    if (step) step.push(entry)
    else steps.set(by, [entry])
  }
  return {
    source: key,
    format: page.format,
    file: page.file,
    steps: [...steps].map(([by, entries]): MendingStep => ({by, summary: summaryOf(by), entries}))
  }
}

/** Secrets are hidden before anything is written; what people typed since may hold some. */
function safe(text: string, key: PageKey): string {
  return hideSecrets(text, key).text
}

function safePiece({text, links, images}: Piece, key: PageKey): Piece {
  const each = (all: readonly string[]) => all.map((address) => safe(address, key))
  return {text: safe(text, key), links: each(links), images: each(images)}
}
