/** `decide` as people use it: on a terminal, one after the other; by id; shown, and taken back. */

import {spawn, spawnSync} from 'node:child_process'
import {readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {afterEach, expect, test, vi} from 'vitest'
import {makeRoot} from './run.ts'
import {run} from './run-here.ts'

// A busy machine is slow to start the program.
vi.setConfig({testTimeout: 180_000})

const help = `<h2>Moor</h2><ol><li>Slow down.</li><li>Throw the line.</li></ol>
<p>The berth is yours for 3 nights. Ring the bell twice.</p>`
const wiki = help
  .replace('3 nights', '5 nights')
  .replace('<li>Throw', '<li>Put out the fenders.</li><li>Throw')

const config = `export default {title: 'Pier', url: 'https://pier.example', lead: 'help', pairs: [['help/1', 'wiki/2']],
sources: [{name: 'help', type: 'files', paths: ['help']}, {name: 'wiki', type: 'files', paths: ['wiki']}]}`

const meta = (id: string) => JSON.stringify({id, title: 'Moor', section: 'boats'})
const article = 'content/articles/en/boats/moor.mdx'

const removals: Array<() => Promise<void>> = []
afterEach(async function () {
  for (const remove of removals.splice(0)) await remove()
})

async function harbour(): Promise<string> {
  const {root, remove} = await makeRoot({
    'collate.config.ts': config,
    'help/1.html': help,
    'help/1.meta.json': meta('1'),
    'wiki/2.html': wiki,
    'wiki/2.meta.json': meta('2')
  })
  removals.push(remove)
  expect((await run(root, 'import')).code).toBe(0)
  return root
}

async function idOf(root: string, rule: string): Promise<string> {
  const {findings} = JSON.parse((await run(root, 'check', '--format', 'json')).out)
  return findings.find((finding: {rule: string}) => finding.rule === rule).id
}

test('decided, listed, imported, taken back', async function () {
  const root = await harbour()
  const text = () => readFile(path.join(root, article), 'utf8')
  const before = await text()
  const id = await idOf(root, 'step/missing')

  const taken = await run(root, 'decide', id, 'take', '--reason', 'Fenders first', '--owner', 'Ada')
  expect(taken.out).toMatch(/^Settled: .*fenders.*\nThe article changes with the next import/)
  await run(root, 'import')
  expect(await text()).toContain('2. Put out the fenders.')

  const other = await idOf(root, 'number/conflict')
  await run(root, 'decide', other, 'meant', '--reason', 'x', '--until', '6w', '--owner', 'Bo')
  const listed = await run(root, 'decide', '--list')
  expect(listed.out).toMatch(/1 {2}step\/missing\n {4}Take .* \(wiki\/2\), by Ada: Fenders first\n/)
  expect(listed.out).toMatch(/ by Bo, until \d{4}-\d\d-\d\d: x\n/)

  const back = await run(root, 'decide', id, '--undo')
  expect(back.out).toMatch(/^Taken back: Take .*\nThe article changes with the next import/)
  await run(root, 'import')
  expect(await text()).toBe(before)
  expect((await run(root, 'decide', '--list')).out).toMatch(/^\w{8} .*\n.*\n\n1 decision;/)
})

test('the name that git has is the owner', async function () {
  const root = await harbour()
  for (const args of [
    ['init', '-q'],
    ['config', 'user.name', 'Ada Pier']
  ])
    expect(spawnSync('git', ['-C', root, ...args]).status).toBe(0)
  await run(root, 'decide', await idOf(root, 'number/conflict'), 'meant', '--reason', 'Winter rule')
  expect((await run(root, 'decide', '--list')).out).toContain('by Ada Pier: Winter rule')
})

test.each([
  [['decide', '--undo'], /names no decision/, /--list/],
  [['decide', 'k3f9', '--undo'], /no decision about `k3f9`/, /unpair/],
  [['decide', 'k3f9', 'meant', '--undo'], /`meant` means nothing beside `--undo`/, /out/],
  [['decide', '--list', '--reason', 'x'], /`--reason` means nothing/, /out/],
  [['decide', 'k3f9', 'meant', '--reason', 'x', '--until', '3q'], /not a date/, /30d, 6w/],
  [['decide', 'k3f9', 'meant', '--reason', 'x', '--until', '2001-01-31'], /is over/, /to come/],
  [['decide', 'k3f9', 'meant', '--reason', '-'], /needs a reason/, /why/]
] as const)('%j is refused', async function (args, message, hint) {
  const {root, remove} = await makeRoot({'collate.config.ts': config})
  removals.push(remove)
  const {code, out, err} = await run(root, ...args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(message)
  expect(err).toMatch(hint)
})

const hasScript = spawnSync('script', ['--version']).status === 0
if (!hasScript) console.log('decide on a terminal: skipped, as there is no `script` of util-linux')

test.runIf(hasScript)('on a terminal, it asks one after the other', async function () {
  const root = await harbour()
  const shown = await onTerminal(root, [
    [/Number, s to skip, q to leave: /, 'x'],
    [/Number, s to skip, q to leave: /, 'take'],
    [/Why\? /, 'It was tried'],
    [/Number, u to undo the last, s to skip, q to leave: /, 's']
  ])
  expect(shown).toMatch(/1 of 2\r?\n/)
  expect(shown).toMatch(/Settled\./)
  expect(shown).toMatch(/2 of 2\r?\n/)
  expect(shown).toMatch(/That was the last one\.\r?\nThe article changes with the next import/)
  expect((await run(root, 'decide', '--list')).out).toContain('It was tried')
})

/** A harbour in which a writer and the source changed the same words. */
async function quarrel(): Promise<{root: string; text: () => Promise<string>}> {
  const root = await harbour()
  const text = () => readFile(path.join(root, article), 'utf8')
  await writeFile(path.join(root, article), (await text()).replace('the bell twice', 'it once'))
  const source = path.join(root, 'help/1.html')
  await writeFile(source, help.replace('the bell twice', 'the horn twice'))
  expect((await run(root, 'import')).code).toBe(0)
  return {root, text}
}

const conflictMenu = /Number, s to skip, q to leave: /

test.runIf(hasScript)('a conflict is shown with its texts, settled, and opened again', async () => {
  const {root, text} = await quarrel()
  const before = await text()
  const id = await idOf(root, 'merge/conflict')
  const shown = await onTerminal(
    root,
    [
      [conflictMenu, 'theirs'],
      [/Why\? \(may be left empty\) /, '']
    ],
    {args: id}
  )
  expect(shown).toMatch(
    / {2}before {2}The berth is yours for 3 nights\. Ring the bell twice\.\r?\n/
  )
  expect(shown).toMatch(/ {2}mine {4}The berth .* Ring \[-the bell twice-\]\{\+it once\+\}\.\r?\n/)
  expect(shown).toMatch(/ {2}theirs {2}The berth .* Ring the \[-bell-\]\{\+horn\+\} twice\.\r?\n/)
  expect(shown).toMatch(
    / {2}1 {2}mine {4}Keep what is there.*\r?\n {2}2 {2}theirs {2}Take what the source/
  )
  expect(await text()).toContain('Ring the horn twice.')
  const list = await run(root, 'decide', '--list')
  expect(list.out).toContain('Took theirs: “The berth is yours for 3 nights. Ring the horn')

  const back = await run(root, 'decide', id, '--undo')
  expect(back.out).toBe('Open again: the conflict is as it was (merge/conflict, 1)\n')
  expect(await text()).toBe(before)
  const settled = await run(root, 'decide', id, 'mine')
  expect([settled.err, settled.out]).toEqual([
    '',
    expect.stringMatching(/^Settled: .*Keep what is/)
  ])
})

test.runIf(hasScript)('of one article, with a way back, and an editor', async function () {
  const {root, text} = await quarrel()
  const before = await text()
  await writeFile(
    path.join(root, 'editor.sh'),
    '#!/bin/sh\nsed -i "s/Ring it once/Ring the horn twice/" "$2"\n',
    {mode: 0o755}
  )
  const shown = await onTerminal(
    root,
    [
      [/1 of \d[\s\S]*Number, e to edit, s to skip/, '3'],
      [/Why\?.*\) /, 'x'],
      [/2 of \d[\s\S]*Number, .*u to undo the last, s to skip/, 'u'],
      [/Taken back[\s\S]*1 of \d[\s\S]*Number, e to edit, s to skip, q to leave: /, 'e'],
      [/Settled by what you wrote[\s\S]*2 of \d[\s\S]*q to leave: /, 'q']
    ],
    {args: 'moor', env: {EDITOR: `${path.join(root, 'editor.sh')} --wait`}}
  )
  expect(shown).toContain('both    Keep both, the source’s below the writer’s')
  expect(await text()).toBe(before.replace('it once', 'the horn twice'))
})

test('what is neither a finding nor an article is refused, and so is asking nobody', async function () {
  const root = await harbour()
  const {code, err} = await run(root, 'decide', 'moor')
  expect([code, err]).toEqual([2, expect.stringContaining('No answer to `moor`')])
  if (!hasScript) return
  expect(await onTerminal(root, [], {args: 'nothing'})).toContain(
    'There is no open finding and no article `nothing`'
  )
})

/** What `decide` shows on a terminal where each question is answered. */
async function onTerminal(
  root: string,
  answers: ReadonlyArray<readonly [question: RegExp, answer: string]>,
  {args = '', env = {}}: {args?: string; env?: Readonly<Record<string, string>>} = {}
): Promise<string> {
  const program = path.join(import.meta.dirname, '../../bin/collate.js')
  const child = spawn(
    'script',
    ['-qec', `'${process.execPath}' '${program}' decide ${args}`, '/dev/null'],
    {cwd: root, env: {...process.env, NO_COLOR: '1', VISUAL: '', EDITOR: '', ...env}}
  )
  const left = [...answers]
  let [shown, seen] = ['', 0]
  child.stdout.on('data', function (chunk: Buffer) {
    shown += chunk
    const [next] = left
    const found = next?.[0].exec(shown.slice(seen))
    if (!next || !found) return
    seen += found.index + found[0].length
    left.shift()
    child.stdin.write(`${next[1]}\n`)
  })
  await new Promise((resolve) => child.on('close', resolve))
  expect(left).toEqual([])
  return shown
}
