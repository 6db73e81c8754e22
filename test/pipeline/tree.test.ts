/** The tree of pages, as sections and their order. */

import {describe, expect, test} from 'vitest'
import type {Config} from '../../src/model/config.ts'
import type {PageAbove, PageKey} from '../../src/model/source-page.ts'
import {placePages} from '../../src/pipeline/place-pages.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const home = {id: '1', title: 'Harbour home'}
const boats = {id: '2', title: 'Boats & yachts'}
const sails = {id: '3', title: 'Sails'}

type Tree = Config['sources'][number]['tree']

async function harbour(tree?: Tree): Promise<KnowledgeBase> {
  const base = await knowledgeBase({
    sources: [{name: 'wiki', type: 'files', paths: ['in'], ...(tree !== undefined && {tree})}]
  })
  await put(base, home, [])
  await put(base, boats, [home])
  await put(base, sails, [home, boats])
  await put(base, {id: '4', title: 'Jib'}, [home, boats, sails])
  await put(base, {id: '5', title: '操作'}, [home])
  await put(base, {id: '6', title: '係留'}, [home, {id: '5', title: '操作'}])
  await put(base, {id: '7', title: 'Alone'}, [home])
  return base
}

async function put(
  base: KnowledgeBase,
  {id, title}: PageAbove,
  ancestors: PageAbove[],
  more: object = {}
): Promise<void> {
  await base.write(`in/${id}.xml`, `<p>About ${title}.</p>`.replace('&', '&amp;'))
  await base.write(
    `in/${id}.meta.json`,
    JSON.stringify({title, space: 'SEA', ancestors, position: 10 - Number(id), ...more})
  )
}

const places = async (base: KnowledgeBase) => {
  const {articles} = await base.import()
  return Object.fromEntries(articles.map(({id, path}) => [id, path.split('/')[3]]))
}

test('pages right below the home that have others below them become sections', async function () {
  const base = await harbour()
  expect(await places(base)).toEqual({
    1: 'harbour-home',
    2: 'boats--yachts'.replace('--', '-'),
    3: 'boats-yachts',
    4: 'boats-yachts',
    5: '操作',
    6: '操作',
    7: 'harbour-home'
  })
  expect(await base.read('content/sections/boats-yachts.yaml')).toBe(
    'title: Boats & yachts\norder: 3\npage: wiki/2\n'
  )
  const before = await base.digests()
  await base.import()
  expect(await base.digests()).toEqual(before)
})

test('a second level lies in the first', async function () {
  const base = await harbour({depth: 2})
  expect(await places(base)).toMatchObject({2: 'boats-yachts', 3: 'sails', 4: 'sails'})
  expect(await base.read('content/sections/sails.yaml')).toContain('parent: boats-yachts\n')
})

test('a tree may begin below the home, and what stands beside it has no section', async function () {
  const base = await harbour({root: 'boats & Yachts'})
  expect(await places(base)).toMatchObject({1: 'inbox', 2: 'boats-yachts', 4: 'sails', 7: 'inbox'})
})

test('`false` leaves all pages where they would land without it', async function () {
  const base = await harbour(false)
  expect(new Set(Object.values(await places(base)))).toEqual(new Set(['inbox']))
})

test('a root that is not there stops the run', async function () {
  await expect((await harbour({root: 'Boats'})).import()).rejects.toThrow('tree.root')
})

describe('what people say wins', function () {
  test('a section that a page names itself', async function () {
    const base = await harbour()
    await put(base, sails, [home, boats], {section: 'canvas'})
    expect(await places(base)).toMatchObject({3: 'canvas', 4: 'boats-yachts'})
  })

  test('a section file that is there, and a file that was moved', async function () {
    const base = await harbour()
    await base.write('content/sections/boats-yachts.yaml', 'title: All boats\n')
    await base.import()
    const from = 'content/articles/en/boats-yachts/jib.mdx'
    await base.write('content/articles/en/rigging/jib.mdx', await base.read(from))
    await base.remove(from)
    expect(await places(base)).toMatchObject({3: 'boats-yachts', 4: 'rigging'})
    expect(await base.read('content/sections/boats-yachts.yaml')).toBe('title: All boats\n')
  })
})

test('a page that is renamed keeps its section, for new pages too', async function () {
  const base = await harbour()
  await base.import()
  const vessels = {id: '2', title: 'Vessels'}
  await put(base, vessels, [home])
  await put(base, sails, [home, vessels])
  await put(base, {id: '8', title: 'Spinnaker'}, [home, vessels])
  expect(await places(base)).toMatchObject({
    2: 'boats-yachts',
    3: 'boats-yachts',
    8: 'boats-yachts'
  })
})

