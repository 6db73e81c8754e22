/** Runs that start at the same time, in processes and containers of their own, and signs of those that are no more. */

import {execFile} from 'node:child_process'
import {mkdir, readdir, utimes} from 'node:fs/promises'
import path from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {promisify} from 'node:util'
import {loadConfig} from '../../../src/config/index.ts'
import {follow} from '../../../src/pipeline/follow.ts'
import {checkContent, stageContent} from '../../../src/pipeline/stage-content.ts'
import {randomFor} from '../../accuracy/random.ts'
import {expectFine, save} from '../base.ts'
import {runHere} from '../here.ts'
import {type Ran, type RunOptions, run, start} from '../program.ts'
import {chosen, type Kind, upTo} from '../rounds.ts'
import {type Scene, toldWrong, withScene} from '../scene.ts'
import {differences, leftovers, readTree, type Tree} from '../tree.ts'

const container = ['unshare', '--pid', '--fork', '--mount-proc', '--uts', '--kill-child']
/** Numbers of processes begin anew, and the host has another name. */
const elsewhere = (name: string): RunOptions => ({
  within: [...container, 'sh', '-c', `hostname ${name} && exec "$@"`, 'sh']
})

type Part = readonly [args: readonly string[], options?: RunOptions]

/** What must lie there once a command is done, by its name. */
const done: Readonly<Record<string, (tree: Tree) => boolean>> = {
  new: (tree) => tree.has('content/articles/en/inbox/winches.mdx'),
  pair: (tree) => [...tree.values()].some((text) => /same:[\s\S]*in\/boats/.test(text))
}

const imports: Part = [['import']]
const others: readonly Part[] = [
  imports,
  [['new', 'Winches']],
  [['pair', 'in/quays', 'in/boats']],
  [['check']],
  [['status']]
]
const inContainers: ReadonlyArray<readonly [Part, Part]> = [
  [[['import'], elsewhere('buoy')], imports],
  [
    [['import'], elsewhere('buoy')],
    [['import'], elsewhere('cape')]
  ]
]

export const together: Kind = {
  name: 'together',
  about: 'two runs at the same time, `dev` beside an import, and signs of runs that are no more',
  rounds: (options) =>
    withScene(async function* (scene) {
      const random = randomFor(options.seed, 'together')
      const pairs = others.map((other): readonly [Part, Part] => [imports, other])
      if (await hasContainers()) pairs.push(...inContainers)
      const rounds = [
        ...upTo(8).flatMap((number) =>
          pairs.map((pair) => {
            const late = Math.round(random.next() * 400)
            const names = pair.map(([[name = ''], where]) => name + (where ? ' elsewhere' : ''))
            return {
              name: `${names.join(' and ')}, ${late} ms later (${number})`,
              play: () => playPair(scene, pair, late)
            }
          })
        ),
        ...upTo(4).map((number) => ({
          name: `dev beside an import (${number})`,
          play: () => playFollow(scene)
        })),
        ...signs.map(({name, put, isHeld}) => ({
          name,
          play: () => playSign(scene, put, isHeld)
        }))
      ]
      for (const {name, play} of chosen(rounds, (each) => each.name, options)) {
        await scene.again()
        yield {name, wrong: await play()}
      }
    })
}

async function hasContainers(): Promise<boolean> {
  const [command = '', ...rest] = container
  return promisify(execFile)(command, [...rest, 'true']).then(
    () => true,
    () => false
  )
}

async function playPair(
  {root}: Scene,
  [a, b]: readonly [Part, Part],
  late: number
): Promise<string[]> {
  const first = start(root, ...a)
  await wait(late)
  const second = start(root, ...b)
  const ran = [await first.ended, await second.ended] as const
  const wrong = ran.flatMap((each, index) => judge(each, [a, b][index] as Part))
  if (ran.every(({code}) => code === 2)) wrong.push('both gave way')
  // Whoever gave way comes again.
  for (const [index, {code}] of ran.entries())
    if (code === 2) await runHere(root, ([a, b][index] as Part)[0])
  // What was said of pages meanwhile comes with the next import, and none after it changes anything.
  const settled = await importOnce(root)
  const odd = differences(await importOnce(root), settled)
  wrong.push(...odd.map((file) => `not settled: ${file}`))
  for (const [[name = '']] of [a, b])
    if (done[name]?.(settled) === false) wrong.push(`what \`${name}\` did is lost`)
  wrong.push(...(await leftovers(root)).map((file) => `left: ${file}`))
  return wrong
}

