/** What addresses of articles lead to after their files were renamed, moved, swapped or taken away. */

import {mkdir, readFile, rename} from 'node:fs/promises'
import path from 'node:path'
import {expect, test} from 'vitest'
import type {SiteData} from '../src/model/site-data.ts'
import {recordAddresses} from '../src/pipeline/record-addresses.ts'
import {redirectRules} from '../src/site/hosts/rules.ts'
import {stage} from '../src/stage/index.ts'
import {type KnowledgeBase, knowledgeBase} from './helpers/knowledge-base.ts'

const at = (name: string) => `content/articles/${name}.mdx`

/** Articles of pages; each lands in the section `keys`. */
async function harbour(...names: string[]): Promise<KnowledgeBase> {
  const base = await knowledgeBase()
  for (const name of names) await page(base, name, name)
  await base.import()
  return base
}

async function page(base: KnowledgeBase, id: string, title: string): Promise<void> {
  await base.write(`in/${id}.html`, `<p>Look at the ${id}.</p>`)
  await base.write(`in/${id}.meta.json`, JSON.stringify({title, section: 'keys'}))
}

async function move(base: KnowledgeBase, from: string, to: string): Promise<void> {
  await mkdir(path.dirname(path.join(base.root, at(to))), {recursive: true})
  await rename(path.join(base.root, at(from)), path.join(base.root, at(to)))
}

async function site(base: KnowledgeBase): Promise<SiteData> {
  await stage(base.root, {config: base.config})
  return JSON.parse(await readFile(path.join(base.root, '.collate/site/site.json'), 'utf8'))
}

/** Each redirect as `from → to`; none leads to where none is, nor to itself. */
async function leads(base: KnowledgeBase): Promise<string[]> {
  const {redirects, articles, sections} = await site(base)
  const there = new Set([...articles, ...sections].map((each) => each.path))
  for (const {from, to} of redirects) {
    expect(there.has(to)).toBe(true)
    expect(there.has(`${from}/`)).toBe(false)
  }
  return redirects.map(({from, to, gone}) => `${from} → ${to}${gone ? ' for now' : ''}`)
}

test('a title that changes upstream renames no file', async function () {
  const base = await harbour('anchor')
  await page(base, 'anchor', 'Drop the anchor')
  await base.import()
  expect(await base.read(at('en/keys/anchor'))).toContain('title: Drop the anchor')
  expect(await leads(base)).toEqual([])
})

test('a file that is renamed, moved, or brought to another language leads on at once, and ever after', async function () {
  const base = await harbour('anchor', 'buoy')
  await move(base, 'en/keys/anchor', 'en/keys/hook')
  expect(await leads(base)).toEqual(['/keys/anchor → /keys/hook/'])
  await base.import()
  await move(base, 'en/keys/hook', 'de/boats/haken')
  await base.import()
  const before = await base.digests()
  await base.import()
  expect(await base.digests()).toEqual(before)
  expect(await leads(base)).toEqual([
    '/keys/anchor → /de/boats/haken/',
    '/keys/hook → /de/boats/haken/'
  ])
})

test('a file that comes back has its address, its pictures and the other address', async function () {
  const base = await knowledgeBase()
  const dot =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  await base.write('in/a.html', '<p>Look.</p><p><img src="dot.png" alt="A boat"></p>')
  await base.write('in/a.meta.json', JSON.stringify({title: 'anchor', section: 'keys'}))
  await base.write('in/dot.png', Buffer.from(dot, 'base64'))
  await base.import()
  const first = await base.read(at('en/keys/anchor'))
  await move(base, 'en/keys/anchor', 'en/keys/hook')
  await base.import()
  await move(base, 'en/keys/hook', 'en/keys/anchor')
  await base.import()
  const before = await base.digests()
  await base.import()
  expect(await base.digests()).toEqual(before)
  expect(await base.read(at('en/keys/anchor'))).toBe(first)
  expect(Object.keys(before)).toContain('content/articles/en/keys/anchor/a-boat.png')
  expect(Object.keys(before).filter((file) => file.endsWith('.png'))).toHaveLength(1)
  expect(await leads(base)).toEqual(['/keys/hook → /keys/anchor/'])
})

test('two that swap their names lead nowhere else; what one leaves later leads to who had it last', async function () {
  const base = await harbour('anchor', 'buoy')
  await move(base, 'en/keys/anchor', 'en/keys/third')
  await move(base, 'en/keys/buoy', 'en/keys/anchor')
  await move(base, 'en/keys/third', 'en/keys/buoy')
  expect(await leads(base)).toEqual([])
  await base.import()
  expect(await leads(base)).toEqual([])
  // The article `anchor` goes on; it was the last at the name that `buoy` had first.
  await move(base, 'en/keys/buoy', 'en/keys/chain')
  expect(await leads(base)).toEqual(['/keys/buoy → /keys/chain/'])
  await base.import()
  expect(await leads(base)).toEqual(['/keys/buoy → /keys/chain/'])
})

