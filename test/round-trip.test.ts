/**
 * What a hast tree has no element for travels in its data, and must come out as it went in: code meta,
 * footnotes, front matter, boxes, callout titles. `test/round-trip/<case>/input.*` → `output.mdx`.
 */

import {globSync} from 'node:fs'
import {readFile, writeFile} from 'node:fs/promises'
import {expect, test} from 'vitest'
import {toArticle} from '../src/article/index.ts'
import {readMdx, writeMdx} from '../src/mdx/index.ts'
import type {Format} from '../src/model/source-page.ts'
import {parse} from '../src/parse/index.ts'

const fixtures = new URL('round-trip/', import.meta.url)
const cases = globSync('*/input.*', {cwd: fixtures}).sort()
const formats: Readonly<Record<string, Format>> = {html: 'html', md: 'markdown', xml: 'storage'}

test.each(cases)('%s', async function (path) {
  const body = await readFile(new URL(path, fixtures), 'utf8')
  const format = formats[path.replace(/.*\./, '')]!
  const expected = new URL(path.replace(/input\..*/, 'output.mdx'), fixtures)
  const {tree, title = 'Untitled', description} = parse(body, format)
  const page = {source: 'a', id: 'b', format, body, file: path, meta: {}}
  const {article} = toArticle(tree, page, {text: title})
  const front = {id: 'b', title, ...(description && {description})}
  const text = writeMdx(front, article.body)

  if (process.env['UPDATE'] === '1') await writeFile(expected, text)
  expect(text).toBe(await readFile(expected, 'utf8'))

  const again = readMdx(text, 'b.mdx')
  expect(again.front).toEqual(front)
  expect(again.findings).toEqual([])
  expect(writeMdx(again.front, again.body)).toBe(text)
})
