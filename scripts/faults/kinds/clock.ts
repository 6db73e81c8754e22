/** Clocks that are set between runs, and in the middle of one: what comes out is the same, and nobody waits for them. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {makeClient} from '../../../src/source/http/client.ts'
import {systemClock} from '../../../src/source/http/index.ts'
import {listen} from '../../../test/helpers/http-server.ts'
import {runHere} from '../here.ts'
import {chosen, type Kind, type Outcome} from '../rounds.ts'
import {type Scene, withScene, wrongInTheEnd} from '../scene.ts'
import {differences, readTree} from '../tree.ts'

const minute = 60_000
const day = 1440 * minute
const shifts = [-3650 * day, -day, -61 * minute, -minute, minute, 61 * minute, day, 3650 * day]
/** Looks at the clock after which it is set, in the middle of a run. */
const looks = [1, 2, 3, 5, 8]

const RealDate = Date

/** Do `work` while the clock goes wrong by `shift` milliseconds, from look number `from` on. */
async function shifted<Value>(shift: number, work: () => Promise<Value>, from = 1): Promise<Value> {
  let count = 0
  const now = () => RealDate.now() + (++count >= from ? shift : 0)
  globalThis.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [now()] : given) as [number]))
    }
    static override now(): number {
      return now()
    }
  } as DateConstructor
  try {
    return await work()
  } finally {
    globalThis.Date = RealDate
  }
}

export const clock: Kind = {
  name: 'clock',
  about: 'clocks that are set between runs and within: the same bytes, and no longer pauses',
  rounds: (options) =>
    withScene(async function* (scene) {
      const rounds = [
        ...shifts.flatMap((shift) => [
          {name: `set by ${shift} before an import`, play: () => importAt(scene, shift, 1)},
          ...looks.map((from) => ({
            name: `set by ${shift} at look ${from} of an import`,
            play: () => importAt(scene, shift, from)
          })),
          {name: `a pause, with the clock set by ${shift}`, play: () => pauseAt(shift)}
        ]),
        {name: 'a decision that runs out', play: () => decideUntil(scene)}
      ]
      for (const {name, play} of chosen(rounds, (each) => each.name, options)) {
        await scene.again()
        yield {name, wrong: await play()} satisfies Outcome
      }
    })
}

async function importAt(scene: Scene, shift: number, from: number): Promise<string[]> {
  const {root, after} = scene
  const ran = await shifted(shift, () => runHere(root, ['import']), from)
  const wrong = ran.code === 0 ? [] : [`it ended with ${ran.code}: ${ran.err}`]
  const odd = differences(await readTree(root, 'content'), after)
  wrong.push(...odd.map((file) => `other bytes: ${file}`))
  const checked = await runHere(root, ['check', '--format', 'json'])
  const then = await shifted(shift, () => runHere(root, ['check', '--format', 'json']))
  if (plain(checked.out) !== plain(then.out)) wrong.push('a check says something else')
  return [...wrong, ...(await wrongInTheEnd(scene))]
}

/** What a check says, without how long it took. */
function plain(json: string): string {
  return json.replace(/"seconds": [\d.]+/, '')
}

/** A server asks for a second of patience, and the clock is set meanwhile. */
async function pauseAt(shift: number): Promise<string[]> {
  let asked = 0
  const server = await listen(function (_, response) {
    response.writeHead(asked++ === 0 ? 429 : 200, {'retry-after': '1'}).end('{}')
  })
  try {
    const started = performance.now()
    const client = makeClient({
      base: new URL(server.url),
      allowHttp: true,
      concurrency: 1,
      timeout: 5000,
      clock: systemClock
    })
    await shifted(shift, () => client.json('/'), 2)
    const seconds = (performance.now() - started) / 1000
    return seconds > 0.9 && seconds < 10 ? [] : [`it waited ${seconds.toFixed(1)} s instead of one`]
  } finally {
    await server.close()
  }
}

/** It holds until its day, whatever day it seems to be in between. */
async function decideUntil({root}: Scene): Promise<string[]> {
  await runHere(root, ['import'])
  const open = async (shift: number) => {
    const {out} = await shifted(shift, () => runHere(root, ['check', '--format', 'json']))
    const {findings}: {findings: Array<{id: string; rule: string}>} = JSON.parse(out)
    return findings
  }
  const before = await open(0)
  const found = before.find(({rule}) => rule === 'drift/upstream-removed') ?? before[0]
  const wanted = before.find(({rule}) => rule === 'merge/kept-deleted') ?? found
  if (!wanted) return ['there was nothing to decide']
  const decided = await runHere(root, [
    'decide',
    wanted.id,
    'meant',
    '--reason',
    'So it is',
    '--until',
    '30d'
  ])
  if (decided.code !== 0) return [`it could not be decided: ${decided.err}`]
  const told: string[] = []
  const isOpen = async (shift: number) => (await open(shift)).some(({id}) => id === wanted.id)
  if (await isOpen(0)) told.push('it is open today')
  if (!(await isOpen(31 * day))) told.push('it holds after its day')
  if (await isOpen(-31 * day)) told.push('it is open where the clock is late')
  if (await isOpen(0)) told.push('it is open once the clock is right again')
  const text = await readFile(path.join(root, 'content/decisions/piers.yaml'), 'utf8').catch(
    () => ''
  )
  if (!text.includes('until:')) told.push('the day is not written down')
  return told
}
