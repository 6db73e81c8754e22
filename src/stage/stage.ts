/** content/ → .collate/site/: what may be published, desugared, verified, written where bytes change. */

import {join} from 'node:path'
import type {MdxReader} from '../mdx/index.ts'
import type {Cache} from '../model/cache.ts'
import type {Config} from '../model/config.ts'
import type {FindingDraft} from '../model/finding.ts'
import {assemble} from './assemble.ts'
import {ArticleChecks} from './check-articles.ts'
import {Memory} from './memory.ts'
import {type Held, type LeftOut, type Preparation, prepare} from './prepare.ts'
import {type Prepared, prepareOne} from './prepare-one.ts'
import {readContent} from './read-content.ts'
import {stageTheme} from './theme.ts'
import {tokenGuides, unknownServices, wantedServices} from './token-guides.ts'
import {writeSet} from './write-set.ts'

export interface StageOptions {
  config: Config
  /** What the pipeline says of articles, by id; those that it does not name go by their front matter. */
  status?: ReadonlyMap<string, 'published' | 'held' | 'draft'>
  /** Files that are not shown, whatever they say: they hold secrets. */
  withheld?: ReadonlySet<string>
  /** What earlier stagings left to this one; whoever gives it closes it. */
  memory?: Memory
  /** Who read the articles before, and keeps their trees. */
  reader?: MdxReader
  /** What earlier runs made. */
  cache?: Cache
}

export interface Staged {
  /** Ids of the articles that the site will show. */
  staged: string[]
  /** Ids of those that are held back or drafts. */
  held: string[]
  /** One for each article that could not be staged. */
  leftOut: FindingDraft[]
  /** By the path on the site where an article would be, why it is not shown; not where another one is. */
  missing: Map<string, Missing>
  /** Everything else there is to say, by article id; `''` for what belongs to none. */
  findings: Map<string, FindingDraft[]>
  /** Paths in `.collate/site/` that were written or taken away. */
  changed: string[]
}

/** Either what was found, or what somebody decided. */
export type Missing = {draft: FindingDraft} | Omit<Held, 'id' | 'path'>

/** Stage the knowledge base at `root` into `.collate/site/`. */
export async function stage(root: string, options: StageOptions): Promise<Staged> {
  const memory = options.memory ?? new Memory()
  try {
    return await stageWith(memory, root, options)
  } finally {
    if (!options.memory) memory.close()
  }
}

async function stageWith(
  memory: Memory,
  root: string,
  {config, status = new Map(), withheld = new Set(), reader, cache}: StageOptions
): Promise<Staged> {
  const theme = await stageTheme(root, config.theme)
  const content = await readContent(root, memory.files)
  const checks = await ArticleChecks.open(root, memory.verifier)
  const verdicts = {memory, status, withheld, reader}
  const prepared = await prepareAll(prepare(root, content, config, verdicts), checks, cache)
  const used = prepared.all.flatMap(({token}) => token ?? [])
  const services = wantedServices(content, config, used)
  const guides = await prepareAll(
    prepare(root, tokenGuides(content, services), config, {
      memory,
      status: new Map(),
      withheld: new Set<string>()
    }),
    checks,
    cache
  )
  await checks.close()
  const {good} = prepared
  const leftOut = [...prepared.leftOut, ...guides.leftOut]
  const assembled = assemble(content, config, {
    articles: good,
    guides: guides.good,
    services,
    ids: prepared.ids,
    theme
  })
  const changed = writeSet(join(root, '.collate/site'), assembled.files, memory.written, root)
  const loose = [
    ...content.findings,
    ...unknownServices(content, config),
    ...emptyHome(prepared.all, config)
  ]
  const findings = new Map([['', loose]])
  for (const article of [...good, ...guides.good]) {
    const {id} = article.front
    findings.set(id, [...article.findings, ...(assembled.findings.get(id) ?? [])])
  }

  return {
    staged: good.map(({front}) => front.id),
    held: prepared.held.map(({id}) => id),
    leftOut: leftOut.map(({draft}) => draft),
    missing: missingFrom([...good, ...guides.good], [...prepared.held, ...leftOut]),
    findings,
    changed
  }
}

interface PreparedAll extends Pick<Preparation, 'ids' | 'held' | 'leftOut'> {
  all: Prepared[]
  /** Those that may be published. */
  good: Prepared[]
}

/** Each is read as readers would get it before the next is prepared: of what that takes, nothing is held. */
async function prepareAll(
  {wanted, site, ids, held, leftOut}: Preparation,
  checks: ArticleChecks,
  cache: Cache | undefined
): Promise<PreparedAll> {
  const result: PreparedAll = {ids, held, leftOut: [...leftOut], all: [], good: []}
  for (const each of wanted) {
    const {prepared, unread} = await prepareOne(each, site, cache)
    result.all.push(prepared)
    const refused = await checks.refusal(prepared, unread)
    if (!refused) result.good.push(prepared)
    else {
      const {because, line} = refused
      const at = {file: prepared.file, line, column: 1}
      const draft: FindingDraft = {rule: 'stage/left-out', args: {because}, at}
      result.leftOut.push({draft, path: prepared.path})
    }
  }
  return result
}

function missingFrom(
  good: readonly Prepared[],
  all: ReadonlyArray<Held | LeftOut>
): Map<string, Missing> {
  const taken = new Set(good.map(({path}) => path))
  return new Map(all.flatMap((each) => (taken.has(each.path) ? [] : [[each.path, each] as const])))
}

/** Readers who come to the site find nothing where no article is in its language. */
function emptyHome(articles: readonly Prepared[], {locale}: Config): FindingDraft[] {
  const locales = new Set(articles.map((article) => article.locale))
  if (locales.size === 0 || locales.has(locale)) return []
  const found = [...locales].sort().map((each) => `“${each}”`)
  const at = {file: 'collate.config.ts', line: 1, column: 1}
  return [{rule: 'stage/empty-home', args: {locale, found: found.join(', ')}, at}]
}
