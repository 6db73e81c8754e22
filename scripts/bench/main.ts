/** Measures Collate beside other converters: `npm run bench`. */

import {mkdir, mkdtemp, rm} from 'node:fs/promises'
import {cpus, loadavg, tmpdir} from 'node:os'
import path from 'node:path'
import {parseArgs} from 'node:util'
import {again} from './again.ts'
import {alignment} from './alignment.ts'
import {articles} from './articles.ts'
import {barsText, isHeld} from './bars.ts'
import {check} from './check.ts'
import {dev} from './dev.ts'
import {exports} from './exports.ts'
import {growth} from './growth.ts'
import {pairing} from './pairing.ts'
import type {Figured, Part, Settings} from './part.ts'
import {scale} from './scale.ts'
import {sizes} from './sizes.ts'
import {speed} from './speed.ts'
import {storage} from './storage.ts'
import {zendesk} from './zendesk.ts'

const parts: readonly Part[] = [
  speed,
  again,
  growth,
  articles,
  zendesk,
  storage,
  sizes,
  exports,
  pairing,
  alignment,
  check,
  dev,
  scale
]

const help = `Usage: npm run bench -- [OPTIONS]

Generates support articles, and measures on them, each run in a process of its own.

  --only PART   run one part; may be given more than once:
${parts.map(({name, summary}) => `                  ${name.padEnd(10)}${summary}`).join('\n')}
  --docs N      how many documents (default: 1000; with --quick 100)
  --rounds N    how often each is run, one after the other in turns (default: 3; with --quick 1)
  --seed N      another set of documents (default: 1)
  --corpus DIR  import the articles of this folder, too (part zendesk)
  --no-site     leave the build of the site out
  --quick       small: whether all works, rather than how fast it is
  --json        print the figures as JSON
  --help        print this text

Exit codes: 0 every bar was held, 1 one was missed, 2 it could not run. With --quick, nothing is held against a bar.`

process.exitCode = await main()

async function main(): Promise<number> {
  const options = readOptions()
  if (typeof options === 'string') {
    console.error(options)
    return 2
  }
  if (options.help) {
    console.log(help)
    return 0
  }

  const folder = await mkdtemp(path.join(tmpdir(), 'collate-bench-'))
  try {
    return (await bench(folder, options)) ? 0 : 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 2
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

interface Options extends Settings {
  only: readonly Part[]
  json: boolean
  help: boolean
}

function readOptions(): Options | string {
  try {
    const {values} = parseArgs({
      allowNegative: true,
      options: {
        only: {type: 'string', multiple: true, default: []},
        docs: {type: 'string'},
        rounds: {type: 'string'},
        seed: {type: 'string', default: '1'},
        corpus: {type: 'string'},
        site: {type: 'boolean', default: true},
        quick: {type: 'boolean', default: false},
        json: {type: 'boolean', default: false},
        help: {type: 'boolean', default: false}
      }
    })
    return {
      ...values,
      only: values.only.length === 0 ? parts : values.only.map(partNamed),
      docs: whole('docs', values.docs ?? (values.quick ? '100' : '1000')),
      rounds: whole('rounds', values.rounds ?? (values.quick ? '1' : '3')),
      seed: whole('seed', values.seed)
    }
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n\n${help}`
  }
}

function partNamed(name: string): Part {
  const part = parts.find((each) => each.name === name)
  if (part) return part
  const names = parts.map((each) => each.name).join(', ')
  throw new RangeError(`Unexpected \`--only ${name}\`, expected one of: ${names}`)
}

function whole(name: string, value: string): number {
  const number = Number(value)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new RangeError(`Unexpected \`--${name} ${value}\`, expected a whole number above 0`)
}

/** Whether every bar was held. */
async function bench(folder: string, {only, json, ...settings}: Options): Promise<boolean> {
  const before = loadavg()
  const results = new Map<Part, Figured>()
  for (const part of only) {
    const own = path.join(folder, part.name)
    await mkdir(own)
    results.set(part, await part.run({...settings, folder: own, progress}))
    await rm(own, {recursive: true, force: true})
    progress('')
    if (!json) console.log(`## ${part.name}\n\n${results.get(part)?.text}\n`)
  }

  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpus: cpus().length,
    cpu: cpus()[0]?.model ?? 'unknown',
    load: {before, after: loadavg()}
  }
  const {docs, rounds, seed, quick} = settings
  const bars = quick ? [] : [...results.values()].flatMap(({bars = []}) => bars)
  if (json) {
    const figures = Object.fromEntries([...results].map(([{name}, {data}]) => [name, data]))
    console.log(JSON.stringify({machine, docs, rounds, seed, ...figures, bars}, undefined, 2))
  } else {
    if (bars.length > 0) console.log(`## bars\n\n${barsText(bars)}\n`)
    console.log(`Rounds: ${rounds}, in turns; median (least–most). CPU with all threads and child processes; peak memory
of the largest process. Node ${machine.node}, ${machine.platform}, ${machine.cpus} × ${machine.cpu};
load ${loads(before)} before, ${loads(machine.load.after)} after.`)
  }
  return bars.every(isHeld)
}

function loads(values: readonly number[]): string {
  return values.map((value) => value.toFixed(1)).join(' ')
}

/** On a terminal only: what is running now; nothing any more where `text` is empty. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`)
}
