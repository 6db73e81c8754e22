/** One article from its versions: collated, composed, merged with the writer's file, and accounted for. */

import {stringify} from 'yaml'
import {collate} from '../collate/index.ts'
import {compose} from '../compose/index.ts'
import {conserve} from '../conserve/index.ts'
import {
  articleFile,
  baseFile,
  conflictFile,
  type FileChange,
  type PageFile,
  pageFile,
  recordFile,
  recordText,
  type Snapshot,
  slug,
  snapshotChanges
} from '../emit/index.ts'
import {outline, readMdx, writeMdx} from '../mdx/index.ts'
import type {Article, FrontMatter} from '../model/article.ts'
import type {Config} from '../model/config.ts'
import {type Finding, type FindingDraft, finish, type Place} from '../model/finding.ts'
import type {ArticleResult, Version} from '../model/result.ts'
import type {PageKey} from '../model/source-page.ts'
import {locator} from '../model/text.ts'
import {against, departure} from './against-writer.ts'
import type {WrittenArticle} from './articles.ts'
import {type DecisionFile, settle} from './decisions.ts'
import type {Group} from './group.ts'
import {localise, newNames} from './localise.ts'

/** All that an article is made against. */
export interface World {
  root: string
  config: Config
  /** ISO 8601 date. */
  today: string
  /** Article id of every page. */
  articles: ReadonlyMap<PageKey, string>
  articlesDigest: string
  snapshots: ReadonlyMap<PageKey, Snapshot>
  /** Texts of `content/base/`, by article id. */
  bases: ReadonlyMap<string, string>
  written: ReadonlyMap<string, WrittenArticle>
  decisions: ReadonlyMap<string, DecisionFile>
  /** Findings about pairs, by the page that they speak of. */
  pairFindings: ReadonlyMap<PageKey, readonly FindingDraft[]>
  /** Paths of articles that are taken, so that no two share one. */
  paths: Set<string>
}

export interface Made {
  result: ArticleResult
  settled: Finding[]
  changes: FileChange[]
  /** What lies on the disk once `changes` are made; absent where the disk holds more than texts. */
  after?: Disk
}

/** What an article's run starts from. */
export interface Disk {
  file: string
  text: string | undefined
  base: string | undefined
  /** By version; `undefined` where there is no snapshot, or one of another body. */
  snapshots: ReadonlyArray<PageFile | undefined>
}

