/** What writers edit is MDX that any Astro site reads, with nothing of Collate in it. */

import {execFile} from 'node:child_process'
import {cp, mkdir, readFile, rm} from 'node:fs/promises'
import path from 'node:path'
import {promisify} from 'node:util'
import {fromHtml} from 'hast-util-from-html'
import {select, selectAll} from 'hast-util-select'
import {toString as textOf} from 'mdast-util-to-string'
import {glob} from 'tinyglobby'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {plainText, readMdx} from '../src/mdx/index.ts'

const repository = path.join(import.meta.dirname, '..')
/** Below the repository, where packages are found. */
const root = path.join(repository, '.collate/any-site')
const articles = path.join(root, 'src/articles')

/** By the article’s file, its page. */
const pages = new Map<string, ReturnType<typeof fromHtml>>()

beforeAll(async function () {
  await rm(root, {recursive: true, force: true})
  await mkdir(path.join(root, 'src/pages'), {recursive: true})
  await cp(path.join(repository, 'content/articles'), path.join(articles, 'sample'), {
    recursive: true
  })
  const own = path.join(import.meta.dirname, 'any-site')
  await cp(path.join(own, 'page.astro'), path.join(root, 'src/pages/[page].astro'))
  await cp(path.join(own, 'Tag.astro'), path.join(root, 'src/pages/_Tag.astro'))
  const {DEV: _, MODE: __, PROD: ___, ...env} = process.env
  await promisify(execFile)(process.execPath, [path.join(own, 'build.ts'), root], {
    env: {...env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1'}
  })
  for (const file of await glob('*/index.html', {cwd: path.join(root, 'dist')})) {
    const tree = fromHtml(await readFile(path.join(root, 'dist', file), 'utf8'))
    const name = String(select('meta[name=file]', tree)?.properties['content'])
    pages.set(name.replace('../articles/', ''), tree)
  }
})
afterAll(() => rm(root, {recursive: true, force: true}))

test('each becomes a page, with its headings, its words, and nothing that is code', async function () {
  const files = await glob('**/*.mdx', {cwd: articles})
  expect([...pages.keys()].sort()).toEqual(files.sort())
  for (const [file, page] of pages) {
    const {front, body} = readMdx(await readFile(path.join(articles, file), 'utf8'), file)
    expect(textOf(select('title', page)!), file).toBe(front.title)
    const headings = body.children.filter((node) => node.type === 'heading').map(plainText)
    expect(
      selectAll(':is(h1, h2, h3, h4, h5, h6)', page).map((each) => textOf(each)),
      file
    ).toEqual(expect.arrayContaining(headings.map((each) => each.trim())))
    expect(selectAll('script, style, iframe', page), file).toEqual([])
  }
})
