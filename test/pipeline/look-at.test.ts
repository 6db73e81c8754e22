/** What is found in single articles, whoever wrote them: in the page at first, then in the writer’s file. */

import {expect, test} from 'vitest'
import {checkArticles} from '../../src/pipeline.ts'
import {knowledgeBase} from '../helpers/knowledge-base.ts'

const file = 'content/articles/en/inbox/make-a-key.mdx'

test('a promise of steps is held against them, before and after a writer edits', async function () {
  const base = await knowledgeBase()
  await base.write(
    'in/1.html',
    '<h2>Make a key in 4 easy steps</h2><ol><li>Sign in.</li><li>Select Keys.</li><li>Save.</li></ol>'
  )
  await base.write('in/1.meta.json', JSON.stringify({id: '1', title: 'Make a key'}))
  const claims = (result: Awaited<ReturnType<typeof checkArticles>>) =>
    result.findings.filter(({rule}) => rule === 'step/count-claim')
  const [first] = claims(await base.import())
  expect(first).toMatchObject({args: {claimed: 4, steps: 3}, place: {line: 1}})
  expect(first?.place.file).toBe('in/1.html')

  const text = await base.read(file)
  await base.write(file, text.replace('Save.', 'Save it.'))
  const [edited] = claims(await checkArticles(base))
  expect(edited).toMatchObject({fingerprint: first?.fingerprint, place: {file}})

  await base.write(file, `${text}4. Wait.\n`)
  expect(claims(await checkArticles(base))).toEqual([])
})

test('an article without a source is looked at, too, and no secret in it is quoted', async function () {
  const base = await knowledgeBase()
  const secret = ['ghp', 'Zr8kQ2mV5xW9tB3nL7pD1sF6hJ4cG0aYeUiO'].join('_')
  const line = `Use the key ${secret} for all calls that the agent sends to the gate.`
  await base.write(
    'content/articles/en/inbox/own.mdx',
    `---\nid: own\ntitle: Own\n---\n\n${line}\n\n${line}\n`
  )
  const {findings} = await checkArticles(base)
  expect(findings.map(({rule}) => rule)).toContain('dup/block')
  expect(JSON.stringify(findings)).not.toContain(secret)
})

test('a link that a writer copied from the address bar of the wiki is told, with the article that is meant', async function () {
  const base = await knowledgeBase()
  const wiki = 'https://harbour.atlassian.example/wiki/spaces/OPS/pages'
  for (const id of ['101', '102']) {
    await base.write(`in/${id}.html`, `<p>Page ${id} says what to do.</p>`)
    const meta = {id, title: `Page ${id}`, url: `${wiki}/${id}/Page-${id}`}
    await base.write(`in/${id}.meta.json`, JSON.stringify(meta))
  }
  const {articles} = await base.import()
  const path = articles.find(({id}) => id === '101')?.path ?? ''
  const added = `See [this](${wiki}/102/Page-102), [that](${wiki}/999/Gone) and [more](https://more.example/).`
  await base.write(path, `${await base.read(path)}\n${added}\n`)
  const {findings} = await checkArticles(base)
  const links = findings.filter(({rule}) => rule === 'link/internal-upstream')
  expect(links.map(({args}) => args)).toEqual([
    {url: `${wiki}/102/Page-102`, article: '102'},
    {url: `${wiki}/999/Gone`}
  ])
})
