/** A run over all pages: the first pass, each page, pairs, articles. Writes nothing but what it hands on. */

import {readAddresses, type Snapshot} from '../emit/index.ts'
import type {MdxReader} from '../mdx/index.ts'
import type {Config} from '../model/config.ts'
import {
  compare,
  compareFindings,
  type FindingDraft,
  finish,
  type Place,
  tellApart
} from '../model/finding.ts'
import {compareArticles, type RunResult} from '../model/result.ts'
import {type PageKey, pageKey, type SourcePage} from '../model/source-page.ts'
import {StopError} from '../model/stop-error.ts'
import {didYouMean} from '../model/suggest.ts'
import {repairs} from '../repair/index.ts'
import type {Elsewhere} from '../source/index.ts'
import {readTokens} from '../stage/index.ts'
import {homesOf, readArticles} from './article/articles.ts'
import {readBases, readConflicts} from './article/bases.ts'
import {type Group, groupPages} from './article/group.ts'
import {type MadeAll, makeAll, type Take} from './article/make-all.ts'
import {openCache} from './cache.ts'
import {mapCentres} from './centre-map.ts'
import {readDecisions} from './decisions.ts'
import {outlinesOf} from './known/outlines.ts'
import {keptOrPaired} from './pair-pages.ts'
import {placePages} from './place-pages.ts'
import type {Witness} from './remembered/witness.ts'
import {readSections, type Section, sectionChanges} from './sections.ts'
import type {Shelf} from './shelf.ts'
import {siteArticles} from './site-articles.ts'
import {type GivenPages, takePages} from './take-pages.ts'
import {tellDrift} from './tell-drift.ts'
import type {World} from './world.ts'

export interface Workspace {
  /** Absolute path of the knowledge base. */
  root: string
  config: Config
}

export interface RunInput extends GivenPages {
  snapshots: readonly Snapshot[]
  /** Findings that came up before there were pages. */
  problems: readonly FindingDraft[]
  /** Where the run keeps what it does not hold. */
  shelf: Shelf
  /** Gets what is to be written; where it is missing, nothing is. */
  take?: Take | undefined
  /** What `take` gets is only told. */
  isDry?: boolean | undefined
  /** Keeps what is read of articles for whoever reads them next. */
  reader?: MdxReader | undefined
  /** Files that lie on other hosts; absent: no network is used. */
  elsewhere?: Elsewhere | undefined
  /** Is told what the result depends on beside pages and knowledge base. */
  witness?: Witness | undefined
  /**
   * Whether an article is made, by its id and its pages; of the empty id, whether findings of none are told. Absent: all.
   */
  wants?: ((article: string, pages: readonly PageKey[]) => boolean) | undefined
}

export async function run({root, config}: Workspace, input: RunInput): Promise<RunResult> {
  const started = performance.now()
  checkRepairNames(config)
  const cache = await openCache(root, {isReadOnly: input.isDry === true})
  const stores = {cache, shelf: input.shelf}
  const snapshots = new Map(input.snapshots.map((snapshot) => [pageKey(snapshot.page), snapshot]))
  const {prepared, drifted, taken} = await takePages(
    input,
    {snapshots, isWritten: input.take !== undefined && !input.isDry},
    config,
    stores
  )
  const {pages} = prepared
  const decided = await readDecisions(root)
  const {pairs, findings: aboutPairs} = await keptOrPaired(pages, config, decided, cache)
  const writers = await readArticles(root, homesOf(input.snapshots), input.reader)
  const groups = groupPages(
    pages,
    pairs,
    new Map([...snapshots].map(([key, {file}]) => [key, file.article])),
    config
  )

  const articleIds = groups.flatMap(({id, versions}) => versions.map(({key}) => [key, id] as const))
  const bases = await readBases(root)
  const conflicts = await readConflicts(root)
  const known = await readSections(root)
  const addresses = await readAddresses(root)
  const former = formerPaths(input.snapshots, addresses)
  const sections = placePages(taken, config, known)
  const byKey = new Map(pages.map(({key, page}) => [key, page]))
  const {tokens} = await readTokens(root)
  const centres = mapCentres(sections, byKey, config.locale)
  const world: World = {
    root,
    elsewhere: input.elsewhere,
    witness: input.witness,
    still: isStill(taken, input),
    isWritten: input.take !== undefined,
    config,
    today: new Date().toISOString().slice(0, 10),
    articles: new Map(articleIds),
    common: cache.key(config, articleIds, centres.facts, [...tokens]),
    pages: byKey,
    index: prepared.index,
    known: prepared.index,
    tokens,
    outlines: outlinesOf(groups, {written: writers.byId, bases, decisions: decided.byArticle}),
    site: siteArticles(writers.byId, former, config),
    sections,
    prepare: prepared.prepare,
    centres,
    snapshots,
    bases,
    conflicts,
    written: writers.byId,
    withoutId: writers.withoutId,
    decisions: decided.byArticle,
    pairFindings: bySource(aboutPairs),
    paths: new Set(writers.files),
    former,
    addresses
  }

  const take: Take = input.take ?? (async () => {})
  const wants = wanted(input, groups)
  const made = await makeAll(groups, world, cache, take, wants)
  await take(sectionChanges(usedSections(made, sections), known))
  const {upstream} = input
  const loose = [
    ...(upstream ? tellDrift(made, drifted.drafts, upstream, world, wants) : []),
    ...input.problems,
    ...prepared.failed,
    ...decided.findings,
    ...writers.findings
  ]
  const {changed, looks} = drifted
  const {portion} = input
  return {
    ...told(made, wants('') ? loose : []),
    pairs,
    ...(upstream && {upstream: {changed, looks: [...looks.keys()]}}),
    ...(portion && {waiting: [...portion.waiting].sort(compare)}),
    seconds: since(started)
  }
}

