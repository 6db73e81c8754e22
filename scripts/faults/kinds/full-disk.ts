/** A disk that is full at every call that needs room: for that call alone, from then on, or after half of it. */

import {runHere} from '../here.ts'
import {chosen, type Kind, upTo} from '../rounds.ts'
import {halfWritten, toldWrong, withScene, wrongInTheEnd} from '../scene.ts'

export const fullDisk: Kind = {
  name: 'full-disk',
  about: 'an import whose disk is full at every call that needs room',
  rounds: (options) =>
    withScene(async function* (scene) {
      const {root} = scene
      const calls = await scene.calls(['import'], 'writes')
      const all = upTo(calls).flatMap((at) =>
        [
          {at, lasts: true, isHalf: false},
          {at, lasts: true, isHalf: true},
          {at, lasts: false, isHalf: true}
        ].map((each) => ({...each, name: nameOf(each)}))
      )
      for (const {name, ...how} of chosen(all, (each) => each.name, options)) {
        await scene.again()
        const ran = await runHere(root, ['import'], {
          kind: 'fail',
          root,
          of: 'writes',
          code: 'ENOSPC',
          ...how
        })
        const wrong = toldWrong(ran, [0, 2])
        if (ran.code === 2 && !/disk is full|Make room/.test(ran.err))
          wrong.push(`it did not say that the disk is full: ${ran.err}`)
        if (ran.code === 2) wrong.push(...(await halfWritten(root, scene)))
        yield {name, wrong: [...wrong, ...(await wrongInTheEnd(scene))]}
      }
    })
}

function nameOf({at, lasts, isHalf}: {at: number; lasts: boolean; isHalf: boolean}): string {
  return `call ${at}${isHalf ? ' half' : ''}${lasts ? ' and all after' : ''}`
}
