/** How long a writer waits, while the site is served, until it shows what was saved: the first time, and later. */

import {existsSync, globSync, readFileSync} from 'node:fs'
import {cp, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {setTimeout} from 'node:timers/promises'
import type {SiteArticle, SiteData, StagedArticle} from '../../src/model/site-data.ts'
import {type DevServer, startDevServer} from '../dev-server.ts'
import {grid, type Range, rangeOf} from './figures.ts'
import {generate, kinds} from './generate.ts'
import type {Bench, Part} from './part.ts'
import {createRoot, importFiles, importInto} from './subjects.ts'

const project = path.join(import.meta.dirname, '../..')
const corpus = path.join(project, '../shared/corpus')

/** Seconds within which what was saved is to be shown. */
const bar = 1
/** Time in milliseconds that nobody takes less than between two saves. */
const rest = 1000
const patience = 120_000

interface Row {
  base: string
  /** That the site shows. */
  articles: number
  /** Seconds from the start until the address is said. */
  ready: number
  what: string
  first: number
  later: Range
}

const note = `Seconds from writing the file of an article until the page of the server holds the new words. First: the first of
its kind since the server said its address, which is what “ready” measures; text is saved before titles are. Article:
HTML alone, of the median size; with parts: with what only the site can make between; title: that of the first, which is read by every
page. Each save waits ${rest / 1000} s after the one before, as the check of it runs beside what is saved next. The bar is ${bar} s.`

export const dev: Part = {
  name: 'dev',
  summary: 'a saved article, until `dev` shows it: the sample, 300 generated, a corpus',
  async run(bench) {
    const rows = [...(await measureBase(bench, 'sample', copySample))]
    rows.push(...(await measureBase(bench, 'generated', importGenerated)))
    if (existsSync(corpus)) rows.push(...(await measureBase(bench, 'corpus', importCorpus)))
    return {text: `${tableOf(rows)}\n\n${note}`, data: rows}
  }
}

/** The knowledge base of this repository. */
async function copySample(root: string): Promise<void> {
  for (const name of ['content', 'collate.config.ts'])
    await cp(path.join(project, name), path.join(root, name), {recursive: true})
  // The configuration says its types.
  const file = path.join(root, 'collate.config.ts')
  const config = path.join(project, 'src/config/index.ts')
  await writeFile(file, (await readFile(file, 'utf8')).replace('./src/config/index.ts', config))
}

async function importGenerated(root: string, {folder, quick, seed}: Bench): Promise<void> {
  const documents = path.join(folder, 'documents')
  await generate(documents, quick ? 60 : 300, seed)
  const sources = kinds.map((name) => ({name, paths: [path.join(documents, name)]}))
  await createRoot(root, sources)
  await importInto(root)
}

/** Articles that somebody else wrote. */
async function importCorpus(root: string): Promise<void> {
  const files = globSync('{zendesk,confluence}/**/*.{html,md,txt}', {cwd: corpus}).sort()
  await importFiles(
    root,
    files.map((name) => path.join(corpus, name))
  )
}

type MakeBase = (root: string, bench: Bench) => Promise<void>

async function measureBase(bench: Bench, base: string, make: MakeBase): Promise<Row[]> {
  const say = (what: string) => bench.progress(`dev: ${base}, ${what}`)
  const root = path.join(bench.folder, base)
  say('import')
  await make(root, bench)

  say('start')
  const start = performance.now()
  const server = await startDevServer(root, patience)
  try {
    const ready = seconds(start)
    const site: SiteData = JSON.parse(
      readFileSync(path.join(root, '.collate/site/site.json'), 'utf8')
    )
    const rows: Row[] = []
    for (const [what, article, change] of await subjectsOf(root, site.articles)) {
      const times: number[] = []
      for (let round = 1; round <= (bench.quick ? 3 : 6); round++) {
        say(`${what}, ${round}`)
        times.push(await saveOnce(server, root, article, change(round)))
        await setTimeout(rest)
      }
      const [first = 0, ...later] = times
      rows.push({base, articles: site.articles.length, ready, what, first, later: rangeOf(later)})
    }
    return rows
  } finally {
    await server.stop()
  }
}

interface Change {
  /** What the page holds then, and did not before. */
  words: string
  to: (text: string) => string
}

type Subject = [what: string, article: SiteArticle, change: (round: number) => Change]

async function subjectsOf(root: string, articles: readonly SiteArticle[]): Promise<Subject[]> {
  const sized = await Promise.all(
    articles
      .filter((article) => existsSync(fileOf(root, article)))
      .map(async (article) => ({article, staged: await readFile(stagedOf(root, article), 'utf8')}))
  )
  const hasParts = ({staged}: {staged: string}) =>
    (JSON.parse(staged) as StagedArticle).pieces.some((piece) => typeof piece !== 'string')
  const plain = median(sized.filter((each) => !hasParts(each)))
  const tagged = median(sized.filter(hasParts))
  return [
    ...(plain ? [['article', plain, sentence] satisfies Subject] : []),
    ...(tagged ? [['with parts', tagged, sentence] satisfies Subject] : []),
    ...(plain ? [['title', plain, title] satisfies Subject] : [])
  ]
}

/** The one that is staged at the median length. */
function median(
  sized: ReadonlyArray<{article: SiteArticle; staged: string}>
): SiteArticle | undefined {
  const sorted = sized.toSorted((a, b) => a.staged.length - b.staged.length)
  return sorted[Math.floor(sorted.length / 2)]?.article
}

function sentence(round: number): Change {
  const words = `Heron number ${round} stands there.`
  return {words, to: (text) => `${text.trimEnd()}\n\n${words}\n`}
}

function title(round: number): Change {
  const words = `The heron, for the ${round}. time`
  return {words, to: (text) => text.replace(/^title:.*$/m, `title: ${words}`)}
}

function stagedOf(root: string, {entry}: SiteArticle): string {
  return path.join(root, `.collate/site/articles/${entry}.json`)
}

function fileOf(root: string, {entry}: SiteArticle): string {
  return path.join(root, `content/articles/${entry}.mdx`)
}

/** In seconds. */
async function saveOnce(
  server: DevServer,
  root: string,
  article: SiteArticle,
  {words, to}: Change
): Promise<number> {
  const file = fileOf(root, article)
  const text = to(await readFile(file, 'utf8'))
  const start = performance.now()
  await writeFile(file, text)
  await server.until(`${article.path} shows “${words}”`, async () =>
    (await server.page(article.path)).includes(words)
  )
  return seconds(start)
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000
}

function tableOf(rows: readonly Row[]): string {
  return grid([
    ['base', 'articles', 'ready s', 'saved', 'first s', 'later s: min', 'median', 'max', 'bar'],
    ...rows.map(({base, articles, ready, what, first, later}) => [
      base,
      String(articles),
      ready.toFixed(1),
      what,
      first.toFixed(2),
      later.min.toFixed(2),
      later.median.toFixed(2),
      later.max.toFixed(2),
      Math.max(first, later.max) <= bar ? 'kept' : 'missed'
    ])
  ])
}
