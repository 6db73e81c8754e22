/** A large knowledge base: 20,000 articles imported, imported again, checked and built, and what that says of a million. */

import {readdir, stat} from 'node:fs/promises'
import path from 'node:path'
import {grid} from './figures.ts'
import {generate, kinds} from './generate.ts'
import {measure, type Usage} from './measure.ts'
import type {Bench, Part} from './part.ts'
import {createRoot, importInto} from './subjects.ts'

const project = path.join(import.meta.dirname, '../..')
const cli = path.join(project, 'bin/collate.js')

interface Row {
  what: string
  usage: Usage
  /** In MB: the knowledge base, and what it keeps for itself, once it is done. */
  content: number
  kept: number
}

/** Jobs of a matrix that GitHub runs at most. */
const jobs = 256
const million = 1_000_000

export const scale: Part = {
  name: 'scale',
  summary: '20,000 articles: import, again, check, build; time, memory and disk',
  async run(bench) {
    const articles = bench.quick ? 300 : 20_000
    const rows = await measureAll(bench, articles)
    return {
      text: `${tableOf(rows, articles)}\n\n${prospect(rows, articles)}`,
      data: {
        articles,
        rows: rows.map(({usage: {stdout: _, ...usage}, ...row}) => ({...row, usage}))
      }
    }
  }
}

async function measureAll(bench: Bench, articles: number): Promise<Row[]> {
  const documents = path.join(bench.folder, 'documents')
  const root = path.join(bench.folder, 'base')
  await generate(documents, articles, bench.seed)
  await createRoot(
    root,
    kinds.map((kind) => ({name: kind, paths: [path.join(documents, kind)]}))
  )
  const rows: Row[] = []
  const run = async (what: string, work: () => Promise<Usage>) => {
    bench.progress(`scale: ${what}, ${articles} articles`)
    const usage = await work()
    const [content, kept] = [await sizeOf(root, 'content'), await sizeOf(root, '.collate')]
    rows.push({what, usage, content, kept})
  }
  // 1: it found something.
  const check = (...options: string[]) =>
    measure([cli, 'check', '--root', root, '--format', 'json', ...options], project, 1)
  await run('import', () => importInto(root))
  await run('import again', () => importInto(root))
  await run('check', () => check())
  await run('check again', () => check())
  await run('a tenth of the check', () => check('--shard', '1/10'))
  if (bench.site) await run('build', () => measure([cli, 'build', '--root', root], project))
  return rows
}

/** In MB, as the disk counts it: a small file takes a block. */
async function sizeOf(root: string, folder: string): Promise<number> {
  let bytes = 0
  const place = path.join(root, folder)
  for (const entry of await readdir(place, {recursive: true, withFileTypes: true}))
    bytes += (await stat(path.join(entry.parentPath, entry.name))).blocks * 512
  return bytes / 1e6
}

function tableOf(rows: readonly Row[], articles: number): string {
  return grid([
    [
      'what',
      'articles',
      'wall s',
      'CPU s',
      'CPU ms/article',
      'peak MB',
      'content MB',
      '.collate MB'
    ],
    ...rows.map(({what, usage: {wall, cpu, megabytes}, content, kept}) => [
      what,
      String(articles),
      wall.toFixed(1),
      cpu.toFixed(1),
      ((cpu * 1000) / articles).toFixed(2),
      megabytes.toFixed(0),
      content.toFixed(0),
      kept.toFixed(0)
    ])
  ])
}

/** A million articles, as far as proportion tells. */
function prospect(rows: readonly Row[], articles: number): string {
  const factor = million / articles
  const lines = rows.map(function ({what, usage: {cpu}, content, kept}) {
    const hours = (cpu * factor) / 3600
    const gigabytes = ((content + kept) * factor) / 1000
    const minutes = (hours * 60) / jobs
    return `- ${what}: ${hours.toFixed(1)} hours of CPU, ${gigabytes.toFixed(0)} GB; ${minutes.toFixed(1)} minutes a job`
  })
  return `In proportion, a million articles, and each job of a matrix of ${jobs}, with a knowledge base of its own of
${Math.ceil(million / jobs)} articles (one that is shared has to be read whole by each):

${lines.join('\n')}`
}
