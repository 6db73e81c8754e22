/** Secrets on their way through: hidden in what comes in, held back in what is typed, shown where they are examples. */

import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'
import {expect, test} from 'vitest'
import {checkArticles, decide} from '../../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const key = `gh${'p_'}Zk8vQ2mXw5Rt9Lp3Hs6Yb1Nc4Gd7Fj0TzKqW`
const other = key.replace('Zk8', 'Wq4')
const body = `# Create a key\n\n1. Open Settings.\n2. Copy the key, such as ${key}.\n`
const article = 'content/articles/en/inbox/create-a-key.mdx'

/** Files below `content/` that hold `text`. */
async function holding({root}: KnowledgeBase, text: string): Promise<string[]> {
  const files = await readdir(path.join(root, 'content'), {recursive: true, withFileTypes: true})
  const names = files
    .filter((file) => file.isFile())
    .map(({parentPath, name}) => path.join(parentPath, name))
  const texts = await Promise.all(names.map((name) => readFile(name, 'utf8')))
  return names
    .filter((_, at) => texts[at]?.includes(text))
    .map((name) => path.relative(root, name))
    .sort()
}

const secrets = (findings: Awaited<ReturnType<typeof checkArticles>>['findings']) =>
  findings.filter(({rule}) => rule.startsWith('secret/'))

test('what a page says about itself holds no secret either', async function () {
  const base = await knowledgeBase()
  await base.write('in/a.md', 'Open the settings of the harbour.\n')
  await base.write(
    'in/a.meta.json',
    JSON.stringify({title: `The key ${key}`, labels: [`api token ${key}`]})
  )
  await base.import()

  expect(await holding(base, key)).toEqual([])
  const {findings} = await checkArticles(base)
  expect(secrets(findings).map(({rule}) => rule)).toEqual([
    'secret/github-token',
    'secret/github-token'
  ])
})

test('an example is shown after a person said so, and hidden again without the decision', async function () {
  const base = await knowledgeBase()
  await base.write('in/a.md', body)
  await base.import()
  expect(await holding(base, key)).toEqual([])
  const hidden = await base.digests()

  const [finding] = secrets((await checkArticles(base)).findings)
  await decide(base, {id: finding?.fingerprint ?? '', answer: 'publish', reason: 'of the vendor'})
  const imported = await base.import()
  expect(await holding(base, key)).toEqual([
    article,
    'content/base/a.mdx',
    'content/sources/files/a/page.md'
  ])
  expect(imported.findings).toEqual([])
  expect(imported.settled).toHaveLength(1)
  expect((await checkArticles(base)).findings).toEqual([])

  const once = await base.digests()
  await base.import()
  expect(await base.digests()).toEqual(once)

  await base.write(article, `${await base.read(article)}\nThe key ${key} is an example.\n`)
  expect(secrets((await checkArticles(base)).findings)).toEqual([])

  await base.write(article, (await base.read(article)).replace(/\nThe key .*\n/, ''))
  await base.remove('content/decisions/a.yaml')
  await base.import()
  expect(await base.digests()).toEqual(hidden)
})

test('an article that a writer types a secret into is held back until it is gone', async function () {
  const base = await knowledgeBase()
  await base.write('in/a.md', body.replace(`, such as ${key}`, ''))
  await base.import()
  const clean = await base.read(article)
  await base.write(
    article,
    `${clean.replace('title:', 'status: published\ntitle:')}\nUse ${other}.\n`
  )
  await base.write(
    'content/articles/en/inbox/own.mdx',
    `---\nid: own\ntitle: Own\n---\n\nUse ${other}.\n`
  )

  const {articles, findings} = await checkArticles(base)
  expect(articles.map(({id, status, heldBecause}) => [id, status, heldBecause])).toEqual([
    ['a', 'held', ['what looks like a secret stands in line 10']],
    ['own', 'held', ['what looks like a secret stands in line 6']]
  ])
  expect(secrets(findings).map(({place, severity}) => [place, severity])).toEqual([
    [{file: article, line: 10, column: 5}, 'error'],
    [{file: 'content/articles/en/inbox/own.mdx', line: 6, column: 5}, 'error']
  ])
  expect(await base.read(article)).toContain(other)

  for (const {fingerprint} of secrets(findings))
    await decide(base, {id: fingerprint, answer: 'publish', reason: 'made up for the guide'})
  expect((await checkArticles(base)).articles.map(({status}) => status)).toEqual([
    'published',
    'published'
  ])
})

test('an example is one in every place that shows it', async function () {
  const base = await knowledgeBase()
  await base.write('in/a.md', `${body}\n\nThen call https://relay.harbour.example/?token=${key}\n`)
  await base.import()
  const [finding, again] = secrets((await checkArticles(base)).findings)
  expect(again).toBeDefined()

  await decide(base, {id: finding?.fingerprint ?? '', answer: 'publish', reason: 'of the vendor'})
  await base.import()
  const {findings, settled} = await checkArticles(base)
  expect(secrets(findings)).toEqual([])
  expect(secrets(settled)).toHaveLength(2)
})

test('a secret is told in a file that is no article, too', async function () {
  const base = await knowledgeBase()
  await base.write(article, `---\ntitle: No id\n---\n\nUse ${key} in each call.\n`)
  const {findings} = await checkArticles(base)
  expect(findings.map(({rule, answers}) => [rule, answers])).toEqual([
    ['mdx/front-matter', undefined],
    ['secret/github-token', []]
  ])
})
