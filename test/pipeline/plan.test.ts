/** What an import would do is told, and done by the import alone; parts and portions of one leave the rest as it is. */

import {expect, test} from 'vitest'
import type {PlannedFile} from '../../src/model/plan.ts'
import type {RunResult} from '../../src/model/result.ts'
import {planCounts} from '../../src/report/plan.ts'
import {zipOf} from '../helpers/archives.ts'
import {fileServer} from '../helpers/file-server.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'
import {treeDigests} from '../helpers/tree-digests.ts'

const page = (words: string) => `<h2>Step 1: Look</h2><p>${words}</p><h2>Step 2: Go</h2><p>Go.</p>`
const article = (name: string) => `content/articles/en/inbox/${name}.mdx`

async function harbour(names: readonly string[]): Promise<KnowledgeBase> {
  const base = await knowledgeBase({sources: [{name: 'wiki', type: 'files', paths: ['in']}]})
  for (const name of names) await save(base, name, `Look at the ${name}.`)
  return base
}

async function save(base: KnowledgeBase, name: string, words: string): Promise<void> {
  await base.write(`in/${name}.html`, page(words))
  await base.write(`in/${name}.meta.json`, JSON.stringify({title: name}))
}

const made = ({articles}: RunResult) => articles.map(({id, written}) => `${id} ${written}`)
const removed = ({findings}: RunResult) =>
  findings.filter(({rule}) => rule === 'drift/upstream-removed').length

test('a dry run tells what the import then does, and touches nothing', async function () {
  const base = await harbour(['anchor', 'buoy', 'canal'])
  await base.import()
  await base.write(article('buoy'), (await base.read(article('buoy'))).replace('Go.', 'Go home.'))
  await base.write(article('canal'), (await base.read(article('canal'))).replace('canal.', 'lock.'))
  await save(base, 'canal', 'Look at the sluice.')
  await save(base, 'buoy', 'Look at the buoy now.')
  await save(base, 'dock', 'Look at the dock.')
  const before = await treeDigests(base.root)
  const dry = await base.import({write: false})
  expect(await treeDigests(base.root)).toEqual(before)
  expect(planCounts(dry)).toEqual({new: 1, changed: 1, unchanged: 2, conflicts: 1, held: 0})

  const real = await base.import()
  const after = await treeDigests(base.root)
  const changed = Object.keys({...before, ...after})
    .filter((file) => file.startsWith('content/') && before[file] !== after[file])
    .filter((file) => after[file] !== 'folder')
  expect(filesOf(dry)).toEqual(changed.sort())
  expect(made(real)).toEqual(made(dry))
  expect(patchOf(dry, 'buoy')).toBe(
    `--- a/${article('buoy')}
+++ b/${article('buoy')}
@@ -5,7 +5,7 @@
 
 ## Step 1: Look
 
-Look at the buoy.
+Look at the buoy now.
 
 ## Step 2: Go
 
`
  )
  expect(patchOf(dry, 'dock')).toMatch(
    /^--- \/dev\/null\n\+\+\+ b\/.*\n@@ -0,0 \+1,\d+ @@\n\+---\n/
  )
})

const filesOf = ({plan = []}: RunResult) => plan.map(({file}) => file).sort()
const patchOf = ({plan = []}: RunResult, name: string) =>
  plan.find(({file}: PlannedFile) => file === article(name))?.patch

test('a dry run keeps nothing of zips, nor of pictures that it asks other hosts for', async function () {
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkqGeoBwACAgEBsa9GowAAAABJRU5ErkJggg==',
    'base64'
  )
  const server = await fileServer({
    '/tide.png': {bytes: picture, headers: {'content-type': 'image/png'}}
  })
  const base = await knowledgeBase({files: {privateHosts: [server.host]}})
  await base.write(
    'in/all.zip',
    await zipOf({
      'tide.html': `<h1>tide</h1>${page('Look.')}<p><img src="${server.url}/tide.png" alt="Tide"></p>`
    })
  )
  const before = await treeDigests(base.root)
  const dry = await base.import({write: false})
  expect(filesOf(dry)).toContain(`${article('tide').replace('.mdx', '')}/step-2.png`)
  expect(await treeDigests(base.root)).toEqual(before)
  await base.import()
  expect(filesOf(await base.import({write: false}))).toEqual([])
  await server.close()
})

