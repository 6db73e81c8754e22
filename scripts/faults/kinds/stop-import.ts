/**
 * An import after whose n-th call nothing happens on the disk any more, which is what a kill leaves: every call there is, with
 * everything that may be done before the next run.
 */

import {runHere} from '../here.ts'
import {between, type Meanwhile, type References, references} from '../meanwhile.ts'
import type {Ran} from '../program.ts'
import {chosen, type Kind, upTo} from '../rounds.ts'
import {isBegun, type Scene, withScene} from '../scene.ts'
import {leftovers, readTree} from '../tree.ts'

export const stopImport: Kind = {
  name: 'stop-import',
  about: 'an import that gets no further than any call, and people at work before the next',
  rounds: (options) =>
    withScene(async function* (scene) {
      const {root} = scene
      const calls = await scene.calls(['import'], 'writes')
      const all = upTo(calls).flatMap((at) =>
        [false, true].flatMap((isHalf) =>
          between.map((next) => ({
            at,
            isHalf,
            next,
            name: `call ${at}${isHalf ? ' half' : ''}, ${next.name}`
          }))
        )
      )
      const some = chosen(all, (each) => each.name, options)
      const known = await references(
        scene,
        some.map(({next}) => next)
      )
      for (const {name, next, ...how} of some) {
        await scene.again()
        const strike = {
          kind: 'fail',
          root,
          of: 'writes',
          code: 'EOVER',
          lasts: true,
          ...how
        } as const
        const {out, err} = await runHere(root, ['import'], strike)
        yield {name, wrong: await wrongAfterEnd(scene, {code: null, out, err}, next, known)}
      }
    })
}

/** What is wrong once somebody has done something after a run that `ended`, and it was run again. */
export async function wrongAfterEnd(
  {root}: Scene,
  ended: Ran,
  next: Meanwhile,
  known: References
): Promise<string[]> {
  const wrong: string[] = []
  if (ended.code !== null && ended.code !== 0)
    wrong.push(`it ended with ${ended.code}: ${ended.err}`)

  // What was not finished yet is no reason for a check to fall over.
  if (await isBegun(root)) {
    const checked = await runHere(root, ['check'])
    if (checked.code !== 0 && checked.code !== 1) wrong.push(`check: ${checked.err}`)
  }

  await next.act(root)
  const again = await runHere(root, ['import'])
  if (again.code !== 0) return [...wrong, `the next run ended with ${again.code}: ${again.err}`]
  wrong.push(...next.judge(await readTree(root, 'content'), known))
  wrong.push(...(await leftovers(root)).map((file) => `left: ${file}`))
  return wrong
}
