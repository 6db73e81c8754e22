/** Gathers what the pages of one article show. */

import type {Finding, Place} from '../model/finding.ts'
import type {MendedPage} from '../model/mending.ts'
import type {ArticleResult, RunResult} from '../model/result.ts'
import type {ShownConflict} from '../model/shown-conflict.ts'
import {StopError} from '../model/stop-error.ts'
import {
  collateTwo,
  findPictures,
  type Passage,
  type Removal,
  readConflict,
  readPassages,
  readRemovals,
  readRepairs,
  type SaidPair,
  type Standing,
  saidPairs,
  sideBySide,
  standingDecisions,
  type TakenText,
  type WantedPicture
} from '../pipeline.ts'
import type {DiffPageView} from '../report/index.ts'
import {articleLines} from './article-lines.ts'
import type {Desk, Done} from './desk.ts'
import type {Pictures} from './pictures.ts'
import {digestOf} from './signature.ts'
import {byUrgency} from './urgency.ts'
import {anchorOf, articleAddress} from './views/parts.ts'

/** What all pages of an article say of it. */
export interface AboutArticle {
  article: ArticleResult
  /** Absolute path of the knowledge base. */
  root: string
  /** What its file holds, in short. */
  seen: string
  done?: Done
}

/** A decision, with what it settles where that is found still; or what a decision about the same words settles. */
export type Settled = {standing: Standing; finding?: Finding} | {finding: Finding; standing?: never}

export interface ArticleView {
  root: string
  seen: string
  done?: Done
  /** Absent for findings of no article. */
  article?: ArticleResult
  findings: readonly Finding[]
  settled: ReadonlyArray<Settled>
  /** Of an article with two versions or more. */
  sides?: DiffPageView
  taken: ReadonlyMap<string, TakenText>
  /** By fingerprint. */
  conflicts: ReadonlyMap<string, ShownConflict>
  /** What was said of its pages. */
  pairs: readonly SaidPair[]
  /** By fingerprint, places of the article that say what the place of a finding in a source says. */
  lines: ReadonlyMap<string, Place>
  /** By `file:line`. */
  passages: ReadonlyMap<string, Passage>
  /** The next article with something to decide. */
  next?: ArticleResult
}

export async function readArticlePage(
  desk: Desk,
  result: RunResult,
  article: ArticleResult | undefined,
  pictures: Pictures
): Promise<ArticleView> {
  const {workspace} = desk
  const id = article?.id ?? ''
  const known = new Set(result.articles.map((each) => each.id))
  const isHere = (finding: Finding) =>
    article ? finding.article === id : !known.has(finding.article)
  const findings = result.findings.filter(isHere)
  const versions = article ? await sidesOf(desk, article, pictures) : undefined
  const next = article && nextOf(result, article)
  const done = desk.done()
  const lines = article
    ? await articleLines(workspace.root, article.path, findings)
    : new Map<string, Place>()
  return {
    root: workspace.root,
    lines,
    seen: await digestOf(workspace.root, article?.path ?? ''),
    ...(done?.article === id && {done}),
    ...(article && {article}),
    findings,
    settled: settledOf(result.settled.filter(isHere), await standingDecisions(workspace), id),
    ...(versions && {sides: versions.sides}),
    taken: versions?.taken ?? new Map(),
    conflicts: await conflictsOf(desk, findings),
    pairs: (await saidPairs(workspace)).filter((pair) => isAbout(pair, article)),
    passages: await readPassages(
      workspace,
      findings.map(({fingerprint, place}) => lines.get(fingerprint) ?? place)
    ),
    ...(next && {next})
  }
}

async function conflictsOf(
  {workspace}: Desk,
  findings: readonly Finding[]
): Promise<ReadonlyMap<string, ShownConflict>> {
  const found = new Map<string, ShownConflict>()
  for (const finding of findings) {
    const conflict = await readConflict(workspace, finding)
    if (conflict) found.set(finding.fingerprint, conflict)
  }
  return found
}

function isAbout({article, pages}: SaidPair, shown: ArticleResult | undefined): boolean {
  return article === shown?.id || shown?.versions.some(({key}) => pages.includes(key)) === true
}

function settledOf(
  found: readonly Finding[],
  decisions: readonly Standing[],
  article: string
): Settled[] {
  const byFingerprint = new Map(found.map((finding) => [finding.fingerprint, finding]))
  const own = decisions
    .filter((standing) => standing.article === article)
    .map(function (standing): Settled {
      const finding = byFingerprint.get(standing.fingerprint)
      byFingerprint.delete(standing.fingerprint)
      return {standing, ...(finding && {finding})}
    })
  return [...own, ...[...byFingerprint.values()].map((finding): Settled => ({finding}))]
}

export interface VersionsView extends AboutArticle {
  sides: DiffPageView
}

export async function readVersionsPage(
  desk: Desk,
  article: ArticleResult,
  pictures: Pictures
): Promise<VersionsView> {
  const versions = await sidesOf(desk, article, pictures)
  if (!versions) throw new StopError('The article has one version only')
  return {...(await about(desk, article)), sides: versions.sides}
}

export interface RepairsView extends AboutArticle {
  pages: readonly MendedPage[]
  locale: string
  comparison: Awaited<ReturnType<typeof readRepairs>>['details'][number]['comparison']
  problems: readonly {file: string; reason: string}[]
  removals: readonly Removal[]
}

export async function readRepairsPage(desk: Desk, article: ArticleResult): Promise<RepairsView> {
  const {details, problems} = await readRepairs(desk.workspace, {only: [article.id]})
  const [detail] = details
  return {
    ...(await about(desk, article)),
    pages: detail?.pages ?? [],
    locale: detail?.locale ?? desk.workspace.config.locale,
    comparison: detail?.comparison,
    problems,
    removals: await readRemovals(desk.workspace, article.id)
  }
}

async function about(
  {workspace: {root}, done: last}: Desk,
  article: ArticleResult
): Promise<AboutArticle> {
  const done = last()
  return {
    article,
    root,
    seen: await digestOf(root, article.path),
    ...(done?.article === article.id && {done})
  }
}

async function sidesOf(
  {workspace}: Desk,
  {id, versions}: ArticleResult,
  pictures: Pictures
): Promise<{sides: DiffPageView; taken: ReadonlyMap<string, TakenText>} | undefined> {
  if (versions.length < 2) return undefined
  const diff = await collateTwo(workspace, id, undefined, workspace.root)
  const {rows, steps} = sideBySide(diff.collation)
  const wanted = (['left', 'right'] as const).flatMap(function (side) {
    const {page} = diff[side]
    const addresses = rows.flatMap((row) => row[side].flatMap((block) => block.pictures))
    return page ? addresses.map(({address}): WantedPicture => ({page, address})) : []
  })
  const found = new Map(
    (await findPictures(workspace, wanted)).map(({page, address, file}) => [
      `${page} ${address}`,
      pictures.addressOf(file)
    ])
  )
  const sides: DiffPageView = {
    ...diff,
    rows,
    steps,
    pictureAt: (side, address) => found.get(`${diff[side].page} ${address}`),
    findingAt: (finding) => `${articleAddress({id})}#${anchorOf(finding)}`
  }
  return {sides, taken: diff.taken}
}

/** In the order of the list, the one after `article` that has something open. */
function nextOf({articles}: RunResult, article: ArticleResult): ArticleResult | undefined {
  const open = articles.filter(({id, findings}) => findings.length > 0 || id === article.id)
  const sorted = open.toSorted(byUrgency)
  return sorted[sorted.findIndex(({id}) => id === article.id) + 1]
}
