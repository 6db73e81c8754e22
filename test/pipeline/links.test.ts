/** Links from article to article, their headings included. */

import {expect, test} from 'vitest'
import type {RunResult} from '../../src/model/result.ts'
import {checkArticles} from '../../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const mooring = 'content/articles/en/inbox/mooring.mdx'
const fees = 'content/articles/en/inbox/fees.mdx'

/** Two pages of a wiki: one with links to the other. */
async function twoPages(links: string): Promise<KnowledgeBase> {
  const base = await knowledgeBase()
  await base.write('in/101.xml', `<p>Mind the tide.</p>${links}`)
  await base.write('in/101.meta.json', '{"title": "Fees", "space": "SEA"}')
  await base.write(
    'in/102.xml',
    '<h2>Before you start</h2><p>Look up.</p><h2>Throw &amp; tie</h2><p>Now.</p><h2>Throw &amp; tie</h2><p>Again.</p>'
  )
  await base.write('in/102.meta.json', '{"title": "Mooring", "space": "SEA"}')
  return base
}

const found = ({findings}: RunResult) => findings.map(({rule, args}) => [rule, args])

test('anchors of other pages lead to the headings as they are now', async function () {
  const to = (anchor: string, text: string) =>
    `<p><ac:link ac:anchor="${anchor}"><ri:page ri:content-title="Mooring"/><ac:link-body>${text}</ac:link-body></ac:link></p>`
  const base = await twoPages(
    `${to('Before you start', 'a')}${to('Mooring-Beforeyoustart', 'b')}${to('id-Mooring-Throw&amp;tie.1', 'c')}
<p><a href="/wiki/spaces/SEA/pages/102/Mooring#Throw-%26-tie">d</a></p>
<p><a href="/pages/viewpage.action?pageId=102#Mooring">e</a></p>`
  )
  const {articles, findings} = await base.import()
  const text = await base.read(fees)

  expect(findings).toEqual([])
  expect(text).toContain('[a](article:102#before-you-start)')
  expect(text).toContain('[b](article:102#before-you-start)')
  expect(text).toContain('[c](article:102#throw--tie-1)')
  expect(text).toContain('[d](article:102#throw--tie)')
  expect(text).toContain('[e](article:102)')
  for (const {versions} of articles) expect(versions[0]?.ledger).toMatchObject({lost: 0, added: 0})

  const before = await base.digests()
  await base.import()
  expect(await base.digests()).toEqual(before)
})

test('anchors within a page are found in all their forms too', async function () {
  const base = await knowledgeBase()
  await base.write(
    'in/7.xml',
    `<h2>Throw &amp; tie</h2><p><ac:link ac:anchor="Throw &amp; tie"><ac:link-body>a</ac:link-body></ac:link>,
    <a href="#Knots-Throw%26tie">b</a>, <a href="#id-Knots-Throw&amp;tie">c</a>,
    <a href="/display/SEA/Knots#Throw-%26-tie">d</a>, <a href="#Throw-and-ty">e</a>,
    <ac:link ac:anchor="Throw &amp; tie"><ri:page ri:content-title="Knots"/><ac:link-body>f</ac:link-body></ac:link></p>`
  )
  await base.write('in/7.meta.json', '{"title": "Knots", "space": "SEA"}')
  const result = await base.import()
  const text = await base.read('content/articles/en/inbox/knots.mdx')

  for (const name of ['a', 'b', 'c', 'd', 'f']) expect(text).toContain(`[${name}](#throw--tie)`)
  expect(found(result)).toEqual([
    ['link/dead-anchor', {anchor: 'Throw-and-ty', near: 'Throw & tie'}]
  ])
  expect(result.articles[0]?.versions[0]?.ledger).toMatchObject({lost: 0, added: 0})
})

