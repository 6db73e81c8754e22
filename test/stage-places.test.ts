/** Where staged articles and files lie, in which order, and which old addresses lead to them. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {expect, test} from 'vitest'
import type {SiteData} from '../src/model/site-data.ts'
import {stage} from '../src/stage/index.ts'
import {type KnowledgeBase, knowledgeBase} from './helpers/knowledge-base.ts'

const home = {id: '10', title: 'Harbour'}
const boats = {id: '11', title: 'Boats'}

async function put(base: KnowledgeBase, id: string, body: string, meta: object): Promise<void> {
  await base.write(`in/${id}.xml`, body)
  await base.write(`in/${id}.meta.json`, JSON.stringify({space: 'SEA', ...meta}))
}

async function staged(base: KnowledgeBase): Promise<SiteData> {
  await stage(base.root, {config: base.config})
  return JSON.parse(await readFile(path.join(base.root, '.collate/site/site.json'), 'utf8'))
}

test('articles stand in the order of the tree, unless a section says otherwise', async function () {
  const base = await knowledgeBase()
  await put(base, '10', '<p>Home.</p>', {title: 'Harbour', ancestors: []})
  await put(base, '11', '<p>Boats.</p>', {title: 'Boats', ancestors: [home], position: 2})
  await put(base, '12', '<p>Z.</p>', {title: 'Zebra', ancestors: [home, boats], position: 1})
  await put(base, '13', '<p>A.</p>', {title: 'Anchor', ancestors: [home, boats], position: 3})
  await put(base, '14', '<p>M.</p>', {title: 'Mast', ancestors: [home, boats], position: 2})
  await base.import()
  const order = ({sections}: SiteData) => sections.find(({id}) => id === 'boats')?.articles

  expect(order(await staged(base))).toEqual(['11', '12', '14', '13'])
  await base.write('content/sections/boats.yaml', 'title: Boats\narticles: ["13"]\n')
  expect(order(await staged(base))).toEqual(['13', '11', '12', '14'])
})

test('every old address of a page leads to its article', async function () {
  const base = await knowledgeBase()
  await put(base, '77', '<p>Tie.</p>', {title: 'Moor & tie'})
  await put(base, '78', '<p>Pay.</p>', {
    title: 'Fees',
    url: 'https://acme.example/wiki/spaces/SEA/pages/78/What+it+costs'
  })
  await base.import()
  const {redirects, numbers} = await staged(base)
  const to = (article: string) =>
    redirects.filter((each) => each.to === article).map(({from}) => from)

  expect(to('/inbox/moor-tie/')).toEqual([
    '/display/SEA/Moor+&+tie',
    '/spaces/SEA/pages/77',
    '/spaces/SEA/pages/77/Moor+&+tie',
    '/wiki/display/SEA/Moor+&+tie',
    '/wiki/spaces/SEA/pages/77',
    '/wiki/spaces/SEA/pages/77/Moor+&+tie',
    '/wiki/x/TQ',
    '/x/TQ'
  ])
  expect(to('/inbox/fees/')).toEqual([
    '/wiki/display/SEA/Fees',
    '/wiki/spaces/SEA/pages/78',
    '/wiki/spaces/SEA/pages/78/Fees',
    '/wiki/spaces/SEA/pages/78/What+it+costs',
    '/wiki/x/Tg'
  ])
  expect(numbers).toEqual({77: '/inbox/moor-tie/', 78: '/inbox/fees/'})
})

test('titles that a page had, and its space, have old addresses as well', async function () {
  const base = await knowledgeBase()
  const aliases = ['/display/SEA/Ropes']
  await put(base, '10', '<p>Home.</p>', {title: 'Harbour', ancestors: []})
  await put(base, '11', '<p>A.</p>', {title: 'Ropes', ancestors: [home]})
  await put(base, '12', '<p>B.</p>', {title: 'Hawsers', ancestors: [home]})
  await base.import()
  const file = 'content/sources/files/12/page.json'
  const former = async (names: string[]) =>
    base.write(file, JSON.stringify({...JSON.parse(await base.read(file)), aliases: names}))
  const to = async (path: string) =>
    (await staged(base)).redirects.find(({from}) => from === path)?.to

  await former([...aliases, '/display/SEA/Lines'])
  expect(await to('/display/SEA/Lines')).toBe('/harbour/hawsers/')
  expect(await to('/wiki/spaces/SEA/pages/12/Lines')).toBe('/harbour/hawsers/')
  expect(await to('/display/SEA/Ropes'), 'whoever has the title now').toBe('/harbour/ropes/')
  expect(await to('/wiki/spaces/SEA/overview')).toBe('/harbour/harbour/')
  expect(await to('/display/SEA')).toBe('/harbour/harbour/')
})

test('downloads have their old address, and say what they are; equal ones lie there once', async function () {
  const base = await knowledgeBase()
  const link = '<p><ac:link><ri:attachment ri:filename="Price list.pdf"/></ac:link></p>'
  await base.write('in/Price list.pdf', `%PDF-1.4 ${'x'.repeat(2000)}`)
  await put(base, '77', link, {title: 'Mooring'})
  await put(base, '78', link, {title: 'Fees'})
  await base.import()
  const {redirects} = await staged(base)
  const site = path.join(base.root, '.collate/site')
  const files = redirects.filter(({from}) => from.includes('/attachments/'))
  const [first] = files

  expect(files.map(({from}) => from)).toEqual([
    '/download/attachments/77/Price list.pdf',
    '/download/attachments/78/Price list.pdf',
    '/wiki/download/attachments/77/Price list.pdf',
    '/wiki/download/attachments/78/Price list.pdf'
  ])
  expect(new Set(files.map(({to}) => to)).size).toBe(1)
  expect(await readFile(path.join(site, `public${first?.to}`), 'utf8')).toContain('%PDF')
  expect(await readFile(path.join(site, 'articles/en/inbox/fees.json'), 'utf8')).toContain(
    'Price-list.pdf (PDF, 2 KB)'
  )
})
