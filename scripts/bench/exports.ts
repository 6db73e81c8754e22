/**
 * XML exports of 50 MB and 500 MB: that reading them takes next to no more memory for ten times the size.
 *
 * Each is read twice: as the engine likes it, which lets its young generation grow to some 64 MB the more
 * it has to do, needed or not; and in a small heap, which shows what the reader needs.
 */

import {rm, stat} from 'node:fs/promises'
import path from 'node:path'
import {grid} from './figures.ts'
import {measure} from './measure.ts'
import type {Part} from './part.ts'
import {writeFolderExport, writeZipExport} from './render-export.ts'

const MB = 1_000_000

/** At most 48 MB of what stays and 3 MB of what comes and goes; some 17 MB are the program itself. */
const smallHeap = ['--max-old-space-size=48', '--max-semi-space-size=1']

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
  small: {cpu: number; peak: number}
}

const note = `The reader alone: every page is read to its end and let go. MB of \`entities.xml\`; small heap: \`node ${smallHeap.join(' ')}\`.`

export const exports: Part = {
  name: 'exports',
  summary: 'the reader of XML exports, 50 MB and 500 MB',
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
    return {text: `${tableOf(rows)}\n\n${note}`, data: rows}
  }
}

async function read(file: string, megabytes: number, folder: string): Promise<Row> {
  const reader = path.join(import.meta.dirname, 'read-export.ts')
  const {wall, cpu, megabytes: peak, stdout} = await measure([reader, file], folder)
  const inSmall = await measure([...smallHeap, reader, file], folder)
  if (inSmall.stdout !== stdout) throw new Error('In a small heap, something else was read')
  const small = {cpu: inSmall.cpu, peak: inSmall.megabytes}
  const {pages, problems} = JSON.parse(stdout) as {pages: number; problems: number}
  const packed = (await stat(file)).size / MB
  const kind = file.endsWith('.zip') ? 'zip' : 'folder'
  return {kind, megabytes, packed, pages, problems, wall, cpu, peak, small}
}

function tableOf(rows: readonly Row[]): string {
  const titles =
    'export|MB|packed MB|pages|findings|wall s|CPU s|MB/s|peak MB|small heap: CPU s|small heap: peak MB'
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
      small.peak.toFixed(0)
    ])
  ])
}
