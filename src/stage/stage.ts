/** content/ → .collate/site/: what may be published, desugared, verified, written where bytes change. */

import {createHash} from 'node:crypto'
import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {z} from 'zod'
import type {Config} from '../model/config.ts'
import type {FindingDraft} from '../model/finding.ts'
import {type Assembled, assemble} from './assemble.ts'
import {isMissing} from './folder.ts'
import {type Prepared, prepare} from './prepare.ts'
import {readContent} from './read-content.ts'
import {signature} from './signature.ts'
import {bodyText, toStaged} from './to-staged.ts'
import {tokenGuides, unknownServices, wantedServices} from './token-guides.ts'
import {type VerifyOptions, verify} from './verify.ts'
import type {Question} from './verify-child.ts'
import {writeSet} from './write-set.ts'

/** Raised whenever an article that was verified before must be verified anew. */
const version = 1

export interface StageOptions {
  config: Config
  /** What the pipeline says of articles, by id; those that it does not name go by their front matter. */
  status?: ReadonlyMap<string, 'published' | 'held' | 'draft'>
  /** Files that are not shown, whatever they say: they hold secrets. */
  withheld?: ReadonlySet<string>
  /** Limits of the process that verifies. */
  limits?: VerifyOptions
}

export interface Staged {
  /** Ids of the articles that the site will show. */
  staged: string[]
  /** Ids of those that are held back or drafts. */
  held: string[]
  /** One for each article that could not be staged. */
  leftOut: FindingDraft[]
  /** Everything else there is to say, by article id; `''` for what belongs to none. */
  findings: Map<string, FindingDraft[]>
  /** Files that were written. */
  written: number
}

/** Stage the knowledge base at `root` into `.collate/site/`. */
export async function stage(root: string, options: StageOptions): Promise<Staged> {
  const {config, status = new Map(), withheld} = options
  const content = await readContent(root)
  const prepared = prepare(root, content, config, status, withheld)
  const used = prepared.articles.flatMap(({token}) => token ?? [])
  const services = wantedServices(content, config, used)
  const guides = prepare(root, tokenGuides(content, services), config, new Map(), new Set())
  const leftOut = [...prepared.leftOut, ...guides.leftOut]
  const good: Array<{article: Prepared; text: string}> = []

  const articles = [...prepared.articles, ...guides.articles]
  const texts = articles.map((article) => toStaged(article.front, article.body))
  const problems = await check(root, articles, texts, options.limits)
  for (const [index, article] of articles.entries()) {
    const because = problems[index]
    if (!because) good.push({article, text: texts[index] ?? ''})
    else {
      const line = await badLine(article, options.limits)
      const at = {file: article.file, line, column: 1}
      leftOut.push({rule: 'stage/left-out', args: {because}, at})
    }
  }

  const own = new Set(guides.articles)
  const assembled: Assembled = assemble(
    content,
    config,
    {
      articles: good.filter(({article}) => !own.has(article)),
      guides: good.filter(({article}) => own.has(article)),
      services
    },
    prepared.ids
  )
  const written = await writeSet(join(root, '.collate/site'), assembled.files)
  const loose = [
    ...content.findings,
    ...unknownServices(content, config),
    ...emptyHome(prepared.articles, config)
  ]
  const findings = new Map([['', loose]])
  for (const {article} of good) {
    const {id} = article.front
    findings.set(id, [...article.findings, ...(assembled.findings.get(id) ?? [])])
  }

  return {
    staged: good.filter(({article}) => !own.has(article)).map(({article}) => article.front.id),
    held: prepared.held,
    leftOut,
    findings,
    written
  }
}

/** Readers who come to the site find nothing where no article is in its language. */
function emptyHome(articles: readonly Prepared[], {locale}: Config): FindingDraft[] {
  const locales = new Set(articles.map((article) => article.locale))
  if (locales.size === 0 || locales.has(locale)) return []
  const found = [...locales].sort().map((each) => `“${each}”`)
  const at = {file: 'collate.config.ts', line: 1, column: 1}
  return [{rule: 'stage/empty-home', args: {locale, found: found.join(', ')}, at}]
}

/** Why each article may not be published, if so; answers of earlier runs are kept. */
async function check(
  root: string,
  articles: readonly Prepared[],
  texts: readonly string[],
  limits?: VerifyOptions
): Promise<string[]> {
  const cache = join(root, '.collate/verified.json')
  const known = await readKnown(cache)
  const names = texts.map((text, index) =>
    createHash('sha256').update(`${version} ${articles[index]?.tags} ${text}`).digest('base64url')
  )
  const open = articles.flatMap((article, index) =>
    known.has(names[index] ?? '') ? [] : [{article, index}]
  )
  const questions = open.map(({article, index}) => question(article, texts[index] ?? ''))
  const answers = await verify(questions, limits)
  const problems = texts.map(() => '')
  for (const [at, {index}] of open.entries()) problems[index] = answers[at] ?? ''

  const passed = names.filter((_, index) => problems[index] === '')
  await mkdir(join(root, '.collate'), {recursive: true})
  await writeFile(cache, JSON.stringify(passed))
  return problems
}

function question(article: Prepared, text: string): Question {
  return {mdx: article.tags, text, expected: signature(article.body)}
}

/** The line, in the writer's file, of the first block that cannot be published by itself. */
async function badLine(article: Prepared, limits?: VerifyOptions): Promise<number> {
  const blocks = article.body.children
  const answers = await verify(
    blocks.map((block) => ({
      mdx: article.tags,
      text: bodyText([block]),
      expected: signature(block)
    })),
    limits
  )
  const index = answers.findIndex((answer) => answer !== '')
  return blocks[index]?.position?.start.line ?? 1
}

async function readKnown(cache: string): Promise<Set<string>> {
  try {
    return new Set(z.array(z.string()).parse(JSON.parse(await readFile(cache, 'utf8'))))
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError)
      return new Set()
    throw error
  }
}
