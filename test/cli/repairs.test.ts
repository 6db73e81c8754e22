/** `collate repairs`, as people type it. */

import {readFile} from 'node:fs/promises'
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
      "export default {sources: [{name: 'desk', type: 'files', paths: ['in']}]}\n",
    'in/oven.html': '<h1>Clean an oven</h1><p>Let it cool.</p><p></p><p>Wipe it.</p>'
  }))
  await run(root, 'import')
}, 120_000)
afterAll(() => remove())

test('all, one, as JSON', async function () {
  const all = await run(root, 'repairs')
  expect([all.code, all.err]).toEqual([0, ''])
  expect(all.out).toContain('empty-paragraphs')

  const one = await run(root, 'repairs', 'clean-an-oven')
  expect(one.out).toContain('content/sources/desk/oven/page.html:1:42')
  expect(one.out).toContain('Before and after')

  const json = await run(root, 'repairs', '--json', 'oven')
  expect(JSON.parse(json.out)).toMatchObject({schemaVersion: 1, articles: [{id: 'oven'}]})
})

test('--html writes a page, into a folder that is not there yet, too', async function () {
  const {code, out} = await run(root, 'repairs', '--html', 'out/repairs.html')
  expect([code, out]).toEqual([0, ''])
  const html = await readFile(path.join(root, 'out/repairs.html'), 'utf8')
  expect(html).toContain('<h2 id="article-1">Clean an oven</h2>')
})

test('an article that is not there, a file that cannot be written', async function () {
  const none = await run(root, 'repairs', 'nope')
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('There is no article `nope`')])
  const bad = await run(root, 'repairs', '--html', 'collate.config.ts/x.html')
  expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('Cannot write')])
})
