/** Measures how well versions are aligned and changes found, on real articles changed by chance. */

import {randomInt} from 'node:crypto'
import path from 'node:path'
import {parseArgs} from 'node:util'
import {measureAlignment} from './alignment.ts'
import {bars, belowBars, type Results} from './bars.ts'
import {measureDetection, measureQuiet} from './detection.ts'
import {randomFor, shuffled} from './random.ts'
import {failureList, tables} from './tables.ts'
import {type Half, halfOf, halves, readSamples, type Sample} from './world.ts'

const beside = path.join(import.meta.dirname, '../../../shared/corpus')
const standard = [
  'zendesk',
  'confluence/querypie',
  'confluence/pchuri-pairs',
  'confluence/export-html',
  'confluence/rest-v1-jenkins'
].map((folder) => path.join(beside, folder))

const help = `Usage: npm run bench:accuracy -- [OPTIONS]

Changes real articles by chance, and measures what comparing them with what they were tells.

  --seed N        the same changes again (default: any, which is printed)
  --corpus DIR    articles to change; may be given more than once
                  (default: those in ../shared/corpus)
  --articles N    only so many of them, drawn by the seed
  --half NAME     only the first or second half, parted by the articles' names
  --failures      list what was not found, and what was told for nothing
  --json          print the figures as JSON
  --help          print this text

Exit status: 0 when all bars are reached (strict F1 ≥ ${bars.strict} and moved F1 ≥ ${bars.moved} of alignment
at edit rates up to .45, every family ≥ ${bars.detected * 100} % detected, quiet ≥ ${bars.quiet * 100} %),
1 when one is not, 2 when it could not run.`

process.exitCode = await main()

async function main(): Promise<number> {
  try {
    const options = readOptions()
    if (options.help) {
      console.log(help)
      return 0
    }
    const samples = await readSamples(options.corpus)
    const chosen = choose(samples, options)
    if (chosen.length === 0) throw new RangeError('There is no article to change')
    const results: Results = {
      alignment: measureAlignment(chosen, samples, options.seed),
      detection: measureDetection(chosen, samples, options.seed),
      quiet: measureQuiet(chosen, samples, options.seed)
    }
    const failed = belowBars(results)
    print(results, failed, chosen.length, options)
    return failed.length > 0 ? 1 : 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 2
  }
}

interface Options {
  seed: number
  corpus: readonly string[]
  articles: number
  half: Half | undefined
  failures: boolean
  json: boolean
  help: boolean
}

function readOptions(): Options {
  const {values} = parseArgs({
    options: {
      seed: {type: 'string'},
      corpus: {type: 'string', multiple: true, default: []},
      articles: {type: 'string'},
      half: {type: 'string'},
      failures: {type: 'boolean', default: false},
      json: {type: 'boolean', default: false},
      help: {type: 'boolean', default: false}
    }
  })
  const half = halves.find((each) => each === values.half)
  if (values.half !== undefined && !half)
    throw new RangeError(
      `Unexpected \`--half ${values.half}\`, expected one of: ${halves.join(', ')}`
    )
  return {
    ...values,
    corpus: values.corpus.length === 0 ? standard : values.corpus,
    seed: values.seed === undefined ? randomInt(1, 2 ** 31) : whole('seed', values.seed),
    articles: values.articles === undefined ? Infinity : whole('articles', values.articles),
    half
  }
}

function whole(name: string, value: string): number {
  const number = Number(value)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new RangeError(`Unexpected \`--${name} ${value}\`, expected a whole number above 0`)
}

function choose(samples: readonly Sample[], {half, articles, seed}: Options): Sample[] {
  const own = samples.filter((sample) => half === undefined || halfOf(sample) === half)
  return articles >= own.length
    ? own
    : shuffled(randomFor(seed, 'articles'), own).slice(0, articles)
}

function print(
  results: Results,
  failed: readonly string[],
  articles: number,
  {seed, failures, json}: Options
): void {
  if (json) {
    console.log(JSON.stringify({seed, articles, bars, ...results, failed}, undefined, 2))
    return
  }
  console.log(`${articles} articles, --seed ${seed}\n\n${tables(results)}\n`)
  if (failures) console.log(`${failureList([...results.detection, ...results.quiet])}\n`)
  console.log(
    failed.length === 0 ? 'All bars are reached.' : `Below the bars:\n  ${failed.join('\n  ')}`
  )
}
