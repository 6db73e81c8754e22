/** What `take` does on the whole way: decided, imported again, and taken back. */

import {expect, test} from 'vitest'
import {checkArticles, decide, standingDecisions, undoDecision} from '../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from './helpers/knowledge-base.ts'

const wiki = `<h2>Make a key</h2>
<ol><li><p>Sign in to Larkhive.</p></li><li><p>Select <strong>Keys</strong>.</p></li>
<li><p>Select <strong>Send test message</strong> and wait for it.</p></li>
<li><p>Select <strong>Save</strong>.</p></li></ol>
<h2>After that</h2><p>Keys end after 60 days. They can be made anew at any time.</p>
<blockquote><p>Never share a key with anyone.</p></blockquote>`
const help = `<h2>Make a key</h2>
<ol><li><p>Sign in to Larkhive.</p></li><li><p>Select <strong>Keys</strong>.</p></li>
<li><p>Select <strong>Save</strong>.</p></li></ol>
<h2>After that</h2><p>Keys end after <em>30 days</em>. They can be made anew at any time.</p>`

const file = 'content/articles/en/inbox/make-a-key.mdx'
const rules = ['step/missing', 'number/conflict', 'warning/missing'] as const

async function twoVersions(): Promise<KnowledgeBase> {
  const base = await knowledgeBase({
    lead: 'help',
    sources: [
      {name: 'help', type: 'files', paths: ['help']},
      {name: 'wiki', type: 'files', paths: ['wiki']}
    ],
    pairs: [['help/1', 'wiki/2']]
  })
  const meta = (id: string) => JSON.stringify({id, title: 'Make a key'})
  await base.write('help/1.html', help)
  await base.write('help/1.meta.json', meta('1'))
  await base.write('wiki/2.html', wiki)
  await base.write('wiki/2.meta.json', meta('2'))
  await base.import()
  return base
}

test('taken texts stand in their places, stay there, and go again', async function () {
  const base = await twoVersions()
  const before = await base.digests()
  expect(await base.read(file)).toContain('*30 days*')

  const {findings} = await checkArticles(base)
  for (const rule of rules) {
    const found = findings.filter((finding) => finding.rule === rule)
    expect(found.map(({severity}) => severity)).toEqual(['error'])
    await decide(base, {id: found[0]!.id, answer: 'take', reason: 'It was tried.'})
  }
  const taken = await base.import()
  expect(taken.settled.map(({rule}) => rule).sort()).toEqual([...rules].sort())
  expect(taken.findings.filter(({severity}) => severity === 'error')).toEqual([])
  for (const {ledger} of taken.articles.flatMap(({versions}) => versions))
    expect([ledger.lost, ledger.added]).toEqual([0, 0])
  expect(await base.read(file)).toMatchInlineSnapshot(`
    "---
    id: "1"
    title: Make a key
    ---

    1. Sign in to Larkhive.
    2. Select **Keys**.
    3. Select **Send test message** and wait for it.
    4. Select **Save**.

    ## After that

    Keys end after *60 days*. They can be made anew at any time.

    > Never share a key with anyone.
    "
  `)

  const after = await base.digests()
  expect((await base.import()).articles.map(({written}) => written)).toEqual(['unchanged'])
  expect(await base.digests()).toEqual(after)

  const [first, ...others] = await standingDecisions(base)
  await undoDecision(base, first!.fingerprint)
  await base.import()
  expect(await base.digests()).not.toEqual(after)
  await decide(base, {id: first!.fingerprint, answer: 'take', reason: 'It was tried.'})
  await base.import()
  expect((await base.digests())[file]).toBe(after[file])
  for (const {fingerprint} of [first!, ...others]) await undoDecision(base, fingerprint)
  await base.import()
  expect(await base.digests()).toEqual(before)
})

test('deleting the lines takes back as well; what a writer changed meanwhile is kept', async function () {
  const base = await twoVersions()
  const before = await base.read(file)
  const {findings} = await checkArticles(base)
  const number = findings.find(({rule}) => rule === 'number/conflict')
  await decide(base, {id: number!.id, answer: 'take', reason: 'It was tried.'})
  await base.import()
  const edited = (await base.read(file)).replace('at any time', 'by anyone')
  await base.write(file, edited)
  await base.remove('content/decisions/1.yaml')

  const result = await base.import()
  expect(await base.read(file)).toBe(before.replace('at any time', 'by anyone'))
  expect(result.findings.map(({rule}) => rule)).not.toContain('merge/conflict')
  await base.write(file, (await base.read(file)).replace('by anyone', 'at any time'))
  await base.import()
  expect(await base.read(file)).toBe(before)
})

test('a text that changes after it was taken is another one: told again, and not taken', async function () {
  const base = await twoVersions()
  const {findings} = await checkArticles(base)
  const number = findings.find(({rule}) => rule === 'number/conflict')
  await decide(base, {id: number!.id, answer: 'take', reason: 'It was tried.'})
  await base.import()
  await base.write('wiki/2.html', wiki.replace('60 days', '90 days'))
  const result = await base.import()
  const rules = result.findings.map(({rule}) => rule)
  expect(rules).toEqual(expect.arrayContaining(['number/conflict', 'decision/unused']))
  expect(await base.read(file)).toContain('*30 days*')
})

test('what cannot be taken is not offered, and refused with its answers', async function () {
  const base = await knowledgeBase({
    lead: 'wiki',
    sources: [
      {name: 'help', type: 'files', paths: ['help']},
      {name: 'wiki', type: 'files', paths: ['wiki']}
    ],
    pairs: [['help/1', 'wiki/2']]
  })
  await base.write('help/1.html', help)
  await base.write('wiki/2.html', wiki)
  await base.import()
  const {findings} = await checkArticles(base)
  const warning = findings.find(({rule}) => rule === 'warning/missing')

  expect(warning?.answers).toEqual(['meant', 'not-same'])
  await expect(
    decide(base, {id: warning!.id, answer: 'take', reason: 'It was tried.'})
  ).rejects.toThrow('cannot be answered with `take`')
})
