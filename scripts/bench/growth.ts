/** Cost against size, stage by stage: one page of 10 KB to 10 MB, in every format. */

import {writeFile} from 'node:fs/promises'
import path from 'node:path'
import type {Format} from '../../src/model/source-page.ts'
import type {Bar} from './bars.ts'
import {grid} from './figures.ts'
import {measure} from './measure.ts'
import type {Part} from './part.ts'
import {type Plan, plan} from './plan.ts'
import {createRandom, type Random} from './random.ts'
import {renderAdf} from './render-adf.ts'
import {renderMarkdown, renderScraped} from './render-plain.ts'
import {renderStorage} from './render-storage.ts'
import {renderWiki} from './render-wiki.ts'
import {renderZendesk} from './render-zendesk.ts'

const renderers: Readonly<Record<Format, (plan: Plan, random: Random) => string>> = {
  html: renderZendesk,
  storage: renderStorage,
  adf: renderAdf,
  markdown: renderMarkdown,
  text: renderScraped,
  wiki: renderWiki
}
const formats = Object.keys(renderers) as Format[]
const project = path.join(import.meta.dirname, '../..')
const KB = 1000

/** What the cost may grow by, as a power of the size. */
const most = 1.1
/** Below this share of what a page costs, a stage is too short to be told from the noise. */
const noise = 0.002

interface Row {
  format: Format
  stage: string
  /** Milliseconds of CPU, by size. */
  milliseconds: number[]
  exponent: number
  /** Of what the largest page costs. */
  share: number
}

const note = `Milliseconds of CPU that one page takes, warm; the exponent is that of the size, from the smallest page to the
largest (1.0 is linear). Every stage is given what the one before it made. \`merge\`: with a writer’s text that has a word
more in every twentieth line. \`collate\`: with a version that lacks every fifteenth block.`

export const growth: Part = {
  name: 'growth',
  summary: 'cost against size of every stage, in every format',
  async run({folder, seed, quick, progress}) {
    const sizes = quick ? [10, 100] : [10, 100, 1000, 10_000]
    const rows: Row[] = []
    for (const format of formats) {
      const costs: Array<Record<string, number>> = []
      const bytes: number[] = []
      for (const kilobytes of sizes) {
        progress(`growth: ${format}, ${kilobytes} KB`)
        const body = pageOf(renderers[format], kilobytes * KB, seed)
        const file = path.join(folder, `${format}-${kilobytes}`)
        await writeFile(file, body)
        bytes.push(Buffer.byteLength(body))
        const script = path.join(import.meta.dirname, 'stage-costs.ts')
        costs.push(JSON.parse((await measure([script, format, file], project)).stdout))
      }
      rows.push(...rowsOf(format, bytes, costs))
    }
    return {
      text: `${tableOf(sizes, rows)}\n\n${note}`,
      data: rows,
      bars: formats.map((format) => barOf(format, rows))
    }
  }
}

function rowsOf(
  format: Format,
  bytes: readonly number[],
  costs: ReadonlyArray<Record<string, number>>
): Row[] {
  const total = Object.values(costs.at(-1) ?? {}).reduce((sum, cost) => sum + cost, 0)
  const growth = Math.log((bytes.at(-1) ?? 1) / (bytes[0] ?? 1))
  return Object.keys(costs[0] ?? {}).map(function (stage) {
    const own = costs.map((each) => each[stage] ?? 0)
    const last = own.at(-1) ?? 0
    return {
      format,
      stage,
      milliseconds: own.map((cost) => cost * 1000),
      exponent: Math.log(last / (own[0] || Number.EPSILON)) / growth,
      share: last / total
    }
  })
}

function barOf(format: Format, rows: readonly Row[]): Bar {
  const own = rows.filter((row) => row.format === format && row.share > noise)
  const [worst] = own.toSorted((a, b) => b.exponent - a.exponent)
  return {
    what: `growth of ${format}: the steepest stage, ${worst?.stage}`,
    value: worst?.exponent ?? Number.NaN,
    digits: 2,
    most
  }
}

/** A page of about `bytes` bytes, whole to its end. */
export function pageOf(
  render: (plan: Plan, random: Random) => string,
  bytes: number,
  seed: number
): string {
  const at = (size: number): string =>
    render(plan(createRandom(seed), 1, 1000, size), createRandom(seed))
  // How much markup there is to a character of text depends on the habits of the page.
  let size = bytes / 2
  let body = at(size)
  for (let turn = 0; turn < 3; turn++) {
    size *= bytes / Buffer.byteLength(body)
    body = at(size)
  }
  return body
}

function tableOf(sizes: readonly number[], rows: readonly Row[]): string {
  return grid([
    ['format', 'stage', ...sizes.map((size) => `${size} KB`), 'exponent', 'share'],
    ...rows.map(({format, stage, milliseconds, exponent, share}) => [
      format,
      stage,
      ...milliseconds.map((value) => value.toFixed(value < 10 ? 3 : 0)),
      exponent.toFixed(2),
      `${(share * 100).toFixed(1)} %`
    ])
  ])
}