function formerPaths(
  snapshots: readonly Snapshot[],
  addresses: ReadonlyMap<string, readonly string[]>
): Map<string, string> {
  const ofPages = snapshots.map(({file}) => [file.article, file.paths] as const)
  return new Map(
    [...addresses, ...ofPages].flatMap(([id, paths]) => paths.map((path) => [path, id] as const))
  )
}

function wanted({wants}: RunInput, groups: readonly Group[]): (article: string) => boolean {
  if (!wants) return () => true
  const pages = new Map(groups.map(({id, versions}) => [id, versions.map(({key}) => key)]))
  return (article) => wants(article, pages.get(article) ?? [])
}

function isStill(pages: readonly SourcePage[], {take, elsewhere}: RunInput): boolean {
  const isBare = ({readFile, folder}: SourcePage) => readFile === undefined && folder === undefined
  return take === undefined && elsewhere === undefined && pages.every(isBare)
}

/** Sections that an article stands in; one that a writer moved elsewhere needs none. */
function usedSections({articles}: MadeAll, sections: ReadonlyMap<PageKey, Section>): Section[] {
  return articles.flatMap(({path, versions}) =>
    versions.flatMap(function ({key}) {
      const section = sections.get(key)
      return section && path.split('/')[3] === section.name ? [section] : []
    })
  )
}

/** The findings of all, worst first, with ids that tell them apart. */
function told(
  {articles, settled, failed}: MadeAll,
  loose: readonly FindingDraft[]
): Pick<RunResult, 'articles' | 'findings' | 'settled'> {
  const findings = tellApart([
    ...articles.flatMap((article) => article.findings),
    ...failed,
    ...finish(loose, '', ({at}) => (typeof at === 'object' ? at : noPlace))
  ]).sort(compareFindings)
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]))

  return {
    articles: articles
      .map((article) => ({
        ...article,
        findings: article.findings
          .map((finding) => byFingerprint.get(finding.fingerprint) ?? finding)
          .sort(compareFindings)
      }))
      .sort(compareArticles),
    findings,
    settled: settled.toSorted(compareFindings)
  }
}

function since(started: number): number {
  return (performance.now() - started) / 1000
}

/** A name that no repair bears would leave it running, in silence. */
function checkRepairNames(config: Config): void {
  const names = repairs.map(({meta}) => meta.id)
  const unknown = Object.keys(config.repairs).find((name) => !names.includes(name))
  if (unknown !== undefined)
    throw new StopError(
      `There is no repair \`${unknown}\`, but \`repairs\` in the configuration names it`,
      {
        hint: didYouMean(unknown, names)
      }
    )
}

const noPlace: Place = {file: '', line: 1, column: 1}

function bySource(drafts: readonly FindingDraft[]): Map<PageKey, FindingDraft[]> {
  const result = new Map<PageKey, FindingDraft[]>()
  for (const draft of drafts)
    if (draft.source) result.set(draft.source, [...(result.get(draft.source) ?? []), draft])
  return result
}
