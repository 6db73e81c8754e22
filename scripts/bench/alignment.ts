/** Cost of holding two versions against each other, against their size, beside a diff of their words. */

import path from 'node:path'
import {grid} from './figures.ts'
import {measure, type Usage} from './measure.ts'
import type {Part} from './part.ts'

const project = path.join(import.meta.dirname, '../..')
const child = path.join(import.meta.dirname, 'align-texts.ts')
const KB = 1000
/** After which `diff` gives up, in seconds; see `align-texts.ts`. */
const patience = 60

const ways = {
  align: 'blocks and steps aligned',
  collate: 'the same, and every rule',
  diff: '`diff`, words of the whole file'
} as const
type Way = keyof typeof ways

interface Row {
  way: Way
  /** Of one version. */
  kilobytes: number
  cpu: number
  /** CPU a kilobyte beside that of the size before; 1 is linear. */
  ratio: number | undefined
  /** Peak memory of the process, in MB. */
  peak: number
  /** It did not give up. */
  done: boolean
}

const note = `Two versions of one article, in Markdown: one in ten blocks is missing in the second, one in six has moved, words
differ in most. Seconds of CPU without those of reading the texts, the least of the rounds; the ratio is that of CPU a
kilobyte to the size before, so that 1.0 is linear. \`diffWords\` of \`diff\` got the same texts, and ${patience} seconds.`

export const alignment: Part = {
  name: 'alignment',
  summary: 'two versions of 10 KB to 1 MB, beside a diff of their words',
  async run({rounds, seed, quick, progress}) {
    const rows: Row[] = []
    for (const way of Object.keys(ways) as Way[]) {
      let former: Row | undefined
      for (const kilobytes of quick ? [10, 100] : [10, 100, 1000]) {
        progress(`alignment: ${ways[way]}, ${kilobytes} KB`)
        former = await best(way, kilobytes, former)
        rows.push(former)
      }
    }
    return {text: `${tableOf(rows)}\n\n${note}`, data: rows}

    async function best(way: Way, kilobytes: number, former: Row | undefined): Promise<Row> {
      const runs: Array<Usage & {said: Said}> = []
      for (let round = 1; round <= rounds; round++) {
        const usage = await measure([child, way, String(kilobytes * KB), String(seed)], project)
        runs.push({...usage, said: JSON.parse(usage.stdout) as Said})
        // Whoever gave up once will again.
        if (!runs.at(-1)?.said.done) break
      }
      const cpu = Math.min(...runs.map(({said}) => said.cpu))
      const size = (runs[0]?.said.size ?? 0) / KB
      const done = runs.every(({said}) => said.done)
      const ratio = former?.done && done ? cpu / size / (former.cpu / former.kilobytes) : undefined
      const peak = Math.max(...runs.map(({megabytes}) => megabytes))
      return {way, kilobytes: size, cpu, ratio, peak, done}
    }
  }
}

interface Said {
  cpu: number
  done: boolean
  size: number
}

function tableOf(rows: readonly Row[]): string {
  return grid([
    ['what', 'KB', 'CPU s', 'ratio', 'peak MB'],
    ...rows.map(({way, kilobytes, cpu, ratio, peak, done}) => [
      ways[way],
      kilobytes.toFixed(0),
      done ? cpu.toFixed(3) : `gave up after ${patience} s`,
      ratio?.toFixed(2) ?? '',
      peak.toFixed(0)
    ])
  ])
}
