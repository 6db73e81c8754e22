/** Who may read what of a help centre: what is for some only stays out, whoever asks. */

import {expect, test} from 'vitest'
import type {RunResult} from '../../../src/model/result.ts'
import {sentence} from '../../../src/report/index.ts'
import {articleAt, articleId, makeCentre} from '../../helpers/zendesk-server/centre.ts'
import {everythingIn, home, rules, staff, tally} from './knowledge.ts'

const key = (index: number, locale = '') => `help/${articleId(index)}${locale}`

test('drafts, and what is for some readers only, stay out', async function () {
  const centre = makeCentre(12)
  articleAt(centre, 2).segment = 77
  articleAt(centre, 5).texts['en-us']!.draft = true
  articleAt(centre, 4).texts['de']!.draft = true
  const options = {env: staff}
  const {kb, server, ...help} = await home(centre, {}, options)
  const result = await help.import()
  expect(server.broken).toEqual([])
  const ids = result.articles.map(({id}) => id)
  expect(ids.length).toBe(12)
  expect(ids).not.toContain(String(articleId(2)))
  expect(ids).not.toContain(String(articleId(5)))
  expect(ids).not.toContain(`${articleId(4)}-de`)
  const left = result.findings.filter(({rule}) => rule === 'source/restricted')
  expect(left.map(({args, severity}) => [args['title'], args['because'], severity]).sort()).toEqual(
    [
      ['Book the harbour 2', undefined, 'warning'],
      ['Book the pilot 5', 'draft', 'info'],
      ['Einen Platz buchen 4', 'draft', 'info']
    ]
  )
  expect(await everythingIn(kb.root)).not.toMatch(/number 2 is|number 5 is|Platz 4 wird/)

  const open = await home(centre, {}, {...options, drafts: true, restricted: true})
  expect((await open.import()).articles.length).toBe(15)
})

test('what was closed since, or made a draft again, is told once, and not as gone', async function () {
  const centre = makeCentre(6)
  const help = await home(centre, {}, {env: staff})
  await help.import()
  articleAt(centre, 2).segment = 77
  articleAt(centre, 2).texts['en-us']!.body = '<p>For the crew alone.</p>'
  articleAt(centre, 3).texts['en-us']!.draft = true
  const result = await help.import()
  const told = result.findings.filter(({source}) => source === key(2) || source === key(3))
  expect(told.map((each) => [each.source, each.severity, sentence(each)])).toEqual([
    [
      key(2),
      'warning',
      'The page “Book the harbour 2” is shown to some people only now, so its article stays as it was'
    ],
    [
      key(3),
      'warning',
      'The page “Book the lighthouse 3” is a draft again, so its article stays as it was'
    ]
  ])
  expect(rules(result)).not.toContain('drift/upstream-removed')
  expect(await everythingIn(help.kb.root)).not.toContain('crew alone')
})

test('what was closed since is held back until it is open again', async function () {
  const centre = makeCentre(6)
  const help = await home(centre, {}, {env: staff})
  await help.import()
  const before = await help.kb.digests()
  articleAt(centre, 2).segment = 77
  articleAt(centre, 3).texts['en-us']!.draft = true
  const held = ({articles}: RunResult) =>
    articles.flatMap(({id, status, heldBecause}) => (status === 'held' ? [[id, heldBecause]] : []))
  const closed = [
    [String(articleId(2)), ['help shows it to some people only now']],
    [String(articleId(3)), ['help made it a draft again']]
  ]
  expect(held(await help.import())).toEqual(closed)
  // It stays so without a network, and when nothing else changes.
  expect(held(await help.import({offline: true}))).toEqual(closed)
  const again = await help.import()
  expect(held(again)).toEqual(closed)
  expect(rules(again)).toContain('source/restricted')
  const {stage} = await import('../../../src/stage/index.ts')
  const {staged} = await stage(help.kb.root, {
    config: help.kb.config,
    status: new Map(again.articles.map(({id, status}) => [id, status]))
  })
  expect(staged.length).toBe(again.articles.length - 2)

  articleAt(centre, 2).segment = null
  articleAt(centre, 3).texts['en-us']!.draft = false
  expect(held(await help.import())).toEqual([])
  expect(await help.kb.digests()).toEqual(before)
})

test('who sees an article is not guessed for those who see more than everybody', async function () {
  const leaves = ['user_segment_id', 'user_segment_ids']
  const closed = await home(makeCentre(4), {leaves}, {env: staff})
  const result = await closed.import()
  expect(result.articles).toEqual([])
  expect(
    result.findings.filter(({rule}) => rule === 'source/readers-unknown').map(({args}) => args)
  ).toEqual([{source: 'help', pages: 5}])

  const open = await home(makeCentre(4), {leaves})
  expect((await open.import()).articles.length).toBe(5)
})

test('anybody, an account with its token, a token of OAuth, one source by its name', async function () {
  const centre = makeCentre(6)
  articleAt(centre, 2).segment = 77
  const all = {restricted: true, locales: ['en-us']}
  expect((await (await home(centre, {}, all)).read()).length).toBe(5)
  expect((await (await home(centre, {}, {...all, env: staff})).read()).length).toBe(6)

  const oauth = {authorization: 'Bearer Reef-4'}
  for (const env of [{ZENDESK_OAUTH_TOKEN: 'Reef-4'}, {COLLATE_HELP_TOKEN: 'Reef-4', ...staff}])
    expect((await (await home(centre, oauth, {...all, env})).read()).length).toBe(6)
  const own = {COLLATE_HELP_EMAIL: 'jo@harbour.example/token', COLLATE_HELP_TOKEN: 'Tide-9'}
  expect((await (await home(centre, {}, {...all, env: own})).read()).length).toBe(6)
})

test('tags by their names, for those who may see them', async function () {
  const help = await home(makeCentre(6), {}, {env: staff})
  await help.import()
  expect(tally(help.asked())['/guide/content_tags']).toBe(1)
  const file = `content/sources/${key(4)}/page.json`
  expect(JSON.parse(await help.kb.read(file))).toMatchObject({tags: ['Night shift']})
  expect(JSON.parse(await help.kb.read(`content/sources/${key(5)}/page.json`))).toMatchObject({
    promoted: true,
    labels: ['how-to', 'pilot']
  })

  // Refused later, they stay what they were.
  help.server.options.fault = (address) =>
    address.includes('content_tags') ? {kind: 'status', status: 403} : undefined
  await help.import()
  expect(JSON.parse(await help.kb.read(file))).toMatchObject({tags: ['Night shift']})
})
