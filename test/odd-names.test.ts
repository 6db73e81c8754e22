/** Names and addresses that no disk takes and no browser sends: they cost nothing but themselves. */

import {expect, test} from 'vitest'
import {checkArticles} from '../src/pipeline.ts'
import {redirects} from '../src/stage/addresses.ts'
import {stage} from '../src/stage/index.ts'
import {knowledgeBase} from './helpers/knowledge-base.ts'

test('half a character in an old address leads nowhere, and stops no build', function () {
  const wanted = [
    {from: '/old/\uD83D', to: '/a/'},
    {from: '/old/😀', to: '/a/'}
  ]
  expect(redirects(wanted, new Set()).map(({from}) => from)).toEqual(['/old/😀'])
})

test('files whose names no disk takes are not there', async function () {
  const base = await knowledgeBase()
  const names = [
    'a%00b.png',
    `${'x'.repeat(400)}.png`,
    `${'x/'.repeat(3000)}a.png`,
    `${'é'.repeat(200)}.pdf`
  ]
  const body = names.map((name) => `![a](${name})\n\n[b](./${name})`).join('\n\n')
  await base.write('content/articles/en/inbox/a.mdx', `---\nid: a\ntitle: A\n---\n\n${body}\n`)
  const {articles} = await checkArticles(base, {})
  expect(articles.map(({status}) => status)).toEqual(['published'])
  expect((await stage(base.root, {config: base.config})).staged).toEqual(['a'])
})

test('a section that no disk takes is told, and the page comes in', async function () {
  const base = await knowledgeBase()
  await base.write('in/a.html', '<h2>Keys</h2><p>Open.</p>')
  await base.write('in/a.meta.json', JSON.stringify({section: 'long'.repeat(1000)}))
  const {articles, findings} = await base.import()
  expect(articles).toHaveLength(1)
  expect(findings.map(({rule}) => rule)).toContain('source/bad-sidecar')
})

test.each([
  ['no JSON', () => '<<<<<<< ours\n{}'],
  ['without what it needs', (json: string) => json.replace('"paths"', '"path"')],
  ['of another page', (json: string) => json.replace('"id": "a"', '"id": "../../a"')]
])('a snapshot that is %s is told', async function (_, broken) {
  const base = await knowledgeBase()
  await base.write('in/a.html', '<h2>Keys</h2><p>Open.</p>')
  await base.import()
  const file = 'content/sources/files/a/page.json'
  await base.write(file, broken(await base.read(file)))
  await expect(checkArticles(base, {})).rejects.toMatchObject({
    name: 'StopError',
    message: expect.stringContaining(file)
  })
})
