/** A disk that may not be written, or reports errors: at every call, then for all; and a folder mounted to be read only. */

import {runHere} from '../here.ts'
import {chosen, type Kind, upTo} from '../rounds.ts'
import {halfWritten, toldWrong, withScene, wrongInTheEnd} from '../scene.ts'

const codes = ['EROFS', 'EACCES', 'EIO'] as const

export const brokenDisk: Kind = {
  name: 'broken-disk',
  about: 'an import that may not write, or whose disk reports errors, from every call on',
  rounds: (options) =>
    withScene(async function* (scene) {
      const {root} = scene
      const calls = await scene.calls(['import'], 'writes')
      const all = upTo(calls).flatMap((at) =>
        codes.flatMap((code) =>
          [false, true].map((lasts) => ({
            at,
            code,
            lasts,
            name: `${code} at call ${at}${lasts ? ' and all after' : ''}`
          }))
        )
      )
      for (const {name, ...how} of chosen(all, (each) => each.name, options)) {
        await scene.again()
        const strike = {kind: 'fail', root, of: 'writes', ...how} as const
        const ran = await runHere(root, ['import'], strike)
        const wrong = toldWrong(ran, [0, 2])
        if (ran.code === 2) wrong.push(...(await halfWritten(root, scene)))
        yield {name, wrong: [...wrong, ...(await wrongInTheEnd(scene))]}
      }
    })
}
