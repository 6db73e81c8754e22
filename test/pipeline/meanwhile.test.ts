/** What people do while an import is at work costs nobody a word. */

import {mkdir, readdir, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {afterEach, expect, test} from 'vitest'
import {checkArticles, decide, importPages, setPair} from '../../src/pipeline.ts'
import {type FileServer, fileServer} from '../helpers/file-server.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const inbox = 'content/articles/en/inbox'
const open: FileServer[] = []

afterEach(async function () {
  for (const server of open.splice(0)) await server.close()
})

/**
 * Two articles of which the first changed at its source. The second asks for a picture, after the first was made;
 * `meanwhile` is done then.
 */
async function atWork(
  meanwhile: (base: KnowledgeBase) => Promise<void>
): Promise<{base: KnowledgeBase; again: Promise<unknown>}> {
  let done: Promise<void> | undefined
  const server = await fileServer(
    {
      '/quay.png': function () {
        done ??= meanwhile(base)
        return {status: 404}
      }
    },
    {delay: 200}
  )
  open.push(server)
  const base = await knowledgeBase({files: {privateHosts: [server.host]}})
  await base.write(
    'in/a.html',
    '<h1>Anchors</h1><p>Drop the anchor.</p><p>Pay out chain.</p><p>Then wait.</p>'
  )
  await base.import()
  await base.write(
    'in/a.html',
    '<h1>Anchors</h1><p>Drop the anchor slowly.</p><p>Pay out chain.</p><p>Then wait.</p>'
  )
  await base.write(
    'in/b.html',
    `<h1>Boats</h1><p><img src="${server.url}/quay.png" alt="Quay"></p>`
  )
  return {base, again: base.import().finally(() => done)}
}

test('an article that a writer saves during an import keeps what was saved', async function () {
  const {base, again} = await atWork(async function (base) {
    const text = await base.read(`${inbox}/anchors.mdx`)
    await base.write(`${inbox}/anchors.mdx`, text.replace('Then wait.', 'Then wait an hour.'))
  })
  await expect(again).rejects.toThrow(`${inbox}/anchors.mdx was saved while this run was at work`)
  const saved = await base.read(`${inbox}/anchors.mdx`)
  expect(saved).toContain('Then wait an hour.')
  expect(saved).not.toContain('slowly')
  expect(await readdir(path.join(base.root, inbox))).toEqual(['anchors.mdx'])

  // The change of the source is not forgotten: the next run merges both.
  await base.import()
  expect(await base.read(`${inbox}/anchors.mdx`)).toMatch(/slowly[\s\S]*Then wait an hour/)
})

test('nobody else writes while an import does, and checks go on', async function () {
  const told: unknown[] = []
  const {again} = await atWork(async function (base) {
    const second = [
      () => base.import(),
      () => decide(base, {id: 'k3f9', answer: 'meant', reason: 'none'}),
      () => setPair(base, 'files/a', 'files/b', true)
    ]
    for (const each of second) told.push(await each().catch((error: Error) => error.message))
    told.push((await checkArticles(base)).articles.length)
  })
  await again
  const busy = `Another run is writing into this knowledge base: process ${process.pid}`
  expect(told).toEqual([busy, busy, busy, 1])
})

test('an import that writes nothing waits for nobody', async function () {
  const {base, again} = await atWork(async function (base) {
    await importPages(base, {
      paths: [path.join(base.root, 'in')],
      write: false,
      cwd: base.root,
      offline: true
    })
  })
  await again
  expect(await base.read(`${inbox}/anchors.mdx`)).toContain('slowly')
})

test('no article takes the place of a file that says no id', async function () {
  const base = await knowledgeBase()
  const theirs = '---\ntitle: Anchors\n---\n\nBy hand.\n'
  await base.write(`${inbox}/anchors.mdx`, theirs)
  await base.write('in/a.html', '<h1>Anchors</h1><p>Drop the anchor.</p>')
  await base.import()

  expect(await base.read(`${inbox}/anchors.mdx`)).toBe(theirs)
  expect(await base.read(`${inbox}/anchors-2.mdx`)).toContain('Drop the anchor.')
})

test('a decision finishes what an interrupted import began', async function () {
  const base = await knowledgeBase()
  await base.write('in/a.html', '<h1>Anchors</h1><p>Drop the anchor.</p>')
  await base.write('in/b.html', '<h1>Boats</h1><p>Row the boat.</p>')
  await base.import()
  const staged = '.collate/staging/99999999-0/0'
  await mkdir(path.join(base.root, path.dirname(staged)), {recursive: true})
  await writeFile(path.join(base.root, staged), 'title: Quays\n')
  const file = 'content/sections/quays.yaml'
  const journal = {schemaVersion: 1, moves: [{file, staged, was: null, unit: 0}]}
  await base.write('.collate/journal.json', JSON.stringify(journal))

  await setPair(base, 'files/a', 'files/b', false)
  expect(await base.read(file)).toBe('title: Quays\n')
  expect(await readdir(path.join(base.root, '.collate'))).not.toContain('journal.json')
})
