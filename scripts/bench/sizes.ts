/** Cost against size: one page of 10 KB, 100 KB, 1 MB and 10 MB, each imported alone. */

import {mkdir, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {grid} from './figures.ts'
import {pageOf} from './growth.ts'
import type {Usage} from './measure.ts'
import type {Part} from './part.ts'
import {renderStorage} from './render-storage.ts'
import {renderZendesk} from './render-zendesk.ts'
import {importFiles} from './subjects.ts'

const renderers = {storage: renderStorage, html: renderZendesk} as const
type Kind = keyof typeof renderers
const endings = {storage: 'xml', html: 'html'} as const
const kinds: readonly Kind[] = ['storage', 'html']
const KB = 1000

interface Row {
  kind: Kind
  kilobytes: number
  cpu: number
  /** Beyond what an import of one word costs. */
  cpuPerMegabyte: number
  /** The same, beside that of the size before; 1 is linear. */
  ratio: number | undefined
  wall: number
  peak: number
}

const note = `One page, imported into an empty knowledge base; best of the rounds. Seconds of CPU a megabyte
are those beyond what the import of one word costs, mostly the start of the program; the ratio is to
the size before, so that 1.0 is linear cost and less is better still.`

export const sizes: Part = {
  name: 'sizes',
  summary: 'cost against size: one page of 10 KB to 10 MB, storage and HTML',
  async run({folder, rounds, seed, quick, progress}) {
    const wanted = quick ? [10, 100, 1000] : [10, 100, 1000, 10_000]
    const rows: Row[] = []
    for (const kind of kinds) {
      const word = await best(kind, '<p>Word</p>\n', 0)
      let former: Row | undefined
      for (const kilobytes of wanted) {
        progress(`sizes: ${kind}, ${kilobytes} KB`)
        const body = pageOf(renderers[kind], kilobytes * KB, seed)
        const {cpu, wall, megabytes} = await best(kind, body, kilobytes)
        const size = Buffer.byteLength(body) / (KB * KB)
        const cpuPerMegabyte = Math.max(0, cpu - word.cpu) / size
        // The smallest page may cost no more than one word does.
        const ratio = former?.cpuPerMegabyte ? cpuPerMegabyte / former.cpuPerMegabyte : undefined
        former = {kind, kilobytes: size * KB, cpu, cpuPerMegabyte, ratio, wall, peak: megabytes}
        rows.push(former)
      }
    }
    return {text: `${tableOf(rows)}\n\n${note}`, data: rows}

    /** The cheapest of all rounds: whatever else the machine does only adds to it. */
    async function best(kind: Kind, body: string, kilobytes: number): Promise<Usage> {
      const base = path.join(folder, `${kind}-${kilobytes}`)
      const file = path.join(base, `page.${endings[kind]}`)
      await mkdir(base, {recursive: true})
      await writeFile(file, body)
      const runs: Usage[] = []
      for (let round = 1; round <= rounds; round++)
        runs.push(await importFiles(path.join(base, 'base'), [file]))
      const [first, ...others] = runs.toSorted((a, b) => a.cpu - b.cpu)
      if (!first) throw new RangeError('Unexpected no rounds, expected at least one')
      const peak = Math.max(first.megabytes, ...others.map(({megabytes}) => megabytes))
      return {...first, megabytes: peak}
    }
  }
}

function tableOf(rows: readonly Row[]): string {
  return grid([
    ['page', 'KB', 'wall s', 'CPU s', 'CPU s/MB', 'ratio', 'peak MB'],
    ...rows.map(({kind, kilobytes, wall, cpu, cpuPerMegabyte, ratio, peak}) => [
      kind,
      kilobytes.toFixed(0),
      wall.toFixed(2),
      cpu.toFixed(2),
      cpuPerMegabyte.toFixed(2),
      ratio?.toFixed(2) ?? '',
      peak.toFixed(0)
    ])
  ])
}
