/** The program, killed in the middle of an import: the next one goes on, and ends where none was killed. */

import {afterAll, beforeAll, expect, test} from 'vitest'
import {type KnowledgeBase, knowledgeBase} from '../../helpers/knowledge-base.ts'
import {runInside, runProgram} from '../../helpers/run-program.ts'
import {makeCentre} from '../../helpers/zendesk-server/centre.ts'
import {startServer, type ZendeskServer} from '../../helpers/zendesk-server/server.ts'
import {staff, staffHeader, tally} from './knowledge.ts'

const articles = 40
const isFiles = (address: string) => address.includes('/attachments')

let server: ZendeskServer

beforeAll(async function () {
  server = await startServer(makeCentre(articles), {authorization: staffHeader, cap: 25})
})
afterAll(() => server.close())

async function home(): Promise<KnowledgeBase> {
  const kb = await knowledgeBase()
  const source = {name: 'help', type: 'zendesk', url: server.url, allowHttp: true}
  await kb.write(
    'collate.config.ts',
    `export default ${JSON.stringify({title: 'Harbour', sources: [source]})}`
  )
  return kb
}

const run = (kb: KnowledgeBase, args: readonly string[]) => runInside(server, kb, args, staff)
const runUntil = (kb: KnowledgeBase, until: (address: string) => boolean) =>
  runProgram(server, kb, ['import'], staff, until)

test('killed while articles come in, then again, then left alone', async function () {
  const undisturbed = await home()
  const whole = await run(undisturbed, ['import'])
  expect(whole.code).toBe(0)

  const disturbed = await home()
  let seen = 0
  const killed = await runUntil(disturbed, (address) => isFiles(address) && ++seen === 18)
  expect(killed.code).toBe(null)
  seen = 0
  const again = await runUntil(disturbed, (address) => isFiles(address) && ++seen === 12)
  const last = await run(disturbed, ['import'])
  expect(last.code).toBe(0)

  // Those that were on their way when the program was killed are asked for again: no more.
  const files = [killed, again, last].map(({asked}) => asked.filter(isFiles).length)
  expect(whole.asked.filter(isFiles).length).toBe(articles)
  expect(files[0]).toBeLessThan(articles)
  expect(files.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(articles + 2 * 8)
  expect(tally(last.asked)['/en-us/articles']).toBe(2)
  expect(await disturbed.digests()).toEqual(await undisturbed.digests())
}, 150_000)

test('exit codes, `doctor`, and no word of the credentials', async function () {
  const kb = await home()
  const doctor = await run(kb, ['doctor'])
  expect(doctor.asked).toEqual([])
  expect(doctor.text).toMatch(
    /help: Zendesk Guide at http:\S+, credentials from ZENDESK_EMAIL and ZENDESK_API_TOKEN/
  )
  expect((await run(kb, ['doctor', '--online'])).text).toMatch(/it answers/)

  server.options = {...server.options, authorization: 'Basic other'}
  const refused = await run(kb, ['import'])
  expect(refused.code).toBe(2)
  expect(refused.text).toMatch(/answered 401/)
  const ill = await run(kb, ['doctor', '--online'])
  expect(ill.code).toBe(2)
  for (const {text} of [doctor, refused, ill]) expect(text).not.toMatch(/Tide-9|am9AaGFy/)
})
