/** `propose`: one request of a branch, one note in it, whatever else people write there. */

import {writeFile} from 'node:fs/promises'
import path from 'node:path'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {z} from 'zod'
import {askAll} from '../../src/forge/ask.ts'
import {makeRoot, type Ran} from '../cli/run.ts'
import {run} from '../cli/run-here.ts'
import {type ForgeServer, startForge} from '../helpers/forge-server.ts'

let forge: ForgeServer
let cwd: string
let remove: () => Promise<void>

beforeEach(async function () {
  forge = await startForge()
  ;({root: cwd, remove} = await makeRoot({'body.md': 'Settle what is left.\n'}))
})
afterEach(async function () {
  await forge.close()
  await remove()
})

describe.each(['github', 'gitlab'] as const)('%s', function (service) {
  async function propose(note: string | undefined, ...args: string[]): Promise<Ran> {
    if (note !== undefined) await writeFile(path.join(cwd, 'note.md'), note)
    const given = note === undefined ? [] : ['--note', 'note.md']
    vi.stubEnv('GITHUB_REPOSITORY', '')
    for (const [name, value] of Object.entries(forge.env[service])) vi.stubEnv(name, value)
    const ran = await run(cwd, 'propose', 'collate/import', ...given, ...args)
    vi.unstubAllEnvs()
    return ran
  }

  const writes = () => forge.requests.filter((each) => !/^GET |graphql/.test(each)).length

  test('the first night opens it, later ones edit its note, and only where it changed', async function () {
    const first = await propose('1 article\n', '--title', 'Nightly import', '--body', 'body.md')
    expect([first.code, first.err]).toEqual([0, ''])
    expect(first.out).toMatch(/^Opened \/\w+\/1\nNote added\n$/)
    expect(forge.proposals).toMatchObject([
      {
        branch: 'collate/import',
        base: 'main',
        title: 'Nightly import',
        body: 'Settle what is left.\n',
        state: 'open',
        notes: [{body: expect.stringMatching(/^<!-- .* -->\n1 article\n$/)}]
      }
    ])

    const proposal = forge.proposals[0]!
    proposal.body = 'People wrote this.'
    expect((await propose('2 articles\n', '--body', 'body.md')).out).toMatch(
      /^Open already: .*\nNote edited\n$/
    )
    expect(proposal.notes).toMatchObject([{body: expect.stringContaining('2 articles')}])
    expect([proposal.body, forge.proposals.length]).toEqual(['People wrote this.', 1])

    const before = writes()
    proposal.notes[0]!.body = proposal.notes[0]!.body.trim().replaceAll('\n', '\r\n')
    expect((await propose('2 articles\n')).out).toContain('Note as it was')
    expect(writes()).toBe(before)
  })

  test('what others write is left alone, be it the same, and however many they are', async function () {
    await propose('1 article\n')
    const {notes} = forge.proposals[0]!
    const [own] = notes
    const copy = {id: 1000, body: own!.body, author: 'mallory'}
    const talk = Array.from({length: 130}, (_, index) => ({
      id: 2000 + index,
      body: `Looks good ${index}`,
      author: index % 2 === 0 ? 'ida' : 'collate-bot'
    }))
    notes.splice(0, 1, copy, ...talk, own!)

    await propose('3 articles\n')
    expect(notes).toHaveLength(132)
    expect(notes.at(-1)?.body).toContain('3 articles')
    expect(copy.body).toContain('1 article\n')
    expect(notes.filter(({body}) => body.includes('3 articles'))).toHaveLength(1)
  })

  test('a request of a fork, a closed one, or one to another branch is none', async function () {
    const like = {branch: 'collate/import', title: '', body: '', notes: []}
    forge.proposals.push(
      {...like, number: 1, state: 'open', base: 'main', fork: true},
      {...like, number: 2, state: 'closed', base: 'main'},
      {...like, number: 3, state: 'open', base: 'next'}
    )
    expect((await propose(undefined, '--look')).out).toBe('none\n')
    expect((await propose('1 article\n')).out).toMatch(/^Opened .*\/4\n/)
    expect((await propose(undefined, '--look')).out).toBe('open\n')
    expect(forge.proposals.map(({notes}) => notes.length)).toEqual([0, 0, 0, 1])
  })

  test('where nothing is left to propose, it is closed, with the note that says so', async function () {
    expect((await propose('Nothing is left.\n', '--close')).out).toMatch(/no open \w+ request/)
    expect(writes()).toBe(0)

    await propose('1 article\n')
    expect((await propose('Nothing is left.\n', '--close')).out).toMatch(/^Closed /)
    expect(forge.proposals).toMatchObject([
      {state: 'closed', notes: [{body: expect.stringContaining('Nothing is left.')}]}
    ])
    expect((await propose(undefined, '--look')).out).toBe('none\n')
  })

  test('what passes is tried again, but nothing is begun twice', async function () {
    const busy = {status: 503, headers: {'retry-after': '0'}}
    forge.faults.push(busy, busy)
    expect((await propose(undefined, '--look')).out).toBe('none\n')

    forge.faults.push({json: []}, {status: 502})
    const failed = await propose('1 article\n')
    expect([failed.code, forge.proposals.length]).toEqual([2, 0])
    expect(failed.err).toMatch(/refuses `POST .*` with 502/)
  })

  test.each([
    [
      {status: 403, json: {message: 'Resource not accessible'}},
      /403: Resource not accessible\n.*\S/
    ],
    [{status: 401, json: {message: 'Bad credentials'}}, /401: Bad credentials\n.*\S/],
    [{status: 422, json: {message: 'Validation', errors: [{message: 'No commits'}]}}, /No commits/],
    [{status: 409, json: {message: ['Another open']}}, /409: \["Another open"\]/],
    [{json: {pulls: []}}, /answers `GET .*` with JSON of another shape\n.*\S/]
  ])('%j is told, without the token', async function (answer, message) {
    forge.faults.push(answer)
    const {code, out, err} = await propose('x')
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(message)
    expect(err).not.toContain(forge.env.github['GITHUB_TOKEN'])
  })

  test('no token, or no such service, is told', async function () {
    const name = service === 'github' ? 'GITHUB_TOKEN' : 'GITLAB_TOKEN'
    const token = forge.env[service][name] as string
    forge.env[service] = {...forge.env[service], [name]: `${token}\n${token}`}
    const broken = await propose('x')
    expect(broken.err).toMatch(/holds a blank or a letter that no token has/)
    expect(broken.err).not.toContain(token)
    forge.env[service] = {...forge.env[service], [name]: ''}
    expect((await propose('x')).err).toMatch(new RegExp(`\`${name}\` is not set\n.*docs/ci\\.md`))
    await forge.close()
    forge.env[service] = {...forge.env[service], [name]: 'x'}
    expect((await propose('x')).err).toMatch(/cannot be reached at http/)
  })
})

