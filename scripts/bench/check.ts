/** What a check costs: of all, of what has not changed, and of one page that has. */

import {globSync} from 'node:fs'
import {readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {grid, type Range, rangeOf, show} from './figures.ts'
import {generate, generateAgain, kinds} from './generate.ts'
import {measure, type Usage} from './measure.ts'
import type {Bench, Part} from './part.ts'
import {createRoot, importInto} from './subjects.ts'

const project = path.join(import.meta.dirname, '../..')
const cli = path.join(project, 'bin/collate.js')

interface Row {
  what: string
  articles: number
  wall: Range
  cpu: Range
  /** In MB. */
  peak: number
}

const note = `Every tenth article has a second version, which it is cross-checked with. Cold: without a cache. Warm: once more, as
nothing has changed. One changed: a sentence of one page is another, so that it is made anew, and all pairs are looked
for again. The cold check is run once.`

export const check: Part = {
  name: 'check',
  summary: '`check` of 1,000 and 10,000 articles: cold, warm, and with one changed',
  async run(bench) {
    const rows: Row[] = []
    for (const articles of bench.quick ? [100, 300] : [1000, 10_000])
      rows.push(...(await measureChecks(bench, articles)))
    return {text: `${tableOf(rows)}\n\n${note}`, data: rows}
  }
}

async function measureChecks(bench: Bench, articles: number): Promise<Row[]> {
  const {rounds, progress} = bench
  const say = (what: string) => progress(`check: ${what}, ${articles} articles`)
  const root = path.join(bench.folder, `base-${articles}`)
  say('import')
  await makeBase(root, path.join(bench.folder, `documents-${articles}`), articles, bench.seed)

  // 1: it found something.
  const run = () => measure([cli, 'check', '--root', root, '--format', 'json'], project, 1)
  say('cold')
  await rm(path.join(root, '.collate/cache'), {recursive: true, force: true})
  const cold = [await run()]
  const warm: Usage[] = []
  const changed: Usage[] = []
  for (let round = 1; round <= rounds; round++) {
    say('warm')
    warm.push(await run())
    await changeOne(root, round)
    say('one changed')
    changed.push(await run())
  }
  return [
    rowOf('cold', articles, cold),
    rowOf('warm', articles, warm),
    rowOf('one changed', articles, changed)
  ]
}

async function makeBase(root: string, folder: string, count: number, seed: number): Promise<void> {
  const {files} = await generate(folder, count, seed)
  const again = await generateAgain(path.join(folder, 'again'), count, seed)
  const kindOf = new Map(
    kinds.flatMap((kind) => files[kind].map((file) => [path.parse(file).name, kind] as const))
  )
  const pairs = again.map(
    ({file, id}) => [`${kindOf.get(path.parse(file).name)}/${id}`, `again/${id}`] as const
  )
  const sources = [...kinds, 'again'].map((name) => ({name, paths: [path.join(folder, name)]}))
  await createRoot(root, sources, pairs)
  await importInto(root)
}

/** Another sentence at the end of a page, as it was last seen. */
async function changeOne(root: string, round: number): Promise<void> {
  const pages = globSync('content/sources/html/*/page.html', {cwd: root}).sort()
  const file = path.join(root, pages[round % pages.length] ?? '')
  await writeFile(file, `${await readFile(file, 'utf8')}<p>Round ${round} is over.</p>\n`)
}

function rowOf(what: string, articles: number, usages: readonly Usage[]): Row {
  return {
    what,
    articles,
    wall: rangeOf(usages.map(({wall}) => wall)),
    cpu: rangeOf(usages.map(({cpu}) => cpu)),
    peak: Math.max(...usages.map(({megabytes}) => megabytes))
  }
}

function tableOf(rows: readonly Row[]): string {
  return grid([
    ['check', 'articles', 'wall s', 'CPU s', 'CPU ms/article', 'peak MB'],
    ...rows.map(({what, articles, wall, cpu, peak}) => [
      what,
      String(articles),
      show(wall, 1),
      show(cpu, 1),
      ((cpu.median * 1000) / articles).toFixed(2),
      peak.toFixed(0)
    ])
  ])
}
