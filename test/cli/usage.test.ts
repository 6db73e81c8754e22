/** What is typed wrong is told with a way out, and never looks like findings: exit 2. */

import {execFile} from 'node:child_process'
import path from 'node:path'
import {promisify} from 'node:util'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {makeRoot, run as start} from './run.ts'
import {run} from './run-here.ts'

let root: string
let remove: () => Promise<void>

beforeAll(async function () {
  ;({root, remove} = await makeRoot({'empty/.keep': ''}))
})
afterAll(() => remove())

const wrong: ReadonlyArray<readonly [args: string[], message: RegExp, hint: RegExp]> = [
  [['improt'], /Unknown command `improt`/, /mean `import`/],
  [['check', '--formt', 'json'], /Unknown option `--formt` of `check`/, /mean `--format`/],
  [['import', '--rooot', 'x'], /Unknown option `--rooot`/, /mean `--root`/],
  [['check', '-x'], /Unknown option `-x`/, /Known: /],
  [['check', '--format', 'josn'], /Unknown format `josn`/, /mean `json`/],
  [['check', '--format', 'json='], /names no file/, /json=FILE/],
  [['check', '--fail-on', 'errors'], /Unknown level/, /mean `error`/],
  [['check', '--fail-on'], /`--fail-on` needs a value/, /LEVEL/],
  [['import', '--json=yes'], /`--json` takes no value/, /alone/],
  [['import'], /nothing to import/, /collate import PATH/],
  [['import', 'a.html', '--source', '../x'], /cannot be the name of a source/, /hyphens/],
  [['check', '--root', 'nope'], /There is no folder/, /init/],
  [['pair', 'wiki/1'], /argument of `pair` is missing/, /pair A B/],
  [['status', 'a'], /too much: `a`/, /collate status/],
  [['explain', 'step/mising'], /Unknown rule/, /mean `step\/missing`/],
  [['explain', 'x'], /Unknown rule/, /lists all/],
  [['report'], /argument of `report` is missing/, /report FILE…/],
  [['init', 'x', '--ci', 'gitlabb'], /Unknown service `gitlabb`/, /mean `gitlab`/],
  [['propose', 'x', '--look', '--close'], /`--look` changes nothing/, /one of them/],
  [['propose', 'x', '--note', 'no.md'], /Cannot read `no\.md`/, /no such file/],
  [['review', '--port', 'x'], /`x` is no port/, /number/],
  [['decide'], /nobody is at a terminal/, /decide ID ANSWER/],
  [['decide', 'k3f9'], /No answer/, /meant/],
  [['decide', 'k3f9', 'meant'], /no open finding/, /collate check/],
  [['decide', 'k3f9', 'ment', '--reason', 'x'], /Unknown answer/, /`meant`/],
  [['decide', 'k3f9', 'meant', '--reason', 'x', '--until', '2027-02-30'], /not a date/, /2027/]
]

test.each(wrong)('collate %j', async function (args, message, hint) {
  const {code, out, err} = await run(root, ...args)

  expect(err).toMatch(message)
  expect(err).toMatch(hint)
  expect(err).not.toMatch(/\n\s+at .*\(/)
  expect(out).toBe('')
  expect(code).toBe(2)
})

test('a process of its own says and gives the same', async function () {
  const args = ['check', '--format', 'josn']
  expect(await start(root, ...args)).toEqual(await run(root, ...args))
})

test('no command: the help, on the error side', async function () {
  const {code, out, err} = await start(root)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('Usage: collate COMMAND')
})

test('--help says the exit codes, for all and for each command', async function () {
  const all = await run(root, '--help')
  expect(all.code).toBe(0)
  const names = [...all.out.matchAll(/^ {2}([a-z]+) .* {2}/gm)].map(([, name = '']) => name)
  expect(names).toContain('import')

  for (const name of ['import', 'check', 'decide']) {
    const one = await run(root, name, '--help')
    expect(one.code).toBe(0)
    expect(one.out).toMatch(new RegExp(`^collate ${name} `))
    expect(one.out).toContain('1  findings at or above')
  }
})

test('--version prints the version', async function () {
  expect((await start(root, '--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('explain: one rule, or all', async function () {
  const one = await run(root, 'explain', 'source/binary')
  expect(one.code).toBe(0)
  expect(one.out).toMatch(/^source\/binary {2}error\n\n/)

  const all = await run(root, 'explain')
  expect(all.code).toBe(0)
  expect(all.out.split('\n').length).toBeGreaterThan(20)
})

test('a configuration that does not parse stops with file, line and column', async function () {
  const broken = await makeRoot({'collate.config.ts': 'export default {\n  title: ,\n}\n'})
  const {code, err} = await start(broken.root, 'check')
  await broken.remove()

  expect(code).toBe(2)
  expect(err).toContain('at collate.config.ts:2:10')
  expect(err).toContain('npx collate doctor')
})

test('a pipe that is closed early is no error', async function () {
  const program = path.join(import.meta.dirname, '../../bin/collate.js')
  const command = `"${process.execPath}" "${program}" explain | head -n 1`
  const {stdout, stderr} = await promisify(execFile)('sh', ['-c', command])

  expect(stdout.split('\n')).toHaveLength(2)
  expect(stderr).toBe('')
})

test('init makes a knowledge base and leaves alone what is there', async function () {
  const first = await run(root, 'init', 'kb', '--title', 'Brookline Help')
  expect(first.code).toBe(0)
  expect(first.out).toContain('made    collate.config.ts')

  const second = await run(root, 'init', 'kb')
  expect(second.code).toBe(0)
  expect(second.out).not.toContain('made ')
  expect(second.out).toContain('kept    collate.config.ts')
})
