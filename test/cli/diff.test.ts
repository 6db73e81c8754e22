/** `collate diff`, as people type it. */

import {globSync} from 'node:fs'
import {appendFile, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {makeRoot} from './run.ts'
import {run} from './run-here.ts'

// A busy machine is slow to start the program.
vi.setConfig({testTimeout: 120_000})

let root: string
let remove: () => Promise<void>

beforeAll(async function () {
  ;({root, remove} = await makeRoot({
    'collate.config.ts':
      "export default {sources: [{name: 'desk', type: 'files', paths: ['desk']}, {name: 'wiki', type: 'files', paths: ['wiki']}], lead: 'wiki'}\n",
    'content/decisions/pairs.yaml': 'same:\n  - [wiki/oven, desk/clean]\n',
    'wiki/oven.html':
      '<h1>Clean an oven</h1><p>Let it cool for 30 minutes.</p><p>Then wipe the walls.</p>',
    'desk/clean.html':
      '<h1>Clean an oven</h1><p>Let it cool for 45 minutes.</p><p>Then wipe the walls.</p>',
    'a.md': '# Keys\n\nYours is ghp_Zq8RtY3mKp5VwXn2LdF7hJc9BsAe4GuT6iOo today.\n',
    'b.md': '# Keys\n\nYours is a secret today.\n'
  }))
  await run(root, 'import')
}, 120_000)
afterAll(() => remove())

test('the versions of an article', async function () {
  const {code, out, err} = await run(root, 'diff', 'clean-an-oven')
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('[-30 minutes-] {+45 minutes+}')
  expect(out).toContain('number/conflict')
})

test('--html writes a page, into a folder that is not there yet, too, and over an older one', async function () {
  const first = await run(root, 'diff', 'clean-an-oven', '--html', 'out/diff.html')
  expect([first.code, first.out, first.err]).toEqual([0, '', ''])
  const file = path.join(root, 'out/diff.html')
  const html = await readFile(file, 'utf8')
  expect(html).toContain('<del>30 minutes</del>')
  expect(html).toContain('<ins>45 minutes</ins>')
  expect(html).toMatch(/npx collate decide \w+ take --reason/)

  await writeFile(file, `older, and longer${' '.repeat(html.length)}`)
  const again = await run(root, 'diff', 'clean-an-oven', '--html', 'out/diff.html', '--json')
  expect(JSON.parse(again.out)).toMatchObject({schemaVersion: 1, left: {page: 'wiki/oven'}})
  expect(await readFile(file, 'utf8')).toBe(html)
})

test('a finding that is settled is told as settled', async function () {
  const {out} = await run(root, 'diff', 'clean-an-oven', '--json')
  const [finding] = JSON.parse(out).findings
  const decided = await run(root, 'decide', finding.id, 'meant', '--reason', 'another oven')
  expect(decided.code).toBe(0)
  await run(root, 'diff', 'clean-an-oven', '--html', 'settled.html')
  const html = await readFile(path.join(root, 'settled.html'), 'utf8')
  expect(html).toContain('<h3>1 settled by a decision</h3>')
  expect(html).not.toContain('npx collate decide')
})

test('two files: no secret is shown, and nothing can be decided', async function () {
  const {code} = await run(root, 'diff', 'a.md', 'b.md', '--html', 'two.html')
  const html = await readFile(path.join(root, 'two.html'), 'utf8')
  expect(code).toBe(0)
  expect(html).toContain('hidden, 40 characters')
  expect(html).not.toContain('Zq8RtY3m')
  expect(html).not.toContain('npx collate decide')
})

test('what a writer typed is shown without secrets, too', async function () {
  const [file = ''] = globSync('content/articles/**/clean-an-oven.mdx', {cwd: root})
  const article = path.join(root, file)
  await appendFile(article, '\nThe key is ghp_Zq8RtY3mKp5VwXn2LdF7hJc9BsAe4GuT6iOo.\n')
  const {out} = await run(root, 'diff', 'clean-an-oven', 'desk/clean')
  expect(out).toContain('hidden, 40 characters')
  expect(out).not.toContain('Zq8RtY3m')
})

test('an article that is not there, a file that cannot be written', async function () {
  const none = await run(root, 'diff', 'nope', '--html', 'none.html')
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('`nope`')])
  const bad = await run(root, 'diff', 'clean-an-oven', '--html', 'collate.config.ts/x.html')
  expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('Cannot write')])
  const folder = await run(root, 'diff', 'clean-an-oven', '--html', 'wiki')
  expect([folder.code, folder.err]).toEqual([2, expect.stringContaining('Cannot write `wiki`')])
})
