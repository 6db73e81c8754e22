/** The laws held of a whole knowledge base: imported twice, checked, edited by a writer, imported anew, staged. */

import {createHash} from 'node:crypto'
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {RunResult} from '../../../src/model/result.ts'
import type {StagedArticle, StagedPiece} from '../../../src/model/site-data.ts'
import {checkArticles, importPages, type Workspace} from '../../../src/pipeline.ts'
import {stage} from '../../../src/stage/index.ts'
import {createRandom} from '../../bench/random.ts'
import {edited} from '../../bench-merge/edits.ts'
import {activeIn} from './markup.ts'
import {type Case, judgedConfig} from './page.ts'

const extensions = {
  adf: 'adf',
  html: 'html',
  markdown: 'md',
  storage: 'xml',
  text: 'txt',
  wiki: 'txt'
}

/** What is wrong with what becomes of `pages`; `seed` is that of the writer's edits. */
export async function problemsOfBase(pages: readonly Case[], seed: number): Promise<string[]> {
  const root = await mkdtemp(path.join(tmpdir(), 'collate-hostile-'))
  try {
    const base: Workspace = {root, config: judgedConfig}
    return await judged(base, pages, seed)
  } finally {
    await rm(root, {recursive: true, force: true})
  }
}

/** The HTML of each staged article that `pages` become. */
export async function staged(pages: readonly Case[]): Promise<Array<{name: string; html: string}>> {
  const root = await mkdtemp(path.join(tmpdir(), 'collate-hostile-'))
  try {
    const base: Workspace = {root, config: judgedConfig}
    await writePages(root, pages, (page) => page.text)
    await imported(base)
    await stage(root, {config: judgedConfig})
    const folder = path.join(root, '.collate/site/articles')
    const result: Array<{name: string; html: string}> = []
    for (const name of await filesBelow(folder)) {
      const {pieces}: StagedArticle = JSON.parse(await readFile(path.join(folder, name), 'utf8'))
      result.push({name, html: htmlOf(pieces).join('')})
    }
    return result
  } finally {
    await rm(root, {recursive: true, force: true})
  }
}

async function judged(base: Workspace, pages: readonly Case[], seed: number): Promise<string[]> {
  const {root, config} = base
  await writePages(root, pages, (page) => page.text)
  const first = await imported(base)
  const problems = problemsOfRun(first, pages)
  const before = await digests(root)
  await imported(base)
  problems.push(...changedFiles(before, await digests(root), 'a second import'))

  const checked = await checkArticles(base, {})
  // What did not come in, a check of what is kept knows nothing of.
  const said = ({findings}: RunResult) =>
    findings
      .filter(({rule}) => !rule.startsWith('source/'))
      .map(({fingerprint}) => fingerprint)
      .sort()
      .join()
  if (said(checked) !== said(await imported(base)))
    problems.push('a check says other than the import')
  problems.push(...(await stagedProblems(base)))

  const typed = await editAll(root, first, seed)
  await writePages(root, pages, ({text, edit}) => edit?.other ?? text)
  const second = await imported(base)
  problems.push(...problemsOfRun(second, []).map((each) => `after an edit: ${each}`))
  problems.push(...(await lostWords(root, typed)))
  const after = await digests(root)
  await imported(base)
  problems.push(...changedFiles(after, await digests(root), 'an import after a merge'))
  const {leftOut} = await stage(root, {config})
  for (const {args} of leftOut)
    problems.push(`after an edit: left out of the site: ${args['because']}`)
  return problems
}

function imported(base: Workspace): Promise<RunResult> {
  return importPages(base, {paths: ['in'], cwd: base.root, write: true})
}

async function writePages(
  root: string,
  pages: readonly Case[],
  textOf: (page: Case) => string
): Promise<void> {
  await mkdir(path.join(root, 'in'), {recursive: true})
  for (const [index, page] of pages.entries()) {
    const name = path.join(root, 'in', `page-${index}`)
    await writeFile(`${name}.${extensions[page.format]}`, textOf(page))
    await writeFile(`${name}.meta.json`, JSON.stringify({id: `page-${index}`, format: page.format}))
  }
}