test('a new article does not take the address that another had', async function () {
  const base = await harbour('anchor')
  await move(base, 'en/keys/anchor', 'en/keys/hook')
  await page(base, 'other', 'anchor')
  await base.import()
  expect(await base.read(at('en/keys/anchor-2'))).toContain('id: other')
  expect(await leads(base)).toEqual(['/keys/anchor → /keys/hook/'])
})

test('an article that is taken away leads to its section while that is shown, for now only', async function () {
  const base = await harbour('anchor', 'buoy')
  await move(base, 'en/keys/anchor', 'en/keys/hook')
  await base.import()
  const text = await base.read(at('en/keys/hook'))
  await base.remove(at('en/keys/hook'))
  expect(await leads(base)).toEqual([
    '/keys/anchor → /keys/ for now',
    '/keys/hook → /keys/ for now'
  ])
  expect(redirectRules(await site(base))).toContainEqual(
    expect.objectContaining({from: '/keys/hook', to: '/keys/', status: 302})
  )
  await base.write(at('en/keys/hook'), text.replace('title:', 'status: draft\ntitle:'))
  expect(await leads(base)).toEqual([])
  await base.remove(at('en/keys/hook'))
  await base.remove(at('en/keys/buoy'))
  expect(await leads(base)).toEqual([])
})

test('what only writers have is remembered from the first build or import on', async function () {
  const base = await harbour('buoy')
  const own = (id: string, more = '') => `---\nid: ${id}\ntitle: ${id}\n${more}---\n\nLook.\n`
  await base.write(at('en/keys/rope'), own('rope'))
  await base.write(at('en/keys/sail'), own('sail', 'status: draft\n'))
  const {articles} = await base.import()
  const record = 'content/addresses/rope.yaml'
  expect(await base.read(record)).toBe('paths:\n  - content/articles/en/keys/rope.mdx\n')
  expect(Object.keys(await base.digests()).filter((file) => /addresses/.test(file))).toEqual([
    record
  ])
  const before = await base.digests()
  await base.import()
  await recordAddresses(
    base.root,
    articles.filter(({status}) => status === 'published')
  )
  expect(await base.digests()).toEqual(before)

  await move(base, 'en/keys/rope', 'en/keys/line')
  await move(base, 'en/keys/buoy', 'en/keys/float')
  // Two builds between imports: the name in between is known, too.
  await recordAddresses(base.root, [
    {id: 'rope', path: at('en/keys/line')},
    {id: 'buoy', path: at('en/keys/float')}
  ])
  await move(base, 'en/keys/line', 'en/knots/bend')
  await move(base, 'en/keys/float', 'en/keys/mark')
  const all = [
    '/keys/buoy → /keys/mark/',
    '/keys/float → /keys/mark/',
    '/keys/line → /knots/bend/',
    '/keys/rope → /knots/bend/'
  ]
  expect(await leads(base)).toEqual(all)
  await base.import()
  expect(await leads(base)).toEqual(all)
  await base.remove(at('en/knots/bend'))
  expect(await leads(base)).toEqual(all.slice(0, 2))
})

test('addresses that a writer typed and that lead nowhere are told', async function () {
  const base = await harbour('buoy')
  const own = (id: string, from: string) =>
    `---\nid: ${id}\ntitle: ${id}\nredirects:\n  - /old/${id}\n  - ${from}\n---\n\nLook.\n`
  await base.write(at('en/keys/a'), own('a', '/keys/buoy'))
  await base.write(at('en/keys/b'), own('b', '/old/a'))
  await base.write(at('en/keys/c'), own('c', 'https://help.example/c'))
  await base.write(at('en/keys/d'), own('d', '/keys'))
  const {findings} = await stage(base.root, {config: base.config})
  const told = [...findings.values()].flat().map(({rule, args, at}) => ({rule, ...args, at}))
  const place = (name: string) => ({file: at(`en/keys/${name}`), line: 6, column: 5})
  const rule = 'stage/redirect-unused'
  expect(told).toEqual([
    {rule, from: '/keys/buoy', because: 'taken', at: place('a')},
    {rule, from: '/old/a', because: 'twice', other: at('en/keys/a'), at: place('b')},
    {rule, from: 'https://help.example/c', because: 'no-path', at: place('c')},
    {rule, from: '/keys', because: 'taken', at: place('d')}
  ])
})
