/**
 * An import that is killed, at calls that change the disk and at moments in between, and what people do before they run it
 * again. Real processes are killed, alone or with their children.
 */

import {setTimeout as wait} from 'node:timers/promises'
import {randomFor} from '../../accuracy/random.ts'
import {between, type Meanwhile, references} from '../meanwhile.ts'
import {type Ran, run, start} from '../program.ts'
import {chosen, type Kind, upTo} from '../rounds.ts'
import {type Scene, withScene} from '../scene.ts'
import {wrongAfterEnd} from './stop-import.ts'

/** When it is killed: at a call, or after a share of the time that it takes. */
interface Moment {
  at?: number
  isHalf?: boolean
  share?: number
  isGroup: boolean
  next: Meanwhile
}

/** Kills between calls, for what one call does in several steps. */
const timed = 200

export const killImport: Kind = {
  name: 'kill-import',
  about: 'an import that is killed, and people at work before the next',
  rounds: (options) =>
    withScene(async function* (scene) {
      const calls = await scene.calls(['import'], 'writes')
      await scene.again()
      const started = performance.now()
      await run(scene.root, ['import'])
      const milliseconds = performance.now() - started
      const some = chosen(momentsOf(calls, options.seed), nameOf, options)
      const known = await references(
        scene,
        some.map(({next}) => next)
      )
      for (const moment of some) {
        await scene.again()
        const ended = await killed(scene.root, moment, milliseconds)
        yield {name: nameOf(moment), wrong: await wrongAfterEnd(scene, ended, moment.next, known)}
      }
    })
}

/** Every call, whole and half; what is done before the next run goes round, from another start with another seed. */
function momentsOf(calls: number, seed: number): Moment[] {
  const random = randomFor(seed, 'kill-import')
  const turn = random.whole(0, between.length - 1)
  const thenAt = (index: number) => between[(turn + index) % between.length] as Meanwhile
  return [
    ...upTo(calls).flatMap((at) =>
      [false, true].map((isHalf) => ({
        at,
        isHalf,
        isGroup: at % 2 === 0,
        next: thenAt(2 * at + (isHalf ? 3 : 0))
      }))
    ),
    ...upTo(timed).map((index) => ({
      share: random.next() * 1.05,
      isGroup: index % 2 === 0,
      next: thenAt(index)
    }))
  ]
}

function nameOf({at, isHalf, share = 0, isGroup, next}: Moment): string {
  const when = at === undefined ? `after ${share.toFixed(4)}` : `call ${at}${isHalf ? ' half' : ''}`
  return `${when}${isGroup ? ' group' : ''}, ${next.name}`
}

async function killed(
  root: Scene['root'],
  {at, isHalf = false, share = 0, isGroup}: Moment,
  milliseconds: number
): Promise<Ran> {
  if (at !== undefined)
    return run(root, ['import'], {
      strike: {kind: 'kill', root, of: 'writes', at, isHalf, isGroup}
    })
  const running = start(root, ['import'])
  await Promise.race([wait(share * milliseconds), running.ended])
  running.kill(isGroup)
  return running.ended
}
