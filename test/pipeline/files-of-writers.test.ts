/** What writers do with the files of articles: they delete, rename, move and copy them, and take ids away. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {expect, test} from 'vitest'
import {checkArticles, decide} from '../../src/pipeline.ts'
import {stage} from '../../src/stage/index.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const file = 'content/articles/en/inbox/mooring.mdx'
const picture = 'content/articles/en/inbox/mooring/a-long-line.png'
const page = `<h2>Moor a boat</h2><p>Throw the long line to the pier.</p>
<p><img src="line.png" alt="A long line"></p><p>Make it fast at once.</p>`
const said = {reason: 'The harbour master said so'}

/** The smallest picture there is: one point. */
const point = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

async function harbour(): Promise<KnowledgeBase> {
  const base = await knowledgeBase()
  await base.write('in/m1.meta.json', JSON.stringify({title: 'Mooring'}))
  await base.write('in/line.png', point)
  await base.write('in/m1.html', page)
  await base.import()
  expect(await base.read(file)).toContain('![A long line](./mooring/a-long-line.png)')
  return base
}

async function change(base: KnowledgeBase, before: string, after: string): Promise<void> {
  await base.write('in/m1.html', (await base.read('in/m1.html')).replace(before, after))
}

async function about(base: KnowledgeBase) {
  const {articles, findings} = await base.import()
  const own = findings.filter(({rule}) => rule.startsWith('merge/'))
  return {articles, rules: own.map(({rule}) => rule), own}
}

async function isThere(base: KnowledgeBase, name: string): Promise<boolean> {
  return readFile(path.join(base.root, name)).then(
    () => true,
    () => false
  )
}

test('a deleted article stays away, also when its source changes, and says only that', async function () {
  const base = await harbour()
  await base.remove(file)
  await base.remove(picture)
  for (const line of ['the quay', 'the jetty and the [unknown place]']) {
    await change(base, 'the pier', line)
    const {articles, own} = await about(base)
    expect(own).toMatchObject([{rule: 'merge/kept-deleted', place: {file}}])
    expect(articles).toMatchObject([
      {path: file, status: 'held', heldBecause: ['a writer deleted its file']}
    ])
    expect([await isThere(base, file), await isThere(base, picture)]).toEqual([false, false])
  }
})

test('that it is to stay away is said once, and holds when the source changes', async function () {
  const base = await harbour()
  await base.remove(file)
  const {own} = await about(base)
  await decide(base, {id: own[0]?.id ?? '', answer: 'meant', ...said})
  await change(base, 'the pier', 'the quay')
  const {articles, rules} = await about(base)
  expect(rules).toEqual([])
  expect(articles).toMatchObject([{status: 'draft'}])
  const {findings} = await checkArticles(base)
  expect(findings).toEqual([])
  expect(await isThere(base, file)).toBe(false)
})

test('it comes back where it was, with its picture, by the next import', async function () {
  const base = await harbour()
  const moved = 'content/articles/de/boote/festmachen.mdx'
  await base.write(moved, await base.read(file))
  await base.remove(file)
  await base.import()
  await base.remove(moved)
  await change(base, 'the pier', 'the quay')
  const {own} = await about(base)
  expect(own[0]?.place.file).toBe(moved)

  await decide(base, {id: own[0]?.id ?? '', answer: 'take', ...said})
  const back = await about(base)
  expect(back).toMatchObject({rules: [], articles: [{path: moved, written: 'new'}]})
  expect(await base.read(moved)).toContain('the long line to the quay')
  expect(await isThere(base, 'content/articles/de/boote/mooring/a-long-line.png')).toBe(true)
  expect(await isThere(base, file)).toBe(false)
})

test('it does not come back over another file', async function () {
  const base = await harbour()
  await base.remove(file)
  const {own} = await about(base)
  const notes = '---\nid: notes\ntitle: Notes\n---\n\nNotes of mine.\n'
  await base.write(file, notes)
  await decide(base, {id: own[0]?.fingerprint ?? '', answer: 'take', ...said})
  const {articles} = await about(base)
  expect(articles.map(({path}) => path)).toContain('content/articles/en/inbox/mooring-2.mdx')
  expect(await base.read(file)).toBe(notes)
})

test('moved to another section and language, it is followed with its pictures', async function () {
  const base = await harbour()
  const moved = 'content/articles/de/boote/festmachen.mdx'
  await base.write(moved, (await base.read(file)).replace('at once', 'at once, twice'))
  await base.remove(file)
  await change(base, 'the pier', 'the quay')
  const {articles, rules} = await about(base)
  expect(articles.map(({path}) => path)).toEqual([moved])
  expect(rules).toEqual([])
  const text = await base.read(moved)
  expect(text).toContain('to the quay')
  expect(text).toContain('at once, twice')
  expect(text).toContain('](./mooring/a-long-line.png)')
  expect(await isThere(base, 'content/articles/de/boote/mooring/a-long-line.png')).toBe(true)
  expect(await isThere(base, file)).toBe(false)
})

test('of a file and its copy, the one that lies where the article lay is the article', async function () {
  const base = await harbour()
  const copy = 'content/articles/en/inbox/a-copy.mdx'
  const mine = (await base.read(file)).replace('at once', 'in the copy')
  await base.write(copy, mine)
  await change(base, 'the pier', 'the quay')
  const {articles, own} = await about(base)
  expect(articles.map(({path}) => path)).toEqual([file])
  expect(own).toMatchObject([{rule: 'merge/same-id', place: {file: copy}, args: {other: file}}])
  expect(await base.read(copy)).toBe(mine)
  expect(await base.read(file)).toContain('to the quay')

  const {config, root} = base
  const staged = await stage(root, {config, status: new Map()})
  expect(staged.leftOut).toMatchObject([
    {args: {because: `it has the same id as ${file}`}, at: {file: copy}}
  ])

  await base.remove(file)
  expect(await about(base)).toMatchObject({articles: [{path: copy}], rules: []})
  expect(await base.read(copy)).toContain('in the copy')
})

test('an id that is gone is told where it was, and nothing else happens until it is back', async function () {
  const base = await harbour()
  const text = await base.read(file)
  const without = text.replace(/^id: .*\n/m, '').replace('at once', 'at once, twice')
  expect(without).not.toContain('id:')
  await base.write(file, without)
  await change(base, 'the pier', 'the quay')
  const {articles, own} = await about(base)
  expect(own).toMatchObject([{rule: 'merge/lost-id', args: {article: 'm1'}, place: {file}}])
  expect(articles).toMatchObject([{path: file, status: 'held'}])
  expect(await base.read(file)).toBe(without)

  await base.write(file, text.replace('at once', 'at once, twice'))
  expect((await about(base)).rules).toEqual([])
  expect(await base.read(file)).toMatch(/to the quay[\s\S]*at once, twice/)
})

test('an article stays when its page is gone upstream, and a finding says so', async function () {
  const base = await knowledgeBase({sources: [{name: 'help', type: 'files', paths: ['help']}]})
  await base.write('help/m1.html', page)
  await base.write('help/m1.meta.json', JSON.stringify({title: 'Mooring'}))
  await base.write('help/m2.html', '<p>Another page stays.</p>')
  const [article] = (await base.import()).articles
  const place = article?.path ?? ''
  const mine = (await base.read(place)).replace('at once', 'at once, twice')
  await base.write(place, mine)
  await base.remove('help/m1.html')
  const {findings} = await base.import()
  expect(findings.map(({rule}) => rule)).toContain('drift/upstream-removed')
  expect(await base.read(place)).toBe(mine)
})
