/** XML exports of 50 MB and 500 MB: that reading them takes no more memory for ten times the size. */

import {rm, stat} from 'node:fs/promises'
import path from 'node:path'
import {grid} from './figures.ts'
import {measure} from './measure.ts'
import type {Part} from './part.ts'
import {writeFolderExport, writeZipExport} from './render-export.ts'

const MB = 1_000_000

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
}

const note = `The reader alone: every page is read to its end and let go. MB of \`entities.xml\`.`

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
  const {pages, problems} = JSON.parse(stdout) as {pages: number; problems: number}
  const packed = (await stat(file)).size / MB
  const kind = file.endsWith('.zip') ? 'zip' : 'folder'
  return {kind, megabytes, packed, pages, problems, wall, cpu, peak}
}

function tableOf(rows: readonly Row[]): string {
  return grid([
    ['export', 'MB', 'packed MB', 'pages', 'findings', 'wall s', 'CPU s', 'MB/s', 'peak MB'],
    ...rows.map(({kind, megabytes, packed, pages, problems, wall, cpu, peak}) => [
      kind,
      String(megabytes),
      packed.toFixed(1),
      String(pages),
      String(problems),
      wall.toFixed(1),
      cpu.toFixed(1),
      (megabytes / wall).toFixed(0),
      peak.toFixed(0)
    ])
  ])
}
