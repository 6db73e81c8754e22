/** Commands that write a few files, each of which gets no further than any call, and is given again. */

import {runHere} from '../here.ts'
import {chosen, type Kind, upTo} from '../rounds.ts'
import {type Scene, withScene} from '../scene.ts'
import {differences, leftovers, readTree, type Tree} from '../tree.ts'

export const stopDecide: Kind = {
  name: 'stop-decide',
  about: 'decisions, pairs and new articles that get no further than any call',
  rounds: (options) =>
    withScene(async function* (scene) {
      const {root} = scene
      const all = []
      for (const args of commandsFor(await conflictOf(scene))) {
        await begin(scene)
        const {code, err, calls} = await runHere(root, args, {kind: 'count', root, of: 'writes'})
        if (code !== 0) throw new Error(`\`${args.join(' ')}\` did not run: ${err}`)
        const after = await readTree(root, 'content')
        for (const at of upTo(calls))
          for (const isHalf of [false, true])
            all.push({
              args,
              after,
              at,
              isHalf,
              name: `${args.join(' ')}: call ${at}${isHalf ? ' half' : ''}`
            })
      }
      for (const {name, args, after, ...how} of chosen(all, (each) => each.name, options)) {
        await begin(scene)
        await runHere(root, args, {
          kind: 'fail',
          root,
          of: 'writes',
          code: 'EOVER',
          lasts: true,
          ...how
        })
        yield {name, wrong: await wrongAfter(scene, args, after)}
      }
    })
}

/** All is imported, and a conflict is open. */
async function begin({root, again}: Scene): Promise<void> {
  await again()
  await runHere(root, ['import'])
}

async function conflictOf(scene: Scene): Promise<string> {
  await begin(scene)
  const {out} = await runHere(scene.root, ['check', '--format', 'json'])
  const {findings}: {findings: Array<{id: string; rule: string}>} = JSON.parse(out)
  const found = findings.find(({rule}) => rule === 'merge/conflict')
  if (!found) throw new Error(`There is no conflict among ${findings.map(({rule}) => rule)}`)
  return found.id
}

function commandsFor(conflict: string): string[][] {
  return [
    ...['meant', 'take', 'both'].map((answer) => [
      'decide',
      conflict,
      answer,
      '--reason',
      'So it is'
    ]),
    ['pair', 'in/quays', 'in/ropes'],
    ['unpair', 'in/quays', 'in/ropes'],
    ['new', 'Winches']
  ]
}

/** The same is given again: it is done then, or was done already. */
async function wrongAfter({root}: Scene, args: readonly string[], after: Tree): Promise<string[]> {
  const {code, err} = await runHere(root, args)
  const isDone = code === 0 || /There is (?:no open finding|an article in)/.test(err)
  const odd = differences(await readTree(root, 'content'), after)
  return [
    ...(isDone ? [] : [`given again, it ended with ${code}: ${err}`]),
    ...odd.map((file) => `other bytes: ${file}`),
    ...(await leftovers(root)).map((file) => `left: ${file}`)
  ]
}
