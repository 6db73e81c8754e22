/**
 * Makes articles of canonical trees: `test/article/<case>/`.
 *
 * A case holds `input.html`, `output.md` (the body as it is written) and `said.json`: title, anchors,
 * entries and findings. Each is also read back, and every word, link and picture is accounted for.
 * `UPDATE=1` writes the expectations anew; look at the diff.
 */

import {globSync} from 'node:fs'
import {readFile, writeFile} from 'node:fs/promises'
import {fromHtml} from 'hast-util-from-html'
import {expect, test} from 'vitest'
import {findTitle, toArticle} from '../src/article/index.ts'
import {readArticle} from '../src/conserve/read-article.ts'
import {readMarkdown, writeMarkdown} from '../src/mdx/index.ts'
import {readable} from '../src/model/readable.ts'
import type {SourcePage} from '../src/model/source-page.ts'
import {add, bag, noPiece, subtract} from '../src/model/words.ts'

const fixtures = new URL('article/', import.meta.url)
const page: SourcePage = {
  source: 'files',
  id: '1',
  format: 'html',
  body: '',
  file: 'page.html',
  meta: {title: 'Mint a key', url: 'https://help.acme.example/1'}
}

test.each(globSync('*', {cwd: fixtures}).sort())('%s', async (path) => {
  const read = (name: string) => readFile(new URL(`${path}/${name}`, fixtures), 'utf8')
  const input = await read('input.html')
  const tree = fromHtml(input, {fragment: true})
  const before = bag(readable(tree))
  const title = findTitle(tree, page)
  const {article, entries, findings} = toArticle(tree, page, title)
  const output = writeMarkdown(article.body)
  const said = `${JSON.stringify({title: article.title, anchors: article.anchors, entries, findings}, null, 2)}\n`

  if (process.env['UPDATE'] === '1') {
    await writeFile(new URL(`${path}/output.md`, fixtures), output)
    await writeFile(new URL(`${path}/said.json`, fixtures), said)
  }
  expect(output).toBe(await read('output.md'))
  expect(said).toBe(await read('said.json'))
  expect(writeMarkdown(readMarkdown(output).body)).toBe(output)

  const removed = bag(...entries.map((entry) => entry.removed ?? noPiece))
  const added = bag(...entries.map((entry) => entry.added ?? noPiece))
  const after = bag(readArticle(output), {...noPiece, text: article.title})
  expect([...subtract(add(subtract(before, removed), added), after)]).toEqual([])
})