test('no diff shows a secret that somebody typed', async function () {
  const base = await harbour(['anchor'])
  await base.import()
  const token = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`
  await base.write(
    article('anchor'),
    (await base.read(article('anchor'))).replace('Look\n', `Look: Use ${token}\n`)
  )
  await save(base, 'anchor', 'Look at the chain.')
  const patch = patchOf(await base.import({write: false}), 'anchor')
  expect(patch).toContain('+Look at the chain.')
  expect(patch).toContain('Use ')
  expect(patch).not.toContain(token)
})

test('the diffs of so many articles are kept, the others are named', async function () {
  const base = await harbour(['anchor', 'buoy', 'canal'])
  const {plan = []} = await base.import({write: false, patches: 2})
  const articles = plan.filter(({file}) => file.endsWith('.mdx') && file.includes('/articles/'))
  expect(articles.map(({patch}) => patch !== undefined)).toEqual([true, true, false])
})

test.each([
  ['an id', 'buoy'],
  ['a page', 'wiki/buoy'],
  ['a pattern of pages', 'wiki/b*'],
  ['a file of pages', 'in/bu?y.html'],
  ['a file', `./${article('buoy')}`]
])('only what %s names is brought in', async function (_, name) {
  const base = await harbour(['anchor', 'buoy', 'canal'])
  await base.import()
  for (const each of ['anchor', 'buoy', 'dock']) await save(base, each, 'Look out.')
  await base.remove('in/canal.html')
  const before = await base.digests()
  const result = await base.import({only: [name]})
  expect(made(result)).toEqual(['buoy updated'])
  expect([result.isPart, removed(result)]).toEqual([true, 0])
  const after = await base.digests()
  const others = Object.keys(after).filter((file) => before[file] !== after[file])
  expect(others.every((file) => file.includes('buoy'))).toBe(true)
  expect(made(await base.import())).toEqual([
    'anchor updated',
    'buoy unchanged',
    'canal unchanged',
    'dock new'
  ])
})

test('links to what is not brought in this time lead where they led', async function () {
  const base = await harbour(['anchor', 'buoy'])
  await base.write('in/anchor.html', page('See <a href="buoy.html">the buoy</a>.'))
  await base.import()
  const before = await base.read(article('anchor'))
  await base.write('in/anchor.html', page('See <a href="buoy.html">the buoy</a> now.'))
  await base.import({only: ['anchor']})
  expect(await base.read(article('anchor'))).toBe(
    before.replace('.\n\n## Step 2', ' now.\n\n## Step 2')
  )
})

test('a name that means nothing stops the run, with the likely one', async function () {
  const base = await harbour(['anchor', 'buoy'])
  const stopped = (only: string[]) => base.import({only}).catch((error: unknown) => error)
  expect(await stopped(['wiki/bouy'])).toMatchObject({
    message: '`--only wiki/bouy` names no page and no article',
    hint: expect.stringContaining('Did you mean `wiki/buoy`?')
  })
  expect(await stopped(['buoy', 'x*'])).toMatchObject({message: expect.stringContaining('x*')})
  expect(Object.keys(await treeDigests(base.root)).filter((file) => /content/.test(file))).toEqual(
    []
  )
})

test('a first import in portions ends where one at once does', async function () {
  const names = ['anchor', 'buoy', 'canal', 'dock', 'eddy']
  const [base, other] = [await harbour(names), await harbour(names)]
  const [first, second, third] = [
    await base.import({limit: 2}),
    await base.import({limit: 2}),
    await base.import({limit: 2})
  ]
  expect(made(first)).toEqual(['anchor new', 'buoy new'])
  expect(first.waiting).toEqual(['wiki/canal', 'wiki/dock', 'wiki/eddy'])
  expect(made(second)).toEqual(['anchor unchanged', 'buoy unchanged', 'canal new', 'dock new'])
  expect(second.waiting).toEqual(['wiki/eddy'])
  expect(third.waiting).toEqual([])
  await other.import()
  expect(await base.digests()).toEqual(await other.digests())
})

test('new pages come before changed ones; none that waits is gone, and looks take no place', async function () {
  const base = await harbour(['anchor', 'buoy', 'canal', 'dock'])
  await base.import()
  await base.write('in/anchor.html', page('Look at the <span>anchor</span>.'))
  for (const each of ['buoy', 'canal', 'eddy']) await save(base, each, 'Look out.')
  await base.remove('in/dock.html')
  const first = await base.import({limit: 2})
  expect(made(first)).toEqual([
    'anchor unchanged',
    'buoy updated',
    'canal unchanged',
    'dock unchanged',
    'eddy new'
  ])
  expect(first.waiting).toEqual(['wiki/canal'])
  expect(removed(first)).toBe(1)
  expect(first.findings.filter(({rule}) => rule === 'drift/upstream-changed')).toHaveLength(1)
  const second = await base.import({limit: 1})
  expect(made(second)[2]).toBe('canal updated')
  expect(second.waiting).toEqual([])
})
