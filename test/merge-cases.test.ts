/**
 * Runs the merge on its fixtures: `test/merge/<case>/`.
 *
 * A case holds `base.mdx`, `ours.mdx`, `theirs.mdx`, `merged.mdx` and what is left to settle in `said.json`.
 * Its name starts with what it shows: `merges-` (nothing but blocks to be read once) or `keeps-` (conflicts).
 * `UPDATE=1 npx vitest run test/merge-cases.test.ts` writes the expectations anew; look at the diff.
 */

import {globSync} from 'node:fs'
import {readFile, writeFile} from 'node:fs/promises'
import {expect, test} from 'vitest'
import {readMdx} from '../src/mdx/index.ts'
import {merge} from '../src/merge/index.ts'

const fixtures = new URL('merge/', import.meta.url)
const cases = globSync('*/', {cwd: fixtures}).sort()

test('there are cases of both kinds', function () {
  const kinds = new Set(cases.map((name) => name.replace(/-.*/, '')))
  expect([...kinds]).toEqual(['keeps', 'merges'])
})

test.each(cases)('%s', async function (name) {
  const at = (file: string) => new URL(`${name}/${file}`, fixtures)
  const read = (file: string) => readFile(at(file), 'utf8')
  const [base, ours, theirs] = [
    await read('base.mdx'),
    await read('ours.mdx'),
    await read('theirs.mdx')
  ]
  const {text, conflicts} = merge(base, ours, theirs)

  if (process.env['UPDATE'] === '1') {
    await writeFile(at('merged.mdx'), text)
    await writeFile(at('said.json'), `${JSON.stringify(conflicts, undefined, 2)}\n`)
  }

  expect(text).toBe(await read('merged.mdx'))
  expect(conflicts).toEqual(JSON.parse(await read('said.json')))
  expect(conflicts.some(({kind}) => kind !== 'merged')).toBe(name.startsWith('keeps-'))
  expect(merge(base, text, theirs).text).toBe(text)
  if (!conflicts.some(({kind}) => kind === 'whole'))
    expect(readMdx(text, name).findings).toEqual([])
})
