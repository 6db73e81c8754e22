/** Links within a help centre, as articles have them. */

import {expect, test} from 'vitest'
import type {Config} from '../../src/model/config.ts'
import type {RunResult} from '../../src/model/result.ts'
import {checkArticles} from '../../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const help = 'https://help.harbour.example'
const ulid = '01HVX7Q3ZJ4M5N6P7R8S9TAVBW'
const inbox = 'content/articles/en/inbox'
const found = ({findings}: RunResult) => findings.map(({rule, args}) => [rule, args])

async function centre(
  pages: Record<string, {title: string; body: string; ancestors?: object[]; locale?: string}>,
  config: Partial<Config> = {}
): Promise<KnowledgeBase> {
  const base = await knowledgeBase(config)
  for (const [id, {title, body, ancestors, locale}] of Object.entries(pages)) {
    await base.write(`in/${id}.html`, body)
    const url = `${help}/hc/${locale ?? 'en-us'}/articles/${id}`
    await base.write(
      `in/${id}.meta.json`,
      JSON.stringify({title, url, ancestors: ancestors ?? null, locale: locale ?? null})
    )
  }
  return base
}

test('fragments lead to the headings that bear the ids of Zendesk', async function () {
  const base = await centre({
    360101: {
      title: 'Tides',
      body: `<h2 id="h_${ulid}">High water</h2><p>Wait.</p><h2 id="fees">What it costs</h2><p>Pay.</p>`
    },
    360102: {
      title: 'Knots',
      body: `<h2 id="${ulid.toLowerCase().replace('bw', 'bx')}">Bowline</h2><p>Tie.</p>
<p><a href="/hc/en-us/articles/360101#h_${ulid}">a</a> <a href="${help}/hc/articles/360101-Old#${ulid}">b</a>
<a href="/hc/en-us/articles/360101#what-it-costs">c</a> <a href="/hc/en-us/articles/360101#What-it-cost">d</a>
<a href="${help}/hc/en-us/articles/360102-Knots#h_${ulid.replace('BW', 'BX')}">e</a>
<a href="/hc/en-us/articles/undefined#h_${ulid}">f</a> <a href="mailto:/hc/en-us/articles/360101">g</a></p>`
    }
  })
  const result = await base.import()
  const text = await base.read(`${inbox}/knots.mdx`)

  expect(text).toContain('[a](article:360101#high-water) [b](article:360101#high-water)')
  expect(text).toContain('[c](article:360101#what-it-costs) [d](article:360101)')
  expect(text).toContain('[e](#bowline)')
  expect(text).toContain('[f](article:360101#high-water) [g](article:360101)')
  expect(found(result)).toEqual([
    ['link/dead-anchor', {anchor: 'What-it-cost', page: 'Tides', near: 'What it costs'}]
  ])
  for (const {versions} of result.articles)
    expect(versions[0]?.ledger).toMatchObject({lost: 0, added: 0})
  const {anchors} = JSON.parse(await base.read('content/sources/files/360101/page.json'))
  expect(anchors).toEqual({[`h_${ulid}`]: 'High water', fees: 'What it costs'})

  const before = await base.digests()
  await base.import()
  expect(await base.digests()).toEqual(before)
  expect(found(await checkArticles(base))).toEqual(found(result))
})

const about = {
  360101: {
    title: 'Tides',
    ancestors: [{id: '360501', title: 'At sea'}],
    body: `<p><a href="/hc/en-us/requests/new?ticket_form_id=7">ask</a>, <a href="${help}/hc/requests/new">again</a>,
<a href="/hc/en-us/sections/360501-At-the-sea">section</a>, <a href="${help}/hc/en-us/categories/360509">category</a>,
<a href="${help}/hc/en-us">home</a>, <a href="https://other.example/hc/en-us/requests/new">others</a></p>`
  },
  360102: {
    title: 'Gezeiten',
    locale: 'de',
    ancestors: [{id: '360501', title: 'At sea'}],
    body: '<p><a href="/hc/de/sections/360501">Abschnitt</a></p>'
  }
}

test('forms, sections and the home of the centre lead to those of the site', async function () {
  const base = await centre(about, {contact: 'mailto:quay@harbour.example'})
  const result = await base.import()
  const text = await base.read('content/articles/en/at-sea/tides.mdx')

  expect(text).toContain('[ask](mailto:quay@harbour.example), [again](mailto:quay@harbour.example)')
  expect(text).toContain(`[section](/at-sea/), [category](${help}/hc/en-us/categories/360509)`)
  expect(text).toContain('[home](/), [others](https://other.example/hc/en-us/requests/new)')
  expect(await base.read('content/articles/de/at-sea/gezeiten.mdx')).toContain('(/de/at-sea/)')
  expect(found(result)).toEqual([
    ['link/not-imported', {links: 1, first: `${help}/hc/en-us/categories/360509`}]
  ])
  for (const {versions} of result.articles)
    expect(versions[0]?.ledger).toMatchObject({lost: 0, added: 0})
})

test('sections and the home are meant in the language of the link, as far as there are articles', async function () {
  const sea = [{id: '360501', title: 'At sea'}]
  const land = [{id: '360502', title: 'On land'}]
  const links = ['/hc/de', '/hc', '/hc/en-us', '/hc/fr', '/hc/de/sections/360501']
  links.push('/hc/sections/360501', '/hc/en-us/sections/360501', '/hc/de/sections/360502')
  const body = `<p>${links.map((href, at) => `<a href="${href}">${at}</a>`).join(' ')}</p>`
  const pages: Parameters<typeof centre>[0] = {
    360101: {title: 'Tides', ancestors: sea, body: '<p>Wait.</p>'},
    360102: {title: 'Gezeiten', locale: 'de', ancestors: sea, body},
    360103: {title: 'Paths', ancestors: land, body: '<p>Walk.</p>'}
  }
  const base = await centre(pages)
  await base.import()
  const file = 'content/articles/de/at-sea/gezeiten.mdx'
  expect(await base.read(file)).toContain(
    '[0](/de/) [1](/de/) [2](/) [3](/de/) [4](/de/at-sea/) [5](/de/at-sea/) [6](/at-sea/) [7](/on-land/)'
  )

  // An article in another place changes where a link of this one leads.
  const path = {title: 'Wege', locale: 'de', ancestors: land}
  await base.write('in/360104.html', '<p>Gehen.</p>')
  const url = `${help}/hc/de/articles/360104`
  await base.write('in/360104.meta.json', JSON.stringify({...path, url}))
  await base.import()
  expect(await base.read(file)).toContain('[7](/de/on-land/)')
})

test('without a contact, forms stay where they are, and are told', async function () {
  const base = await centre(about)
  const result = await base.import()
  const form = `${help}/hc/en-us/requests/new?ticket_form_id=7`

  expect(await base.read('content/articles/en/at-sea/tides.mdx')).toContain(`[ask](${form})`)
  expect(found(result)).toContainEqual(['link/no-contact', {links: 2, first: form}])
  expect(found(await checkArticles(base))).toEqual(found(result))
})
