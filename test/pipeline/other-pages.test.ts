/** What a page shows of other pages, through whole imports. */

import {rm} from 'node:fs/promises'
import {describe, expect, test} from 'vitest'
import {rules} from '../../src/model/rules/index.ts'
import {checkArticles} from '../../src/pipeline.ts'
import type {KnowledgeBase} from '../helpers/knowledge-base.ts'
import {knowledgeBase} from '../helpers/knowledge-base.ts'

function include(title: string, space = ''): string {
  const key = space && ` ri:space-key="${space}"`
  return `<ac:structured-macro ac:name="include"><ac:parameter ac:name=""><ac:link><ri:page${key} ri:content-title="${title}" /></ac:link></ac:parameter></ac:structured-macro>`
}

function macro(name: string, parameters: Record<string, string> = {}, body = ''): string {
  const given = Object.entries(parameters).map(
    ([key, value]) => `<ac:parameter ac:name="${key}">${value}</ac:parameter>`
  )
  const rich = body && `<ac:rich-text-body>${body}</ac:rich-text-body>`
  return `<ac:structured-macro ac:name="${name}">${given.join('')}${rich}</ac:structured-macro>`
}

const pageLink = (title: string) => `<ac:link><ri:page ri:content-title="${title}" /></ac:link>`

type Pages = Record<string, {body: string; title: string; [meta: string]: unknown}>

async function write(base: KnowledgeBase, pages: Pages): Promise<void> {
  for (const [id, {body, ...meta}] of Object.entries(pages)) {
    await base.write(`in/${id}.xml`, body)
    await base.write(`in/${id}.meta.json`, JSON.stringify({space: 'PIER', ...meta}))
  }
}

async function imported(pages: Pages) {
  const base = await knowledgeBase()
  await write(base, pages)
  const result = await base.import()
  for (const {id, versions} of result.articles)
    for (const {ledger} of versions) expect({id, ...ledger}).toMatchObject({lost: 0, added: 0})
  const text = (id: string) =>
    base.read(result.articles.find((article) => article.id === id)?.path ?? id)
  return {base, result, text}
}

const hours = {title: 'Opening hours', body: '<p>We open at six <strong>sharp</strong>.</p>'}
const home = {title: 'Welcome', body: `<h2>Hours</h2>${include('Opening hours')}<p>See you.</p>`}

describe('an include', function () {
  test('brings the text, says where it is kept, and comes the same again', async function () {
    const {base, result, text} = await imported({home, hours})
    const first = await base.digests()

    expect(await text('home')).toContain('## Hours\n\nWe open at six **sharp**.\n\nSee you.')
    const [finding] = result.findings.filter(({rule}) => rule === 'include/inlined')
    expect(finding).toMatchObject({
      args: {page: 'Opening hours', key: 'files/hours'},
      place: {line: 1, column: 15}
    })
    expect(finding && rules['include/inlined'].sentence(finding.args)).toBe(
      'A part of this article is kept in the page “Opening hours”; edit it there'
    )
    expect((await checkArticles(base)).findings.map(({rule}) => rule)).toEqual(['include/inlined'])
    await base.import()
    expect(await base.digests()).toEqual(first)
    await rm(`${base.root}/.collate/cache`, {recursive: true})
    await base.import()
    expect(await base.digests()).toEqual(first)
  })

  test('follows a change of the other page, though its own page is as it was', async function () {
    const {base, text} = await imported({home, hours})
    await write(base, {hours: {...hours, body: '<p>We open at seven.</p>'}})
    const {articles} = await base.import()

    expect(articles.map(({id, written}) => [id, written])).toEqual([
      ['home', 'updated'],
      ['hours', 'updated']
    ])
    expect(await text('home')).toContain('We open at seven.')
    // Only the page that includes comes in: the other one is known from before.
    const before = await base.digests()
    await base.import({paths: [`${base.root}/in/home.xml`]})
    expect(await base.digests()).toEqual(before)
  })

  test('finds its page later, and says so as long as it is missing', async function () {
    const {base, result, text} = await imported({home})
    expect(await text('home')).toContain('## Hours\n\nOpening hours\n\nSee you.')
    expect(result.findings.map(({rule}) => rule)).toEqual(['include/left-out'])

    await write(base, {hours})
    const later = await base.import()
    expect(await text('home')).toContain('We open at six')
    expect(later.findings.map(({rule}) => rule)).toEqual(['include/inlined'])
  })

  test('ends where pages show each other', async function () {
    const {base, result, text} = await imported({
      a: {title: 'A', body: `<p>First.</p>${include('B')}`},
      b: {title: 'B', body: `<p>Second.</p>${include('A')}${include('B')}`}
    })
    expect(await text('a')).toContain('First.\n\nSecond.')
    expect(await text('b')).toContain('Second.\n\nFirst.')
    expect(result.findings.filter(({rule}) => rule === 'include/left-out')).not.toEqual([])
    const first = await base.digests()
    await base.import()
    expect(await base.digests()).toEqual(first)
  })

  test('cannot grow without bounds', async function () {
    const pages: Pages = {}
    for (let level = 0; level < 8; level++)
      pages[`l${level}`] = {
        title: `Level ${level}`,
        body: `<p>Words of ${level}.</p>${include(`Level ${level + 1}`).repeat(12)}`
      }
    const {result, text} = await imported(pages)
    expect((await text('l0')).length).toBeLessThan(2_000_000)
    expect(
      result.findings.some(
        ({args, rule}) => rule === 'include/left-out' && args['because'] === 'large'
      )
    ).toBe(true)
  }, 60_000)

  test('knows the space of the page that it stands on', async function () {
    const {text} = await imported({
      home: {title: 'Welcome', body: `${include('Notes')}${include('Notes', 'TOWN')}`},
      n1: {title: 'Notes', body: '<p>Of the pier.</p>'},
      n2: {title: 'Notes', body: `<p>Of the town.</p>${include('Deep')}`, space: 'TOWN'},
      d1: {title: 'Deep', body: '<p>Deep water.</p>'},
      d2: {title: 'Deep', body: '<p>Deep cellar.</p>', space: 'TOWN'}
    })
    expect(await text('home')).toMatch(/Of the pier\.\s+Of the town\.\s+Deep cellar\.\s+$/)
  })

  test('brings no secret', async function () {
    const token = `ghp_${'aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA1bC2'}`
    const {base} = await imported({
      home: {title: 'Welcome', body: include('Keys')},
      keys: {title: 'Keys', body: `<p>The key is ${token} today.</p>`}
    })
    for (const name of Object.keys(await base.digests()))
      expect(await base.read(name)).not.toContain(token)
  })
})