/** `pages` are those whose words are counted. */
function problemsOfRun({articles, findings}: RunResult, pages: readonly Case[]): string[] {
  const whole = new Set(
    pages.flatMap(({isBroken}, index) => (isBroken ? [] : [`files/page-${index}`]))
  )
  const ledgers = articles.flatMap(({id, versions}) =>
    versions.flatMap(({key, ledger}) =>
      whole.has(key) && ledger.lost + ledger.added > 0
        ? [`${id}: ${ledger.lost} lost, ${ledger.added} added`]
        : []
    )
  )
  const failed = findings
    .filter(({rule}) => rule === 'source/failed')
    .map(({rule, args, place}) => `${place.file}: ${rule} ${JSON.stringify(args).slice(0, 200)}`)
  return [...ledgers, ...failed]
}

async function stagedProblems({root, config}: Workspace): Promise<string[]> {
  const {leftOut} = await stage(root, {config})
  const left = leftOut.map(({args}) => `left out of the site: ${args['because']}`)
  return [...left, ...(await stagedFaults(root))]
}

/** What of the staged articles is active, or shows the text `hidden`. */
export async function stagedFaults(root: string, hidden?: string): Promise<string[]> {
  const folder = path.join(root, '.collate/site')
  const problems: string[] = []
  for (const name of await filesBelow(folder)) {
    const text = await readFile(path.join(folder, name), 'utf8')
    if (hidden !== undefined && text.includes(hidden)) problems.push(`${name} shows ${hidden}`)
    if (!name.startsWith(`articles${path.sep}`) || !name.endsWith('.json')) continue
    const {pieces}: StagedArticle = JSON.parse(text)
    for (const html of htmlOf(pieces))
      problems.push(...activeIn(html).map((each) => `${name}: ${each} on the site`))
  }
  return problems
}

function htmlOf(pieces: readonly StagedPiece[]): string[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [piece] : htmlOf(piece.pieces)))
}

/** A writer edits every article; gives the words that they brought in. */
async function editAll(root: string, {articles}: RunResult, seed: number): Promise<string[]> {
  const random = createRandom(seed)
  const typed: string[] = []
  let count = 0
  for (const {path: file} of articles) {
    const text = await readFile(path.join(root, file), 'utf8')
    const end = text.indexOf('\n---\n', 3) + '\n---\n'.length
    const given: string[] = []
    const words = () => {
      const word = `zq${seed.toString(36)}x${count++}q`
      given.push(word)
      return word
    }
    const body = edited(text.slice(end), random.whole(1, 3), random, words)
    await writeFile(path.join(root, file), `${text.slice(0, end)}\n${body}`)
    // A later edit may take out what an earlier one brought in.
    typed.push(...given.filter((word) => fold(body).includes(word)))
  }
  return typed
}

/** Edits begin sentences with some of their words. */
function fold(text: string): string {
  return text.toLowerCase()
}

async function lostWords(root: string, typed: readonly string[]): Promise<string[]> {
  const folders = ['content/articles', 'content/conflicts']
  const texts: string[] = []
  for (const folder of folders)
    for (const name of await filesBelow(path.join(root, folder)))
      texts.push(fold(await readFile(path.join(root, folder, name), 'utf8')))
  const all = texts.join('\n')
  return typed
    .filter((word) => !all.includes(word))
    .map((word) => `the writer’s word ${word} is lost`)
}

async function digests(root: string): Promise<Map<string, string>> {
  const result = new Map<string, string>()
  for (const name of await filesBelow(path.join(root, 'content')))
    result.set(
      name,
      createHash('sha256')
        .update(await readFile(path.join(root, 'content', name)))
        .digest('hex')
    )
  return result
}

function changedFiles(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  by: string
): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `${by} changes content/${name}`)
}

async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, {recursive: true, withFileTypes: true})
    return entries
      .filter((each) => each.isFile())
      .map((each) => path.relative(folder, path.join(each.parentPath, each.name)))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