test('a note that is too long is cut at a whole line, and says so', async function () {
  for (const [name, value] of Object.entries(forge.env.github)) vi.stubEnv(name, value)
  const lines = Array.from({length: 5000}, (_, index) => `- Article ${index} of Brookline`)
  await writeFile(path.join(cwd, 'note.md'), lines.join('\n'))
  await run(cwd, 'propose', 'collate/import', '--note', 'note.md')
  vi.unstubAllEnvs()

  const body = forge.proposals[0]?.notes[0]?.body ?? ''
  expect(body.length).toBeLessThanOrEqual(65_536)
  expect(body.length).toBeGreaterThan(65_000)
  const [, last = '', rest = ''] =
    /- Article (\d+) of Brookline\n\n([\d,]+) lines more would be too long for a note\n$/.exec(
      body
    ) ?? []
  // The last of the lines that are left out is the empty one after all.
  expect(Number(last) + 1 + Number(rest.replace(',', ''))).toBe(5001)
})

test('outside of a job, it says what is needed', async function () {
  for (const name of ['GITHUB_REPOSITORY', 'CI_API_V4_URL']) vi.stubEnv(name, '')
  const {code, err} = await run(cwd, 'propose', 'x')
  vi.unstubAllEnvs()
  expect(code).toBe(2)
  expect(err).toMatch(/from jobs of GitHub Actions and GitLab CI only\n.*GITHUB_REPOSITORY/)
})

test('a list that gives the same for ever comes to its end', async function () {
  let asked = 0
  const notes = Array.from({length: 100}, (_, id) => ({id}))
  const ask = async () => {
    asked++
    return notes as never
  }
  expect(await askAll(ask, '/notes', z.object({id: z.number()}))).toEqual(notes)
  expect(asked).toBe(2)
})
