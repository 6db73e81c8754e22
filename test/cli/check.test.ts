/** `check` in CI: several formats at once, each where it belongs, and the exit code. */

import {access, readFile} from 'node:fs/promises'
import path from 'node:path'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {makeRoot, type Ran} from './run.ts'
import {run} from './run-here.ts'

// A busy machine is slow to start the program.
vi.setConfig({testTimeout: 180_000, hookTimeout: 180_000})

const guide = `<h2>Before you begin</h2><p>You need to be an owner of the Brookline workspace.</p>
<p>Never send anybody the token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI4ODQyMTkwMyIsIm5hbWUiOiJPdHRvIn0.q3T8xkV2mZ0rYw7LhBnC5dFsJ1aG9uEoPiKt4vXbMcQ by mail.</p>
<h2>Create the key</h2><ol><li>Choose <strong>Settings</strong>.</li><li>Choose <strong>New key</strong>.</li></ol>`

let cwd: string
let remove: () => Promise<void>
let checked: Ran

const read = (name: string) => readFile(path.join(cwd, name), 'utf8')

beforeAll(async function () {
  ;({root: cwd, remove} = await makeRoot({
    'help/content/imports/keys.html': guide,
    'help/content/imports/keys.meta.json': JSON.stringify({id: '7', title: 'Keys', section: 'keys'})
  }))
  expect((await run(cwd, 'import', 'help/content/imports', '--root', 'help')).code).toBe(0)
  const files = ['json=a.json', 'sarif=out/a.sarif', 'junit=out/a.xml', 'gitlab=out/a.gitlab.json']
  checked = await run(
    cwd,
    ...['check', '--root', 'help', '--format', 'github', '--format', 'markdown=out/a.md'],
    ...files.flatMap((file) => ['--format', file])
  )
})
afterAll(() => remove())

test('every format lands in its file, and tells of the same findings', async function () {
  const {findings} = JSON.parse(await read('a.json'))
  const ids = findings.map(({fingerprint}: {fingerprint: string}) => fingerprint)
  const secret = findings.find(({rule}: {rule: string}) => rule === 'secret/jwt')
  expect(secret.severity).toBe('error')
  expect([checked.code, checked.err]).toEqual([1, ''])

  const {results} = JSON.parse(await read('out/a.sarif')).runs[0]
  const issues = JSON.parse(await read('out/a.gitlab.json'))
  expect(results.map((result: Result) => result.partialFingerprints['collate/v1'])).toEqual(ids)
  expect(issues.map(({fingerprint}: {fingerprint: string}) => fingerprint)).toEqual(ids)

  expect(await read('out/a.xml')).toContain(`<testcase name="secret/jwt [${secret.id}]"`)
  expect(await read('out/a.md')).toMatch(/^## Collate: 1 error/)
  expect(checked.out).toMatch(/^::error file=help\/content\//)

  // Paths are those of the repository, where the knowledge base is a folder of it.
  for (const {location} of issues) await access(path.join(cwd, location.path))
  const uris = results.map(
    (result: Result) => result.locations[0]?.physicalLocation.artifactLocation.uri
  )
  expect(new Set(uris)).toEqual(
    new Set(issues.map(({location}: {location: {path: string}}) => location.path))
  )
})

interface Result {
  partialFingerprints: Record<string, string>
  locations: ReadonlyArray<{physicalLocation: {artifactLocation: {uri: string}}}>
}

test('a second run writes the very same', async function () {
  const formats = ['sarif', 'junit', 'gitlab', 'markdown'].map((name) => `${name}=again/${name}`)
  const again = await run(
    cwd,
    ...['check', '--root', 'help'],
    ...formats.flatMap((format) => ['--format', format])
  )
  expect([again.code, again.out]).toEqual([1, ''])
  expect(await read('again/sarif')).toBe(await read('out/a.sarif'))
  expect(await read('again/junit')).toBe(await read('out/a.xml'))
  expect(await read('again/gitlab')).toBe(await read('out/a.gitlab.json'))
  expect(await read('again/markdown')).toBe(await read('out/a.md'))
})

test('no secret stands in any of them', async function () {
  const names = ['a.json', 'out/a.sarif', 'out/a.xml', 'out/a.gitlab.json', 'out/a.md']
  for (const text of [checked.out, ...(await Promise.all(names.map(read)))])
    expect(text).not.toContain('eyJzdWIi')
})

test('the level decides what fails, in the exit code and in JUnit alike', async function () {
  const id = JSON.parse(await read('a.json')).findings[0].id
  await run(cwd, 'decide', id, 'meant', '--reason', 'an example', '--root', 'help')

  const green = await run(cwd, 'check', '--root', 'help', '--format', 'junit')
  expect(green.code).toBe(0)
  expect(green.out).toMatch(/^<testsuites name="collate" tests="\d+" failures="0" /m)
  expect(green.out).not.toContain('<failure')
})

test.each([
  [['json', 'pretty'], /`json` cannot share the output/, /json=FILE/],
  [['github', 'junit'], /`junit` cannot share the output/, /junit=FILE/],
  [['json=b.json', 'sarif=./b.json'], /Two formats would be written to `\.\/b\.json`/, /sarif=FILE/]
])('%j: said at once, before anything is checked', async function (formats, message, hint) {
  const {code, out, err} = await run(
    cwd,
    ...['check', '--root', 'help'],
    ...formats.flatMap((format) => ['--format', format])
  )
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(message)
  expect(err).toMatch(hint)
})