test('two spaces keep their sections apart', async function () {
  const base = await harbour()
  await put(base, {id: '21', title: 'Desk home'}, [], {space: 'DESK'})
  await put(base, {id: '22', title: 'Boats & yachts'}, [{id: '21', title: 'Desk home'}], {
    space: 'DESK'
  })
  await put(
    base,
    {id: '23', title: 'Canoes'},
    [
      {id: '21', title: 'Desk home'},
      {id: '22', title: 'Boats & yachts'}
    ],
    {space: 'DESK'}
  )
  const found = await places(base)
  expect(new Set([found['2'], found['22']])).toEqual(new Set(['boats-yachts', 'boats-yachts-2']))
  expect(found['23']).toBe(found['22'])
  expect(await base.read('content/sections/boats-yachts-2.yaml')).toMatch(/parent: \w+-home/)
})

test('spaces stand in the order in which the configuration names them', function () {
  const page = (id: string, space: string) => ({
    source: 'wiki',
    id,
    format: 'storage' as const,
    body: '',
    file: id,
    meta: {title: `Page ${id}`, space, ancestors: id.endsWith('0') ? [] : [above(id)]}
  })
  const above = (id: string) => ({id: `${id.slice(0, -1)}0`, title: 'Home'})
  const orders = (spaces: string[]) => {
    const source = {name: 'wiki', type: 'confluence' as const, url: 'https://a.example', spaces}
    const pages = [page('10', 'ABLE'), page('11', 'ABLE'), page('20', 'BAKER'), page('21', 'BAKER')]
    const config = {title: '', url: '', locale: 'en', lead: 'newest', pairs: [], repairs: {}}
    const found = placePages(pages, {...config, sources: [source]}, new Map())
    return ['wiki/10', 'wiki/20'].map((key) => found.get(key as PageKey)?.order)
  }
  expect(orders(['ABLE', 'BAKER'])).toEqual([1, 2])
  expect(orders(['BAKER', 'ABLE'])).toEqual([2, 1])
})

describe('categories and sections of a help centre', function () {
  const stay = {id: '91', title: 'Stay', place: 1, description: 'For a night.'}
  const leave = {id: '92', title: 'Leave', place: 0}
  const berths = {id: '93', title: 'Berths', place: 5}
  const prices = {id: '94', title: 'Prices', place: 2}

  async function centre(tree?: Tree, other = false): Promise<KnowledgeBase> {
    const sources = [
      {name: 'help', type: 'files', paths: ['in'], ...(tree !== undefined && {tree})}
    ]
    if (other) sources.push({name: 'wiki', type: 'files', paths: ['wiki']})
    const base = await knowledgeBase({sources: sources as Config['sources']})
    await put(base, {id: '1', title: 'Anchor'}, [stay, berths], {space: undefined})
    await put(base, {id: '2', title: 'Berth'}, [stay, berths], {space: undefined})
    await put(base, {id: '3', title: 'Cost'}, [stay, berths, prices], {space: undefined})
    await put(base, {id: '4', title: 'Depart'}, [leave], {space: undefined})
    return base
  }
  const section = async (base: KnowledgeBase, name: string) =>
    (await base.read(`content/sections/${name}.yaml`)).trim().split('\n')

  test('become sections at any depth, as they stand, and none is the home of the others', async function () {
    const base = await centre()
    expect(await places(base)).toEqual({1: 'berths', 2: 'berths', 3: 'prices', 4: 'leave'})
    expect(await section(base, 'stay')).toEqual([
      'title: Stay',
      'description: For a night.',
      'order: 2',
      'page: help/91'
    ])
    expect(await section(base, 'leave')).toContain('order: 1')
    expect(await section(base, 'prices')).toContain('parent: berths')
  })

  test('as many levels as the tree says, or those below one of them', async function () {
    expect(await places(await centre({depth: 1}))).toMatchObject({1: 'stay', 3: 'stay'})
    expect(await places(await centre({root: 'Stay'}))).toEqual({
      1: 'berths',
      2: 'berths',
      3: 'prices',
      4: 'inbox'
    })
  })

  test('stay what they are beside a wiki', async function () {
    const base = await centre(undefined, true)
    await base.write('wiki/1.xml', '<p>Ask the pilot.</p>')
    await base.write(
      'wiki/1.meta.json',
      JSON.stringify({title: 'Pilots', space: 'SEA', ancestors: [home]})
    )
    expect(Object.values(await places(base)).sort()).toEqual([
      'berths',
      'berths',
      'harbour-home',
      'leave',
      'prices'
    ])
    expect(await section(base, 'stay')).not.toContain('parent')
  })
})