test('excerpts stand in a line or in a box, hidden ones too', async function () {
  const show = (name: string, more = {}) =>
    macro('excerpt-include', {'': pageLink('Fees'), ...(name && {name}), ...more})
  const {text} = await imported({
    fees: {
      title: 'Fees',
      body: `<p>A night is ${macro('excerpt', {name: 'night', 'atlassian-macro-output-type': 'INLINE'}, '<p><em>9 crowns</em></p>')} here.</p>${macro('excerpt', {hidden: 'true'}, '<p>Fees rise in May.</p>')}`
    },
    home: {
      title: 'Welcome',
      body: `<p>Pay ${show('night', {nopanel: 'true'})} a night.</p>${show('')}`
    }
  })
  expect(await text('fees')).toContain('A night is *9 crowns* here.')
  expect(await text('fees')).not.toContain('May')
  expect(await text('home')).toContain(
    'Pay *9 crowns* a night.\n\n> [!NOTE] Fees\n> Fees rise in May.'
  )
})

test('lists of pages, files and properties are written out', async function () {
  const below = {ancestors: [{id: 'home', title: 'Welcome'}]}
  const properties = (length: string) =>
    macro('details', {}, `<table><tbody><tr><th>Length</th><td>${length}</td></tr></tbody></table>`)
  const {base, text} = await imported({
    home: {
      title: 'Welcome',
      body: `${macro('children')}${macro('detailssummary', {label: 'pier'})}`,
      ancestors: []
    },
    p2: {title: 'Pier 2', body: properties('20 m'), labels: ['pier'], ...below},
    p1: {title: 'Pier 1', body: properties('10 m'), labels: ['pier'], ...below}
  })
  expect(await text('home')).toContain('- [Pier 1](article:p1)\n- [Pier 2](article:p2)')
  expect(await text('home')).toMatch(
    /\| Title +\| Length \|\n.*\n\| \[Pier 1\]\(article:p1\) \| 10 m/
  )

  const front = (await text('p1')).split('---')[1]
  expect(front).toContain('details:\n  Length: 10 m')
  await write(base, {p3: {title: 'Pier 3', body: '<p>New.</p>', ...below}})
  await base.import()
  expect(await text('home')).toContain('- [Pier 3](article:p3)')
})

test('properties and what a writer adds to the front matter are merged by key', async function () {
  const page = (owner: string) => ({
    title: 'Ship',
    body: `<p>A ship.</p>${macro('details', {hidden: 'true'}, `<table><tbody><tr><th>Owner</th><td>${owner}</td></tr><tr><th>Flag</th><td>Blue</td></tr></tbody></table>`)}`
  })
  const {base, result, text} = await imported({ship: page('Ada')})
  const path = result.articles[0]?.path ?? ''
  expect(await text('ship')).not.toMatch(/A ship[\s\S]*Ada/)
  await base.write(
    path,
    (await base.read(path))
      .replace('  Flag: Blue', '  Flag: Green')
      .replace('title:', 'description: A fine one\ntitle:')
  )
  await write(base, {ship: page('Bo')})
  const {findings} = await base.import()

  expect(findings.map(({rule}) => rule)).not.toContain('merge/kept-edited')
  expect(await base.read(path)).toContain('description: A fine one')
  expect(await base.read(path)).toContain('details:\n  Owner: Bo\n  Flag: Green')
})
