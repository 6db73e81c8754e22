/** Which pages are one article: certain ones first, likeness only proposes. */

import {expect, test} from 'vitest'
import {findPairs} from '../src/collate/index.ts'
import {page} from './helpers/page-facts.ts'

const none = {config: [], paired: [], unpaired: []}
const guide = `Keys let programs read the rota of your wards.

1. Sign in to Larkhive as an administrator.
2. Go to **Workspace** > **Access keys**.
3. Click **New key**.
4. Enter a name for the key and click **Create**.
5. Copy the key.
`
const retold = `A program needs a key of its own before it can see a rota.

1. Log in to your Larkhive workspace with administrator rights.
2. Open the **Access keys** page in the **Workspace** menu.
3. Select **New key**, type a name for it and press **Create**.
4. Record the key.
`
const other = `Guests see the menu of the week on the screen at the door.

1. Open the **Menus** page.
2. Drag a dish to a day.
3. Click **Publish**.
`

test('a banner that names a known page makes a pair', async function () {
  const {pairs, findings} = await findPairs(
    [
      page('wiki/1076600', guide, {
        url: 'https://larkhive.example/wiki/spaces/OPS/pages/1076600/Keys'
      }),
      page('help/36001', other, {
        counterparts: [
          {url: 'https://larkhive.example/wiki/pages/viewpage.action?pageId=1076600', offset: 7}
        ]
      })
    ],
    none
  )
  expect(pairs).toEqual([{a: 'help/36001', b: 'wiki/1076600', how: 'banner', score: 1}])
  expect(findings).toEqual([])
})

test('the order in which pages are read changes nothing', async function () {
  const pages = [
    page('wiki/1', guide),
    page('help/2', retold),
    page('files/3', guide),
    page('files/4', other),
    page('files/5', other),
    page('wiki/6', other)
  ]
  expect(await findPairs(pages.toReversed(), none)).toEqual(await findPairs(pages, none))
})

test('a banner that names an absent page is a finding', async function () {
  const url = 'https://larkhive.example/wiki/spaces/OPS/pages/99'
  const {pairs, findings} = await findPairs(
    [page('help/36001', guide, {counterparts: [{url, offset: 7}]})],
    none
  )
  expect(pairs).toEqual([])
  expect(findings).toEqual([
    {rule: 'pair/source-missing', args: {url}, at: 7, source: 'help/36001'}
  ])
})

test('of the languages of an article, a banner means the one that it names, else the first', async function () {
  const at = (locale: string) => `https://help.larkhive.example/hc/${locale}/articles/36001-Key`
  const banner = (locale: string) => ({counterparts: [{url: at(locale), offset: 7}]})
  const {pairs} = await findPairs(
    [
      page('help/36001', guide, {url: at('en-us')}),
      page('help/36001-de', other, {url: at('de')}),
      page('files/a', other, banner('de')),
      page('files/b', guide, banner('fr'))
    ],
    none
  )
  expect(pairs.filter(({how}) => how === 'banner').map(({a, b}) => [a, b])).toEqual([
    ['files/a', 'help/36001-de'],
    ['files/b', 'help/36001']
  ])
})

test('Zendesk addresses are known by their number', async function () {
  const {pairs} = await findPairs(
    [
      page('help/36001', guide, {
        url: 'https://help.larkhive.example/hc/en-us/articles/36001-Make-a-key'
      }),
      page('files/a', other, {
        counterparts: [
          {url: 'https://help.larkhive.example/hc/de/articles/36001?x=1#top', offset: 0}
        ]
      })
    ],
    none
  )
  expect(pairs).toMatchObject([{a: 'files/a', b: 'help/36001', how: 'banner'}])
})

test('two pages of one title that link to each other are a pair, across sources', async function () {
  const facts = [
    page('wiki/1', '[there](page:help/2)', {title: 'Make a key'}),
    page('help/2', '[there](page:wiki/1)', {title: 'Make a Key'})
  ]
  expect((await findPairs(facts, none)).pairs).toEqual([
    {a: 'help/2', b: 'wiki/1', how: 'link', score: 1}
  ])
})

test('pages of one article of a help centre are a pair, across sources', async function () {
  const at = (rest: string) => ({url: `https://help.larkhive.example/hc/${rest}`})
  const facts = [
    page('help/36001', guide, at('en-us/articles/36001-Keys')),
    page('dump/36001', other, at('en-us/articles/36001-Older-words')),
    page('dump/36001-de', guide, {...at('de/articles/36001'), locale: 'de'}),
    // Two of one source: nobody can tell which is meant.
    page('help/36002', '', at('en-us/articles/36002')),
    page('dump/36002', '', at('en-us/articles/36002')),
    page('dump/36002~1', '', at('en-us/articles/36002-Again')),
    page('files/36003', '', {url: 'https://help.other.example/hc/en-us/articles/36001'})
  ]
  expect((await findPairs(facts, none)).pairs).toEqual([
    {a: 'dump/36001', b: 'help/36001', how: 'address', score: 1}
  ])
  const unpaired = [['help/36001', 'dump/36001']] as const
  expect((await findPairs(facts, {...none, unpaired})).pairs).toEqual([])
})

test('pages that ask for the same actions are proposed', async function () {
  const {pairs, findings} = await findPairs(
    [page('files/a', guide), page('files/b', retold), page('files/c', other)],
    none
  )
  expect(pairs).toMatchObject([{a: 'files/a', b: 'files/b', how: 'likeness'}])
  expect(pairs[0]!.score).toBeLessThan(1)
  expect(findings).toMatchObject([{rule: 'pair/proposed', source: 'files/a'}])
})

test('what is settled is not asked again', async function () {
  const facts = [page('files/a', guide), page('files/b', retold), page('files/c', other)]
  const unpaired = [['files/b', 'files/a']] as const
  expect(await findPairs(facts, {...none, unpaired})).toEqual({pairs: [], findings: []})

  const config = [{a: 'files/a', b: 'files/b', how: 'config', score: 1}] as const
  expect(await findPairs(facts, {...none, config})).toEqual({pairs: [...config], findings: []})
})

test('pages in two languages are not proposed', async function () {
  const facts = [
    page('files/a', guide),
    page('files/b', guide, {locale: 'de'}),
    page('files/c', other)
  ]
  expect((await findPairs(facts, none)).pairs).toEqual([])
})

test('a page between many alike is left to a person', async function () {
  const patches = ['rota', 'ward', 'menu', 'door'].map((word, index) =>
    page(`wiki/${index}`, guide.replace('rota', word), {title: `Make a key for the ${word}`})
  )
  const {pairs, findings} = await findPairs(
    [...patches, page('help/9', guide), page('files/c', other)],
    none
  )
  expect(pairs).toEqual([])
  expect(new Set(findings.map(({rule}) => rule))).toEqual(new Set(['pair/ambiguous']))
})
