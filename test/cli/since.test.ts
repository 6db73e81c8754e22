/** `check --since`: only what is new, and nothing that is checked out is touched. */

import {execFile} from 'node:child_process'
import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {promisify} from 'node:util'
import {Ajv2020} from 'ajv/dist/2020.js'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {makeRoot, type Ran} from './run.ts'
import {run} from './run-here.ts'

// A busy machine is slow to start the program.
vi.setConfig({testTimeout: 180_000, hookTimeout: 180_000})

const token = (letter: string) =>
  `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI4ODQyMTkwMyIsIm5hbWUiOiJPdHRvIn0.${letter}3T8xkV2mZ0rYw7LhBnC5dFsJ1aG9uEoPiKt4vXbMcQ`
const page = (letter: string) =>
  `<p>Never send anybody the token ${token(letter)} by mail.</p><h2>Keys</h2><p>Choose New key.</p>`

let cwd: string
let remove: () => Promise<void>

async function git(...args: string[]): Promise<string> {
  const who = ['-c', 'user.name=Otto', '-c', 'user.email=otto@brookline.example']
  const {stdout} = await promisify(execFile)('git', ['-C', cwd, ...who, ...args])
  return stdout
}

const check = (...args: string[]): Promise<Ran> => run(cwd, 'check', '--root', 'help', ...args)

const findingsOf = ({out}: Ran): Array<{rule: string; fingerprint: string}> =>
  JSON.parse(out).findings

async function addPage(name: string, letter: string): Promise<void> {
  const file = path.join(cwd, `help/content/imports/${name}.html`)
  await writeFile(file, page(letter))
  await run(cwd, 'import', 'help/content/imports', '--root', 'help')
}

beforeAll(async function () {
  ;({root: cwd, remove} = await makeRoot({
    '.gitignore': '.collate/\n',
    'README.md': 'Brookline\n'
  }))
  await git('init', '--quiet')
  await git('add', '.')
  await git('commit', '--quiet', '-m', 'Begin')
  await git('tag', 'begin')
  await rm(path.join(cwd, 'help'), {recursive: true, force: true})
  await mkdir(path.join(cwd, 'help/content/imports'), {recursive: true})
  await writeFile(path.join(cwd, 'help/collate.config.ts'), 'export default {title: "help"}\n')
  await addPage('keys', 'q')
  await git('add', '.')
  await git('commit', '--quiet', '-m', 'Import keys')
})
afterAll(() => remove())

test('what is there already is counted, and fails nothing', async function () {
  const all = await check('--format', 'json')
  expect(all.code).toBe(1)

  const none = await check('--since', 'HEAD', '--format', 'json')
  expect([none.code, none.err]).toEqual([0, ''])
  expect(findingsOf(none)).toEqual([])
  expect(JSON.parse(none.out).since).toEqual({ref: 'HEAD', known: findingsOf(all).length})

  const schema = JSON.parse(
    await readFile(path.join(import.meta.dirname, '../../schemas/check.schema.json'), 'utf8')
  )
  const validate = new Ajv2020({allErrors: true, allowUnionTypes: true}).compile(schema)
  validate(JSON.parse(none.out))
  expect(validate.errors).toBeNull()

  expect((await check('--since', 'HEAD')).out).toMatch(
    new RegExp(`${findingsOf(all).length} already at HEAD`)
  )
})

test('where the knowledge base was not there yet, all is new', async function () {
  const since = await check('--since', 'begin', '--format', 'json')
  expect(since.code).toBe(1)
  expect(findingsOf(since)).toEqual(findingsOf(await check('--format', 'json')))
})

test('only what is new fails, and nothing that is checked out is touched', async function () {
  const before = findingsOf(await check('--format', 'json')).map(({fingerprint}) => fingerprint)
  await addPage('more', 'z')
  await writeFile(path.join(cwd, 'README.md'), 'Brookline Ltd\n')
  await git('add', 'README.md')
  const [status, index] = [await git('status', '--porcelain'), await git('ls-files', '--stage')]

  // What a run left there that was killed: no process has such a number.
  await mkdir(path.join(cwd, 'help/.collate/since/999999999-x/root'), {recursive: true})
  const since = await check('--since', 'HEAD', '--format', 'json')
  expect(since.code).toBe(1)
  expect(findingsOf(since).map(({rule}) => rule)).toContain('secret/jwt')
  for (const {fingerprint} of findingsOf(since)) expect(before).not.toContain(fingerprint)

  expect(await git('status', '--porcelain')).toBe(status)
  expect(await git('ls-files', '--stage')).toBe(index)
  expect(await git('worktree', 'list', '--porcelain')).toMatch(/^worktree [^\n]+\nHEAD/)
  expect(await readdir(path.join(cwd, 'help/.collate/since'))).toEqual([])
})

test('a decision that is taken back makes its finding new', async function () {
  const [first] = JSON.parse((await check('--format', 'json')).out).findings
  await run(cwd, 'decide', first.id, 'meant', '--reason', 'an example', '--root', 'help')
  await git('add', 'help')
  await git('commit', '--quiet', '-m', 'Decide')
  expect(findingsOf(await check('--since', 'HEAD', '--format', 'json'))).toEqual([])

  await git('checkout', '--quiet', 'HEAD~1', '--', 'help/content')
  await rm(path.join(cwd, 'help/content/decisions'), {recursive: true, force: true})
  const since = findingsOf(await check('--since', 'HEAD', '--format', 'json'))
  expect(since.map(({fingerprint}) => fingerprint)).toContain(first.fingerprint)
})

test('a configuration that was wrong then is told with the commit', async function () {
  await writeFile(path.join(cwd, 'help/collate.config.ts'), 'export default {titel: "x"}\n')
  await git('commit', '--quiet', '--all', '-m', 'Break')
  await git('tag', 'broken')
  await writeFile(path.join(cwd, 'help/collate.config.ts'), 'export default {title: "x"}\n')

  const {code, err} = await check('--since', 'broken')
  expect(code).toBe(2)
  expect(err).toContain('cannot be checked as it is at `broken`')
  expect(err).toContain('`titel`')
})

test.each([
  ['nope', /There is no commit `nope`/, /fetch it first/],
  ['=-x', /There is no commit `-x`/, /fetch it first/]
])('--since %s stops the run', async function (ref, message, hint) {
  const {code, out, err} = await check(
    ...(ref.startsWith('=') ? [`--since${ref}`] : ['--since', ref])
  )
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(message)
  expect(err).toMatch(hint)
})

test('outside of a repository it stops, and says why', async function () {
  const other = await makeRoot({'content/.keep': ''})
  const {code, err} = await run(other.root, 'check', '--since', 'main')
  await other.remove()
  expect(code).toBe(2)
  expect(err).toMatch(/needs a git repository: .*not a git repository/)
})