test('a link whose words are those of one heading means that one, whatever its anchor was', async function () {
  const base = await knowledgeBase()
  await base.write(
    'in/8.html',
    `<p>Go on with <a href="#panel-2">throw the rope</a>, <a href="#panel-3">Wait</a>, <a href="#panel-4">the rope</a>,
    <a href="#">Tie it</a>.</p>
    <h2>Throw the rope</h2><p>Far.</p><h2>Wait</h2><p>Long.</p><h2>Wait</h2><p>Longer.</p>
    <h2><a href="#panel-5">Tie it</a></h2><p>Twice.</p>`
  )
  await base.write('in/8.meta.json', '{"title": "Knots"}')
  const result = await base.import()
  const text = await base.read('content/articles/en/inbox/knots.mdx')

  expect(text).toContain('[throw the rope](#throw-the-rope), Wait, the rope, Tie it.')
  expect(text).toContain('\n## Tie it\n')
  const anchors = result.findings.map(({args}) => args['anchor'])
  expect(anchors.toSorted()).toEqual(['panel-3', 'panel-4', 'panel-5'])
  expect(result.articles[0]?.versions[0]?.ledger).toMatchObject({lost: 0, added: 0})
})

test('a dead anchor leads to the page, and the nearest heading is named', async function () {
  const base = await twoPages('<p><a href="/wiki/spaces/SEA/pages/102#Before-you-begin">a</a></p>')
  const result = await base.import()

  expect(await base.read(fees)).toContain('[a](article:102)')
  expect(found(result)).toEqual([
    ['link/dead-anchor', {anchor: 'Before-you-begin', page: 'Mooring', near: 'Before you start'}]
  ])
  expect(found(await checkArticles(base))).toEqual(found(result))
})

test('a heading that a writer renames takes the links along', async function () {
  const base = await twoPages('<p><a href="/wiki/spaces/SEA/pages/102#Before-you-start">a</a></p>')
  await base.import()
  await base.write(mooring, (await base.read(mooring)).replace('Before you start', 'Look first'))
  await base.import()
  expect(await base.read(fees)).toContain('[a](article:102#look-first)')

  const before = await base.digests()
  await base.import()
  expect(await base.digests()).toEqual(before)
})

test('a heading that the source renames is noticed, though the linking page is the same', async function () {
  const base = await twoPages('<p><a href="/wiki/spaces/SEA/pages/102#Before-you-start">a</a></p>')
  await base.import()
  await base.write(
    'in/102.xml',
    '<h2>Before you start</h2><p>b</p><h2>Before you start!</h2><p>c</p>'
  )
  await base.import()
  expect(await base.read(fees)).toContain('[a](article:102#before-you-start)')
  await base.write('in/102.xml', '<h2>At sea</h2><p>b</p>')
  expect(found(await base.import()).map(([rule]) => rule)).toContain('link/dead-anchor')
  expect(await base.read(fees)).toContain('[a](article:102)')
})

test('links lead across sources, and a broken one names the nearest title', async function () {
  const base = await knowledgeBase()
  await base.write(
    'in/1.xml',
    `<p><ac:link><ri:page ri:content-title="Berths"/></ac:link> and
    <ac:link><ri:page ri:content-title="Bert hs for yachts" ri:space-key="SEA"/></ac:link></p>`
  )
  await base.write('in/1.meta.json', '{"title": "Fees", "space": "SEA"}')
  await base.import()
  await base.write('desk/2.html', '<p>Long ones.</p>')
  await base.write('desk/2.meta.json', '{"title": "Berths"}')
  await base.write('desk/3.html', '<p>Longer ones.</p>')
  await base.write('desk/3.meta.json', '{"title": "Berths for yachts"}')
  await base.import({source: 'desk', paths: [`${base.root}/desk`]})
  const result = await base.import()

  expect(await base.read(fees)).toContain('[Berths](article:2) and Bert hs for yachts')
  expect(found(result)).toContainEqual([
    'link/unresolved',
    {page: 'Bert hs for yachts', space: 'SEA', near: 'Berths for yachts'}
  ])
})

test('a link by the former title of a page still leads to it', async function () {
  const base = await twoPages('<p><ac:link><ri:page ri:content-title="Mooring"/></ac:link></p>')
  await base.import()
  await base.write('in/102.meta.json', '{"title": "Tying up", "space": "SEA"}')
  const {findings} = await base.import()

  expect(findings.map(({rule}) => rule)).toEqual(['drift/upstream-changed'])
  expect(await base.read(fees)).toContain('](article:102)')
  const {aliases} = JSON.parse(await base.read('content/sources/files/102/page.json'))
  expect(aliases).toEqual(['/display/SEA/Mooring'])

  const before = await base.digests()
  await base.import()
  expect(await base.digests()).toEqual(before)
})
