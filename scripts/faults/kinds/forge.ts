/** A host of repositories that breaks off, refuses or lies while a change is proposed: one proposal with one note comes of it. */

import {writeFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {startForge} from '../../../test/helpers/forge-server.ts'
import {startStranger} from '../../../test/helpers/http-server.ts'
import {runHere} from '../here.ts'
import {breaks, startProxy} from '../proxy.ts'
import {chosen, type Kind, upTo} from '../rounds.ts'
import {toldWrong, withScene} from '../scene.ts'

/** Requests of one proposal with a note. */
const requests = 5
/** What takes half a minute each time, as the program waits as long for an answer. */
const slow = ['a byte at a time', 'nothing at all', '429 with more than anybody waits']

const args = ['propose', 'collate/import', '--title', 'Import', '--note', 'note.md']

export const forge: Kind = {
  name: 'forge',
  about: 'GitHub and GitLab whose replies break off, lie or lead elsewhere',
  rounds: (options) =>
    withScene(async function* ({root}) {
      const stranger = await startStranger((response) => response.end('{}'))
      const acts = Object.entries(breaks(stranger.url)).filter(([how]) => !slow.includes(how))
      const all = (['github', 'gitlab'] as const).flatMap((service) =>
        acts.flatMap(([how, act]) =>
          upTo(requests).map((at) => ({
            service,
            act,
            at,
            name: `${service}: ${how}, at request ${at}`
          }))
        )
      )
      await writeFile(path.join(root, 'note.md'), 'One article changed.\n')
      try {
        for (const {service, act, at, name} of chosen(all, (each) => each.name, options)) {
          const host = await startForge()
          const proxy = await startProxy(host.url)
          const env = Object.entries(host.env[service]).map(
            ([key, value]) => [key, value.replace(host.url, proxy.url)] as const
          )
          for (const [key, value] of env) process.env[key] = value
          proxy.breakAt(at, 1, act)
          const broken = await runHere(root, args)
          const wrong = toldWrong(broken, [0, 2])
          const token = host.env.github['GITHUB_TOKEN'] as string
          if ((broken.out + broken.err).includes(token)) wrong.push('the token is told')
          proxy.breakAt(0, 0, undefined)
          const again = await runHere(root, args)
          if (again.code !== 0) wrong.push(`run again, it ended with ${again.code}: ${again.err}`)
          const open = host.proposals.filter(({state}) => state === 'open')
          const notes = open.flatMap((each) => each.notes)
          if (open.length !== 1) wrong.push(`${open.length} proposals are open`)
          if (notes.length !== 1) wrong.push(`${notes.length} notes stand there`)
          for (const [key] of env) delete process.env[key]
          for (const each of [proxy, host]) await each.close()
          yield {name, wrong}
        }
        const sent = stranger.authorizations.filter((each) => each !== 'none')
        yield {
          name: 'another host',
          wrong: sent.length > 0 ? [`it was sent ${sent.length} tokens`] : []
        }
      } finally {
        await stranger.close()
      }
    })
}
