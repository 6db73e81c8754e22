/** The program, killed in the middle of an import: the next one goes on, and ends where none was killed. */

import {afterAll, beforeAll, expect, test} from 'vitest'
import {type ConfluenceServer, startServer} from '../../helpers/confluence-server/server.ts'
import {makeSite} from '../../helpers/confluence-server/site.ts'
import {type KnowledgeBase, knowledgeBase} from '../../helpers/knowledge-base.ts'
import {runInside, runProgram} from '../../helpers/run-program.ts'
import {cloudHeader, cloudToken, tally} from './knowledge.ts'

const pages = 40
const isBody = (address: string) => address.includes('body-format')

let server: ConfluenceServer

beforeAll(async function () {
  server = await startServer(makeSite(pages), {deployment: 'cloud', authorization: cloudHeader})
})
afterAll(() => server.close())

async function home(): Promise<KnowledgeBase> {
  const kb = await knowledgeBase()
  const source = {
    name: 'wiki',
    type: 'confluence',
    url: server.url,
    deployment: 'cloud',
    spaces: ['HELP'],
    allowHttp: true
  }
  await kb.write(
    'collate.config.ts',
    `export default ${JSON.stringify({title: 'Harbour', sources: [source]})}`
  )
  return kb
}

const run = (kb: KnowledgeBase, args: readonly string[]) => runInside(server, kb, args, cloudToken)
const runUntil = (kb: KnowledgeBase, until: (address: string) => boolean) =>
  runProgram(server, kb, ['import'], cloudToken, until)

test('killed while pages come in, then again, then left alone', async function () {
  const undisturbed = await home()
  expect((await run(undisturbed, ['import'])).code).toBe(0)

  const disturbed = await home()
  let seen = 0
  const killed = await runUntil(disturbed, (address) => isBody(address) && ++seen === 18)
  expect(killed.code).toBe(null)
  seen = 0
  const again = await runUntil(disturbed, (address) => isBody(address) && ++seen === 12)
  const last = await run(disturbed, ['import'])
  expect(last.code).toBe(0)

  // Those that were on their way when the program was killed are asked for again: no more.
  const bodies = [killed, again, last].map(({asked}) => asked.filter(isBody).length)
  expect(bodies[0]).toBeLessThan(pages)
  expect(bodies.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(pages + 2 * 8)
  expect(tally(last.asked)['/api/v2/spaces/ID/pages']).toBe(1)
  expect(await disturbed.digests()).toEqual(await undisturbed.digests())
}, 150_000)

test('exit codes, `doctor`, and no word of the credentials', async function () {
  const kb = await home()
  const doctor = await run(kb, ['doctor'])
  expect(doctor.asked).toEqual([])
  expect(doctor.text).toMatch(/credentials from CONFLUENCE_EMAIL and CONFLUENCE_API_TOKEN/)
  expect((await run(kb, ['doctor', '--online'])).text).toMatch(/it answers/)

  server.options = {...server.options, authorization: 'Basic other'}
  const refused = await run(kb, ['import'])
  expect(refused.code).toBe(2)
  expect(refused.text).toMatch(/answered 401/)
  const ill = await run(kb, ['doctor', '--online'])
  expect(ill.code).toBe(2)
  for (const {text} of [doctor, refused, ill]) expect(text).not.toMatch(/Tide-9|am9AaGFy/)
})
