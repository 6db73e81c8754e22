/** Links that lead to no article which readers see, and pictures and files that are not there, as a check tells them. */

import {expect, test} from 'vitest'
import type {Finding} from '../../src/model/finding.ts'
import {checkContent, stageContent} from '../../src/pipeline/stage-content.ts'
import {checkArticles, decide, undoDecision} from '../../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const beside = (name: string) => `content/articles/en/keys/${name}`
const keys = (name: string) => beside(`${name}.mdx`)
const front = (id: string, more = '') => `---\nid: ${id}\ntitle: The ${id}\n${more}---\n\n`
const told = (findings: readonly Finding[]) =>
  findings.map(({rule, place: {file, line, column}, args}) => [
    rule,
    `${file}:${line}:${column}`,
    args
  ])

const text = `${front('start')}See [b](article:other), [c](article:gone) and [d](article:draft).

![A step](start/step.png) ![Another](start/stpe.png)

Take [the form](form.pdf), [mail](mailto:a@b.example), [home](/), [this](javascript:alert) or [here][x].

[x]: article:othr
`

async function made(): Promise<KnowledgeBase> {
  const base = await knowledgeBase()
  await base.write(keys('start'), text)
  await base.write(beside('start/step.png'), 'a picture')
  await base.write(keys('other'), `${front('other')}Look.\n`)
  await base.write(keys('draft'), `${front('draft', 'status: draft\n')}[Nowhere](article:gone)\n`)
  return base
}

test('each is told where it stands, with what was meant; building says the same', async function () {
  const base = await made()
  const {findings} = await checkArticles(base)
  const file = keys('start')
  expect(told(findings)).toEqual([
    ['link/unknown-article', `${file}:6:25`, {id: 'gone'}],
    ['link/unknown-article', `${file}:6:47`, {id: 'draft'}],
    [
      'image/not-found',
      `${file}:8:27`,
      {url: 'start/stpe.png', alt: 'Another', likely: 'start/step.png'}
    ],
    ['link/left-out', `${file}:10:6`, {url: 'form.pdf'}],
    ['link/left-out', `${file}:10:67`, {url: 'javascript:alert'}],
    [
      'link/unknown-article',
      `${file}:10:95`,
      {id: 'othr', likely: 'article:other', title: 'The other'}
    ]
  ])
  const staged = await stageContent(base, await checkContent(base))
  expect(told(staged.findings)).toEqual(told(findings))
  expect(staged.findings.map(({id}) => id)).toEqual(findings.map(({id}) => id))

  const again = await checkArticles(base)
  expect(again.findings).toEqual(findings)
  const part = await checkArticles(base, {only: ['draft']})
  expect(part.findings).toEqual([])
})

test('what is meant is settled, there and while building; and open again', async function () {
  const base = await made()
  const [first, ...others] = (await checkArticles(base)).findings
  await decide(base, {id: first?.id ?? '', answer: 'meant', reason: 'It comes back in May'})
  const verdict = await checkContent(base)
  const {findings} = await stageContent(base, verdict)
  expect(findings.map(({fingerprint}) => fingerprint)).toEqual(
    others.map(({fingerprint}) => fingerprint)
  )
  expect((await checkArticles(base)).settled).toHaveLength(1)
  await undoDecision(base, first?.fingerprint ?? '')
  expect((await checkArticles(base)).findings).toHaveLength(others.length + 1)
})

test('what appears beside an article, or comes to be published, is found at once', async function () {
  const base = await made()
  const rules = async () =>
    (await checkArticles(base)).findings.map(({args}) => args['id'] ?? args['url'])
  await base.write(beside('start/stpe.png'), 'another picture')
  await base.write(beside('form.pdf'), 'a form')
  await base.write(keys('draft'), `${front('draft')}Look.\n`)
  expect(await rules()).toEqual(['gone', 'javascript:alert', 'othr'])
  await base.remove(keys('other'))
  expect(await rules()).toEqual(['other', 'gone', 'javascript:alert', 'othr'])
})

test('articles that wait may lead to each other', async function () {
  const base = await knowledgeBase()
  const review = 'status: review\n'
  await base.write(keys('a'), `${front('a', review)}[b](article:b) [d](article:d)\n`)
  await base.write(keys('b'), `${front('b', review)}[a](article:a)\n`)
  await base.write(keys('c'), `${front('c')}[a](article:a)\n`)
  await base.write(keys('d'), `${front('d', 'status: draft\n')}[a](article:a)\n`)
  const {findings} = await checkArticles(base)
  expect(findings.map(({article, args}) => [article, args['id']])).toEqual([
    ['a', 'd'],
    ['c', 'a']
  ])
  const shards = await Promise.all(
    [1, 2, 3].map((index) => checkArticles(base, {shard: {index, count: 3}}))
  )
  expect(shards.flatMap((shard) => shard.findings.map(({id}) => id)).sort()).toEqual(
    findings.map(({id}) => id).sort()
  )
})

test('a picture that an import brought in and somebody took away is missed', async function () {
  const base = await knowledgeBase()
  await base.write('in/a.html', '<p>Look.</p><p><img src="shot.png" alt="A shot"></p>')
  await base.write('in/a.meta.json', JSON.stringify({title: 'Look', section: 'keys'}))
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  await base.write('in/shot.png', Buffer.from(png, 'base64'))
  await base.import()
  const rules = async () => (await checkArticles(base)).findings.map(({rule}) => rule)
  expect(await rules()).toEqual([])
  const [picture = ''] = Object.keys(await base.digests()).filter((file) =>
    /articles\/.*\.png$/.test(file)
  )
  await base.remove(picture)
  expect(await rules()).toEqual(['image/not-found'])
})
