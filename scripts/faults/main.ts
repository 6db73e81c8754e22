/** Kills, fills disks, breaks connections and shifts clocks while the program is at work: `npm run test:faults`. */

import {randomInt} from 'node:crypto'
import process from 'node:process'
import {parseArgs} from 'node:util'
import {kinds} from './kinds/index.ts'
import type {Kind, Options, Outcome} from './rounds.ts'

const help = `Usage: npm run test:faults -- [OPTION…]

Runs the program on a small knowledge base, disturbs it, runs it again, and looks at what came out.

  --rounds N    rounds of each kind, drawn by the seed; all: every moment there is (default: 40)
  --seed S      the same rounds again (default: any, which is printed)
  --kind NAME   only this kind; may be given more than once
  --only ROUND  only this round of the kind, as a failure names it
  --help        print this

Kinds
${kinds.map(({name, about}) => `  ${name.padEnd(14)}${about}`).join('\n')}

Exit codes
  0  all rounds survived
  1  some did not; the output says how each is repeated
  2  wrong usage`

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
  console.log(`--seed ${options.seed}`)
  const failed: string[] = []
  const rows: string[][] = []
  for (const kind of options.kinds) {
    const row = await runKind(kind, options, failed)
    rows.push(row)
    console.log(row.join('  '))
  }
  console.log(`\n${table(rows)}`)
  for (const each of failed) console.log(`\n${each}`)
  return failed.length > 0 ? 1 : 0
}

async function runKind(kind: Kind, options: Options, failed: string[]): Promise<string[]> {
  const why = await kind.unfit?.()
  if (why !== undefined) return [kind.name, 'left out', why]
  let [rounds, survived] = [0, 0]
  for await (const outcome of kind.rounds(options)) {
    rounds++
    if (outcome.wrong.length === 0) survived++
    else {
      const told = failure(kind, outcome, options.seed)
      failed.push(told)
      console.error(told)
    }
  }
  // A kind without a round proves nothing.
  if (rounds === 0) failed.push(`${kind.name}: there was no such round`)
  return [kind.name, String(rounds), String(survived)]
}

function failure({name: kind}: Kind, {name, wrong}: Outcome, seed: number): string {
  const again = `npm run test:faults -- --kind ${kind} --seed ${seed} --only '${name}'`
  return [`${kind}: ${name}`, ...wrong.map((each) => `  ${each.trim()}`), `  again: ${again}`].join(
    '\n'
  )
}

function table(rows: ReadonlyArray<readonly string[]>): string {
  const all = [['kind', 'rounds', 'survived'], ...rows]
  const widths = [0, 1].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}

type Asked = Options & {kinds: readonly Kind[]; help: boolean}

function readOptions(): Asked | string {
  const {values} = parseArgs({
    options: {
      help: {type: 'boolean', default: false},
      kind: {type: 'string', multiple: true, default: []},
      only: {type: 'string'},
      rounds: {type: 'string', default: '40'},
      seed: {type: 'string'}
    }
  })
  const {help: wantsHelp, kind, only, rounds, seed} = values
  const unknown = kind.find((name) => !kinds.some((each) => each.name === name))
  if (unknown !== undefined) return `There is no kind \`${unknown}\``
  for (const [name, value] of Object.entries({rounds, seed}))
    if (value !== undefined && value !== 'all' && !/^[1-9]\d{0,8}$/.test(value))
      return `\`--${name} ${value}\` is no whole number above 0`
  return {
    help: wantsHelp,
    kinds: kind.length === 0 ? kinds : kinds.filter(({name}) => kind.includes(name)),
    rounds: rounds === 'all' ? undefined : Number(rounds),
    seed: seed === undefined ? randomInt(1, 2 ** 31) : Number(seed),
    only
  }
}
