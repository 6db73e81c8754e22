/** What was listed is gone, is a folder, or cannot be read when it is looked at: at every call that reads. */

import {runHere} from '../here.ts'
import {chosen, type Kind, upTo} from '../rounds.ts'
import {toldWrong, withScene, wrongInTheEnd} from '../scene.ts'
import type {Strike} from '../strike.ts'

const codes: ReadonlyArray<NonNullable<Strike['code']>> = ['ENOENT', 'EISDIR', 'EACCES', 'EIO']

/** What goes on while files come and go. */
const commands = [['import', '--json'], ['check'], ['status']]

export const vanished: Kind = {
  name: 'vanished',
  about: 'an import, a check and `status` that find a file gone, or not to be read, at every look',
  rounds: (options) =>
    withScene(async function* (scene) {
      const {root} = scene
      const all = []
      for (const args of commands)
        for (const at of upTo(await scene.calls(args, 'reads')))
          for (const code of codes)
            all.push({args, at, code, name: `${args[0]}: ${code} at look ${at}`})
      for (const {name, args, ...how} of chosen(all, (each) => each.name, options)) {
        await scene.again()
        const ran = await runHere(root, args, {kind: 'fail', root, of: 'reads', ...how})
        const wrong = toldWrong(ran, args[0] === 'check' ? [0, 1, 2] : [0, 2])
        wrong.push(...removed(ran.out).map((page) => `told as removed at its source: ${page}`))
        yield {name, wrong: [...wrong, ...(await wrongInTheEnd(scene))]}
      }
    })
}

interface Told {
  articles: Array<{findings: Found[]}>
  problems: Found[]
}

interface Found {
  rule: string
  args: Record<string, unknown>
}

/** Pages that the result of an import says are gone, but for the one that is. */
function removed(json: string): string[] {
  if (!json.startsWith('{')) return []
  const {articles, problems}: Told = JSON.parse(json)
  return [...problems, ...articles.flatMap(({findings}) => findings)]
    .filter(({rule}) => rule === 'drift/upstream-removed')
    .map(({args}) => String(args['page']))
    .filter((page) => page !== 'in/cranes')
}
