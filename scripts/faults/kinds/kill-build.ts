/** A build that is killed, alone or with its children, while the next one starts at once. */

import {setTimeout as wait} from 'node:timers/promises'
import {randomFor} from '../../accuracy/random.ts'
import {expectFine} from '../base.ts'
import {runHere} from '../here.ts'
import {run, start} from '../program.ts'
import {chosen, type Kind, upTo} from '../rounds.ts'
import {withScene} from '../scene.ts'
import {differences, leftovers, readTree} from '../tree.ts'

/** A build takes long. */
const most = 12

export const killBuild: Kind = {
  name: 'kill-build',
  about: 'a build of the site that is killed, with the next one at its heels',
  rounds: (options) =>
    withScene(async function* (scene) {
      const {root} = scene
      const begin = async () => {
        await scene.again()
        expectFine(await runHere(root, ['import']))
      }
      await begin()
      const started = performance.now()
      expectFine(await run(root, ['build']))
      const milliseconds = performance.now() - started
      const after = await readTree(root, 'dist')
      const random = randomFor(options.seed, 'kill-build')
      const all = upTo(most).map((number) => {
        const isGroup = number % 2 === 0
        const share = random.next()
        return {share, isGroup, name: `after ${share.toFixed(4)}${isGroup ? ' group' : ''}`}
      })
      for (const {name, share, isGroup} of chosen(all, (each) => each.name, options)) {
        await begin()
        const running = start(root, ['build'])
        await Promise.race([wait(share * milliseconds), running.ended])
        running.kill(isGroup)
        const again = await run(root, ['build'])
        await running.ended
        const wrong =
          again.code === 0 ? [] : [`the next build ended with ${again.code}: ${again.err}`]
        const odd = differences(await readTree(root, 'dist'), after)
        wrong.push(...odd.map((file) => `other bytes: ${file}`))
        wrong.push(...(await leftovers(root)).map((file) => `left: ${file}`))
        yield {name, wrong}
      }
    })
}