export async function makeArticle(group: Group, world: World): Promise<Made> {
  const {id, lead, versions} = group
  const retired = new Set(
    world.config.sources.filter(({watch}) => watch === false).map(({name}) => name)
  )
  const others = versions.slice(1).filter(({page}) => !retired.has(page.source))
  const collations = others.map((version) => collate(lead.article, version.article))
  const writer = world.written.get(id)
  const decisions = world.decisions.get(id)?.decisions ?? []
  const file = writer?.file ?? freePath(lead.article, id, world.paths)
  world.paths.add(file)

  const names = newNames(file.slice(file.lastIndexOf('/') + 1, -'.mdx'.length))
  const drafts: FindingDraft[] = []
  const made: Version[] = []
  const changes: FileChange[] = []
  const pictures = new Map<string, Uint8Array>()
  const kepts: PageFile[] = []
  const records: Parameters<typeof recordText>[0][number][] = []

  for (const version of versions) {
    const {page, key, article} = version
    const snapshot = world.snapshots.get(key)
    const local = await localise(
      version,
      names,
      world.articles,
      snapshot?.file.attachments ?? [],
      world.root
    )
    const entries = [...version.entries, ...local.entries]
    const account = conserve({
      format: page.format,
      body: page.body,
      mended: version.mended,
      entries,
      title: article.title,
      mdx: writeMdx({id, title: article.title}, article.body)
    })
    const place = locator(page.body)
    drafts.push(
      ...version.findings,
      ...local.findings,
      ...(world.pairFindings.get(key) ?? []),
      ...account.findings.map((draft) => placed(draft, page.file, place, key))
    )
    const ledger = {...account, lost: account.lost.length, added: account.added.length}
    made.push({key, format: page.format, article, entries, ledger})
    records.push({key, body: page.body, entries})
    for (const [name, bytes] of local.files) pictures.set(name, bytes)
    const kept = pageFile(page, id, article.anchors, local.attachments, snapshot?.file)
    kepts.push(kept)
    changes.push(...snapshotChanges(page, kept, snapshot?.file.format))
  }

  const composed = compose(
    versions.map(({article}) => article),
    lead.key,
    decisions,
    collations
  )
  drafts.push(...collations.flatMap(({findings}) => findings), ...composed.findings)

  const theirs = writeMdx(frontMatter(id, composed.article), composed.article.body)
  const outcome = against(writer, world.bases.get(id), theirs, id)
  drafts.push(...outcome.findings)

  const final = outcome.text === theirs ? undefined : (outcome.read ?? readMdx(outcome.text, file))
  const front = final?.front ?? frontMatter(id, composed.article)
  const article: Article = final
    ? {...composed.article, title: front.title, file, body: final.body}
    : {...composed.article, id, file}
  if (final) {
    const place = locator(outcome.text)
    drafts.push(...final.findings.map((draft) => placed(draft, file, place)))
    const departed = outcome.edited ? departure(composed.article, article) : undefined
    if (departed) drafts.push(departed)
  }

  const told =
    front.title === lead.article.title
      ? drafts
      : drafts.filter(({rule}) => !rule.startsWith('title/'))
  const findings = finish(told, id, (draft) =>
    typeof draft.at === 'object' ? draft.at : {file, line: 1, column: 1}
  )
  const {open, settled, drafts: about} = settle(findings, decisions, id, world.today)
  open.push(...finish(about, id, ({at}) => at as Place))

  const missing = open.filter(({rule}) => rule === 'pair/source-missing')
  const heldBecause = missing.map(({args}) => `the other version, ${args['url']}, is not imported`)
  const status =
    front.status === 'draft'
      ? 'draft'
      : front.status === 'published' || heldBecause.length === 0
        ? front.status === 'held'
          ? 'held'
          : 'published'
        : 'held'

  if (outcome.text !== undefined && !outcome.gone) changes.push({file, bytes: outcome.text})
  changes.push(
    {file: baseFile(id), bytes: outcome.base},
    {file: recordFile(id), bytes: recordText(records)},
    {
      file: conflictFile(id),
      bytes:
        outcome.theirs === undefined
          ? undefined
          : stringify({base: outcome.base, ours: outcome.text, theirs: outcome.theirs})
    }
  )
  for (const [name, bytes] of pictures)
    if (outcome.text.includes(`/${name}`))
      changes.push({file: `${file.slice(0, -'.mdx'.length)}/${name}`, bytes})

  const plain =
    !outcome.gone &&
    outcome.theirs === undefined &&
    kepts.every(({attachments}) => attachments.length === 0)
  return {
    result: {
      id,
      title: front.title,
      slug: names.folder,
      path: file,
      status,
      heldBecause: status === 'held' ? heldBecause : [],
      lead: lead.key,
      versions: made,
      article,
      outline: outline(article.body, front.title),
      findings: open,
      collations,
      written: outcome.written
    },
    settled,
    changes,
    ...(plain && {after: {file, text: outcome.text, base: outcome.base, snapshots: kepts}})
  }
}

function frontMatter(id: string, article: Article): FrontMatter {
  return {id, title: article.title, ...(article.description && {description: article.description})}
}

function freePath(article: Article, id: string, taken: ReadonlySet<string>): string {
  const name = slug(article.title, slug(id, 'article'))
  for (let number = 1; ; number++) {
    const file = articleFile(
      article.locale,
      article.section,
      number === 1 ? name : `${name}-${number}`
    )
    if (!taken.has(file)) return file
  }
}

function placed(
  draft: FindingDraft,
  file: string,
  locate: (offset: number) => {line: number; column: number},
  source?: PageKey
): FindingDraft {
  const at = typeof draft.at === 'object' ? draft.at : {file, ...locate(draft.at ?? 0)}
  return source ? {...draft, at, source} : {...draft, at}
}