async function importOnce(root: string): Promise<Tree> {
  expectFine(await runHere(root, ['import']))
  return readTree(root, 'content')
}

function judge(ran: Ran, [[name]]: Part): string[] {
  const wrong = toldWrong(ran, name === 'check' ? [0, 1, 2] : [0, 2])
  const isBusy = /Another run is writing into this knowledge base: process \d+/.test(ran.err)
  // Who only reads is in nobody's way, and may find that what it reads is gone.
  const isGone =
    name === 'check' || name === 'status' ? /was taken away while/.test(ran.err) : false
  if (ran.code === 2 && !isBusy && !isGone) wrong.push(`it did not say why: ${ran.err}`)
  return wrong
}

/** While the site is served, an import writes: what is staged in the end is what is there. */
async function playFollow({root}: Scene): Promise<string[]> {
  const workspace = {root, config: await loadConfig(root)}
  const failed: unknown[] = []
  const following = await follow(workspace, {
    show: () => {},
    restaged: () => {},
    failed: (error) => failed.push(error)
  })
  const wrong: string[] = []
  try {
    const ran = await run(root, ['import'])
    if (ran.code !== 0) wrong.push(`the import ended with ${ran.code}: ${ran.err}`)
    await wait(4000)
  } finally {
    following.stop()
  }
  const served = await readTree(root, '.collate/site')
  await stageContent(workspace, await checkContent(workspace))
  const odd = differences(served, await readTree(root, '.collate/site'))
  wrong.push(...odd.map((file) => `staged otherwise: ${file}`))
  return [...wrong, ...failed.map((error) => `it failed: ${error}`)]
}

interface StaleSign {
  name: string
  put: (folder: string) => Promise<() => void>
  /** Whether it means somebody at work. */
  isHeld: boolean
}

/** Text of a sign as `src/emit/sign.ts` writes it. */
const signOf = (pid: number, start: string, place: string) =>
  JSON.stringify({pid, start, host: 'buoy', place})

/** Put a sign of another machine that was touched `age` milliseconds ago. */
async function putForeign(folder: string, age: number): Promise<string> {
  await save(folder, 'at-work-elsewhere-7', signOf(7, '17', 'elsewhere'))
  const file = path.join(folder, 'at-work-elsewhere-7')
  const when = new Date(Date.now() - age)
  await utimes(file, when, when)
  return file
}

async function untouched(folder: string, age: number): Promise<() => void> {
  await putForeign(folder, age)
  return () => {}
}

const hour = 3_600_000
const signs: readonly StaleSign[] = [
  {
    name: 'a sign of another machine, touched just now',
    put: (folder) => untouched(folder, 0),
    isHeld: true
  },
  ...[hour, -hour].map((age) => ({
    name: `a sign of another machine that nobody touches, ${age > 0 ? 'old' : 'of a time to come'}`,
    put: (folder: string) => untouched(folder, age),
    isHeld: false
  })),
  {
    name: 'a sign of another machine whose clock is an hour late, which is touched',
    async put(folder) {
      const file = await putForeign(folder, hour)
      let touches = 0
      const timer = setInterval(function () {
        const when = new Date(Date.now() - hour + ++touches)
        utimes(file, when, when).catch(() => {})
      }, 2000)
      return () => clearInterval(timer)
    },
    isHeld: true
  }
]

async function playSign(
  {root, again}: Scene,
  put: StaleSign['put'],
  isHeld: boolean
): Promise<string[]> {
  const folder = path.join(root, '.collate')
  await mkdir(folder, {recursive: true})
  const stop = await put(folder)
  const ran = await run(root, ['import'])
  stop()
  const left = (await readdir(folder)).filter((name) => name.startsWith('at-work'))
  await again()
  if (isHeld) {
    const isTold = ran.code === 2 && /process 7 on buoy/.test(ran.err)
    return isTold ? [] : [`it did not give way, and ended with ${ran.code}: ${ran.err}`]
  }
  return [
    ...(ran.code === 0 ? [] : [`it ended with ${ran.code}: ${ran.err}`]),
    ...left.map((name) => `left: ${name}`)
  ]
}
