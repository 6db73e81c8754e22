/**
 * XML exports: that reading 500 MB takes no more memory than 50 MB, and importing 1 GB, most of it history, no more
 * than 40 MB with the same pages.
 *
 * Each is read twice: as the engine likes it, which lets its young generation grow the more it has to do, needed
 * or not; and in a small heap, which shows what the reader needs.
 */

import {mkdir, rm, stat, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {grid} from './figures.ts'
import {measure} from './measure.ts'
import type {Part} from './part.ts'
import {writeFolderExport, writeZipExport} from './render-export.ts'

const MB = 1_000_000
const program = path.join(import.meta.dirname, '../../bin/collate.js')

/** At most 48 MB of what stays and 3 MB of what comes and goes; some 17 MB are the program itself. */
const smallHeap = ['--max-old-space-size=48', '--max-semi-space-size=1', '--expose-gc']

interface Row {
  kind: 'zip' | 'folder'
  megabytes: number
  /** As it lies on the disk. */
  packed: number
  pages: number
  problems: number
  wall: number
  cpu: number
  peak: number
  /** The same in a small heap. */
  small: {cpu: number; peak: number; live: number}
}

/** What `read-export.ts` prints. */
interface Seen {
  pages: number
  characters: number
  problems: number
  live: number
}

const note = `The reader alone: every page is read to its end and let go. MB of \`entities.xml\`; small heap: \`node ${smallHeap.join(' ')}\`; in use: the most, of the program's own objects, after collecting garbage.`

export const exports: Part = {
  name: 'exports',
  summary: 'XML exports: the reader alone, 50 MB and 500 MB; the whole import, 40 MB and 1 GB',
  async run({folder, quick, progress}) {
    const rows: Row[] = []
    for (const size of quick ? [5, 50] : [50, 500]) {
      const zip = path.join(folder, `${size}.zip`)
      const unpacked = path.join(folder, `${size}`)
      progress(`exports: writing ${size} MB`)
      await writeZipExport(zip, size * MB)
      await writeFolderExport(unpacked, size * MB)
      for (const file of [zip, path.join(unpacked, 'entities.xml')]) {
        progress(`exports: reading ${path.basename(file)}, ${size} MB`)
        rows.push(await read(file, size, folder))
      }
      await rm(zip)
      await rm(unpacked, {recursive: true})
    }
    const imports: ImportRow[] = []
    for (const [size, versions] of quick ? small : large) {
      progress(`exports: importing ${size} MB`)
      imports.push(await importWhole(size, versions, folder))
    }
    const text = [tableOf(rows), note, importTableOf(imports), importNote].join('\n\n')
    return {text, data: {readers: rows, imports}}
  }
}

/** Sizes in MB with earlier versions a page: of each pair, the pages are the same. */
const large: ReadonlyArray<readonly [megabytes: number, versions: number]> = [
  [40, 2],
  [1000, 74]
]
const small: typeof large = [
  [2, 2],
  [50, 74]
]

const importNote =
  'The whole way of an import from such a zip into an empty knowledge base: the larger one holds more earlier versions of its pages.'

interface ImportRow {
  megabytes: number
  versions: number
  articles: number
  lost: number
  wall: number
  cpu: number
  peak: number
}

async function importWhole(
  megabytes: number,
  versions: number,
  folder: string
): Promise<ImportRow> {
  const root = path.join(folder, `import-${megabytes}`)
  const zip = path.join(folder, `import-${megabytes}.zip`)
  await writeZipExport(zip, megabytes * MB, versions)
  await mkdir(root)
  await writeFile(path.join(root, 'collate.config.ts'), 'export default {}\n')
  const args = [program, 'import', zip, '--root', root, '--json']
  const {wall, cpu, megabytes: peak, stdout} = await measure(args, folder)
  const {articles}: {articles: Array<{sources: Array<{conserved: {lost: number}}>}>} =
    JSON.parse(stdout)
  const lost = articles.flatMap(({sources}) => sources.map(({conserved}) => conserved.lost))
  await rm(zip)
  await rm(root, {recursive: true})
  return {
    megabytes,
    versions,
    articles: articles.length,
    lost: lost.reduce((sum, each) => sum + each, 0),
    wall,
    cpu,
    peak
  }
}

function importTableOf(rows: readonly ImportRow[]): string {
  const titles = 'export|MB|versions a page|articles|lost|wall s|CPU s|peak MB'
  return grid([
    titles.split('|'),
    ...rows.map(({megabytes, versions, articles, lost, wall, cpu, peak}) => [
      'import',
      String(megabytes),
      String(versions + 1),
      String(articles),
      String(lost),
      wall.toFixed(1),
      cpu.toFixed(1),
      peak.toFixed(0)
    ])
  ])
}

async function read(file: string, megabytes: number, folder: string): Promise<Row> {
  const reader = path.join(import.meta.dirname, 'read-export.ts')
  const {wall, cpu, megabytes: peak, stdout} = await measure([reader, file], folder)
  const inSmall = await measure([...smallHeap, reader, file], folder)
  const {pages, characters, problems} = JSON.parse(stdout) as Seen
  const again = JSON.parse(inSmall.stdout) as Seen
  if (again.pages !== pages || again.characters !== characters)
    throw new Error('In a small heap, something else was read')
  const small = {cpu: inSmall.cpu, peak: inSmall.megabytes, live: again.live}
  const packed = (await stat(file)).size / MB
  const kind = file.endsWith('.zip') ? 'zip' : 'folder'
  return {kind, megabytes, packed, pages, problems, wall, cpu, peak, small}
}

function tableOf(rows: readonly Row[]): string {
  const titles =
    'export|MB|packed MB|pages|findings|wall s|CPU s|MB/s|peak MB|small heap: CPU s|small heap: peak MB|in use MB'
  return grid([
    titles.split('|'),
    ...rows.map(({kind, megabytes, packed, pages, problems, wall, cpu, peak, small}) => [
      kind,
      String(megabytes),
      packed.toFixed(1),
      String(pages),
      String(problems),
      wall.toFixed(1),
      cpu.toFixed(1),
      (megabytes / wall).toFixed(0),
      peak.toFixed(0),
      small.cpu.toFixed(1),
      small.peak.toFixed(0),
      small.live.toFixed(1)
    ])
  ])
}
