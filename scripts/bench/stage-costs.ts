/**
 * Seconds of CPU that each stage takes for one page: `stage-costs.ts FORMAT FILE`, as JSON. The page goes through all
 * stages as in an import, again and again, until what it costs can be told.
 */

import {readFile} from 'node:fs/promises'
import type {Root} from 'mdast'
import {findTitle, toArticle} from '../../src/article/index.ts'
import {collate, inspect, pageFacts} from '../../src/collate/index.ts'
import {conserve} from '../../src/conserve/index.ts'
import {recordText, sha256} from '../../src/emit/index.ts'
import {readMdx, slips, writeMdx} from '../../src/mdx/index.ts'
import {mend} from '../../src/mend/index.ts'
import {merge} from '../../src/merge/index.ts'
import type {Format, SourcePage} from '../../src/model/source-page.ts'
import {parse} from '../../src/parse/index.ts'
import {indexPages} from '../../src/pipeline/known/known.ts'
import {withoutSecrets} from '../../src/pipeline/page/without-secrets.ts'
import {repairs, runRepairs} from '../../src/repair/index.ts'

const [format = 'html', file = ''] = process.argv.slice(2)
const body = await readFile(file, 'utf8')
const page: SourcePage = {
  source: 'bench',
  id: 'page',
  format: format as Format,
  body,
  file: 'content/sources/bench/page/page.txt',
  meta: {title: 'Growth'}
}
const known = indexPages([page])

type Costs = Map<string, number>

/** One way through all stages. */
function run(): Costs {
  const costs: Costs = new Map()
  const safe = timed('secrets', () => withoutSecrets(page).page)
  const mended = timed('mend', () => mend(safe))
  const parsed = timed('parse', () => parse(mended.text, safe.format))
  const repaired = timed('repair', () =>
    runRepairs(repairs, () => parsed.tree, {page: safe, title: parsed.title, known, options: {}})
  )
  const made = timed('article', () =>
    toArticle(repaired.tree, safe, findTitle(repaired.tree, safe, parsed.title))
  )
  const {article} = made
  const entries = [mended, parsed, repaired, made].flatMap((said) => said.entries)
  const front = {id: 'page', title: article.title}
  const mdx = timed('write', () => writeMdx(front, article.body))
  timed('conserve', () =>
    conserve({format: safe.format, body, mended, entries, title: article.title, mdx})
  )
  timed('inspect', () => inspect(article))
  timed('facts', () => pageFacts(article, {key: 'bench/page', source: 'bench', counterparts: []}))
  timed('record', () => sha256(recordText([{key: 'bench/page', body, entries}]) ?? ''))
  const read = timed('read', () => readMdx(mdx, 'page.mdx'))
  timed('slips', () => slips(mdx, read, 'page.mdx'))
  const edited = retouched(mdx)
  timed('merge', () => merge(mdx, edited, `${mdx}\nOne more line.\n`))
  const other = {...article, body: structuredClone(shortened(article.body))}
  timed('collate', () => collate(article, other))
  return costs

  function timed<Result>(stage: string, work: () => Result): Result {
    const before = process.cpuUsage()
    const result = work()
    const {user, system} = process.cpuUsage(before)
    costs.set(stage, (costs.get(stage) ?? 0) + (user + system) / 1e6)
    return result
  }
}

/** What a writer may have made of it: a word more in every twentieth line of text. */
function retouched(mdx: string): string {
  const lines = mdx.split('\n')
  return lines
    .map((line, at) =>
      at > 10 && at % 20 === 0 && /^\w.*\w$/.test(line) ? `${line} indeed` : line
    )
    .join('\n')
}

/** Another version: every fifteenth block is missing. */
function shortened({children, ...root}: Root): Root {
  return {...root, children: children.filter((_, at) => at % 15 !== 14)}
}

/** Until the engine has compiled what there is, and what a short page costs stands out of the noise. */
const leastSeconds = 1.5
const leastRuns = 3
const mostSeconds = 20
const warm = performance.now()
while (body.length < 200_000 && performance.now() - warm < 2500) run()

const runs: Costs[] = []
for (let spent = 0; spent < leastSeconds || (runs.length < leastRuns && spent < mostSeconds); ) {
  const costs = run()
  runs.push(costs)
  for (const cost of costs.values()) spent += cost
}
// What else the machine does only adds: of many short runs the middle one counts, of few the cheapest.
const result = [...(runs[0] ?? [])].map(function ([stage]) {
  const sorted = runs.map((costs) => costs.get(stage) ?? 0).sort((a, b) => a - b)
  return [stage, sorted[runs.length > 10 ? Math.floor(runs.length / 2) : 0]]
})
console.log(JSON.stringify(Object.fromEntries(result)))
