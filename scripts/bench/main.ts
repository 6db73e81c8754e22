/** Measures Collate beside other converters: `npm run bench`. */

import {mkdtemp, rm} from 'node:fs/promises'
import {cpus, loadavg, tmpdir} from 'node:os'
import path from 'node:path'
import {parseArgs} from 'node:util'
import {figures, table} from './figures.ts'
import {generate} from './generate.ts'
import type {Usage} from './measure.ts'
import {createSubjects} from './subjects.ts'

const help = `Usage: npm run bench -- [OPTIONS]

Generates support articles, and measures on them, each run in a process of its own: an import, a second
import that changes nothing, the build of the site, and two other converters on the HTML documents.

  --docs N      how many documents (default: 1000)
  --rounds N    how often each is run, one after the other in turns (default: 3)
  --seed N      another set of documents (default: 1)
  --no-site     leave the build of the site out
  --json        print the figures as JSON
  --help        print this text`

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
    await bench(folder, options)
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 2
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

interface Options {
  docs: number
  rounds: number
  seed: number
  site: boolean
  json: boolean
  help: boolean
}

function readOptions(): Options | string {
  try {
    const {values} = parseArgs({
      allowNegative: true,
      options: {
        docs: {type: 'string', default: '1000'},
        rounds: {type: 'string', default: '3'},
        seed: {type: 'string', default: '1'},
        site: {type: 'boolean', default: true},
        json: {type: 'boolean', default: false},
        help: {type: 'boolean', default: false}
      }
    })
    return {
      ...values,
      docs: whole('docs', values.docs),
      rounds: whole('rounds', values.rounds),
      seed: whole('seed', values.seed)
    }
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n\n${help}`
  }
}

function whole(name: string, value: string): number {
  const number = Number(value)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new RangeError(`Unexpected \`--${name} ${value}\`, expected a whole number above 0`)
}

async function bench(folder: string, {docs, rounds, seed, site, json}: Options): Promise<void> {
  const before = loadavg()
  const documents = await generate(path.join(folder, 'documents'), docs, seed)
  const subjects = createSubjects(path.join(folder, 'documents'), documents, site)
  const runs = new Map(subjects.map((subject) => [subject, [] as Usage[]]))

  for (let round = 1; round <= rounds; round++) {
    for (const [subject, done] of runs) {
      progress(`round ${round} of ${rounds}: ${subject.name}, ${subject.given}`)
      done.push(await subject.run(path.join(folder, `round-${round}`)))
    }
    const names = [`round-${round}`, `round-${round}-html`]
    for (const name of names) await rm(path.join(folder, name), {recursive: true, force: true})
  }

  progress('')
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpus: cpus().length,
    cpu: cpus()[0]?.model ?? 'unknown',
    load: {before, after: loadavg()}
  }
  const results = [...runs].map(([subject, done]) => figures(subject, done))
  if (json) console.log(JSON.stringify({machine, docs, rounds, seed, results}, undefined, 2))
  else {
    console.log(table(results))
    console.log(`
Median of ${rounds} rounds in turns (least–most). CPU with all threads and child processes; peak memory
of the largest process. The other converters got the HTML documents only, and only convert them:
they neither mend, cross-check, account for every word nor keep what was there before.
Node ${machine.node}, ${machine.platform}, ${machine.cpus} × ${machine.cpu}; load ${loads(before)} before, ${loads(machine.load.after)} after.`)
  }
}

function loads(values: readonly number[]): string {
  return values.map((value) => value.toFixed(1)).join(' ')
}

/** On a terminal only: what is running now; nothing any more where `text` is empty. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`)
}
