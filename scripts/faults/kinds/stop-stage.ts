/** Staging for the site that gets no further than any call, or finds no room, and is done again. */

import {rm} from 'node:fs/promises'
import path from 'node:path'
import {loadConfig} from '../../../src/config/index.ts'
import {checkContent, stageContent} from '../../../src/pipeline/stage-content.ts'
import {errorText, plainLook} from '../../../src/report/index.ts'
import {doHere, runHere} from '../here.ts'
import {chosen, type Kind, upTo} from '../rounds.ts'
import {toldWrong, withScene} from '../scene.ts'
import {differences, leftovers, readTree} from '../tree.ts'

const codes = ['EOVER', 'ENOSPC', 'EROFS'] as const

export const stopStage: Kind = {
  name: 'stop-stage',
  about: 'what is staged for the site, where that gets no further than any call, or finds no room',
  rounds: (options) =>
    withScene(async function* (scene) {
      const {root} = scene
      const begin = async () => {
        await scene.again()
        await runHere(root, ['import'])
        // Articles that are gone since leave something to be taken away.
        await rm(path.join(root, '.collate/site'), {recursive: true, force: true})
      }
      const stage = async () => {
        const workspace = {root, config: await loadConfig(root)}
        await stageContent(workspace, await checkContent(workspace))
      }
      await begin()
      const {calls, error} = await doHere(root, stage, {kind: 'count', root, of: 'writes'})
      if (error !== undefined) throw error
      const after = await readTree(root, '.collate/site')
      const all = upTo(calls).flatMap((at) =>
        codes.flatMap((code) =>
          [false, true].map((isHalf) => ({
            at,
            code,
            isHalf,
            name: `${code} at call ${at}${isHalf ? ' half' : ''}`
          }))
        )
      )
      for (const {name, ...how} of chosen(all, (each) => each.name, options)) {
        await begin()
        const struck = await doHere(root, stage, {
          kind: 'fail',
          root,
          of: 'writes',
          lasts: true,
          ...how
        })
        const wrong: string[] = []
        if (struck.error !== undefined && how.code !== 'EOVER') {
          const err = errorText(struck.error, plainLook)
          wrong.push(...toldWrong({code: 2, out: '', err}, [2]))
        }
        const again = await doHere(root, stage)
        if (again.error !== undefined) wrong.push(errorText(again.error, plainLook))
        const odd = differences(await readTree(root, '.collate/site'), after)
        wrong.push(...odd.map((file) => `other bytes: ${file}`))
        wrong.push(...(await leftovers(root)).map((file) => `left: ${file}`))
        yield {name, wrong}
      }
    })
}
