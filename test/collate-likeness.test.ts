/** Likeness across centres: three versions, variants for each product, and pages that have no other version. */

import {expect, test} from 'vitest'
import {findPairs, type PageFacts} from '../src/collate/index.ts'
import type {PageKey} from '../src/model/source-page.ts'
import {page} from './helpers/page-facts.ts'

const none = {config: [], paired: [], unpaired: []}
const topics = ['rota', 'menu', 'parking', 'laundry', 'visits', 'pharmacy', 'chapel', 'garden']

test('of three sources, all versions of an article are proposed, and score and margin told', async function () {
  const pages = topics.flatMap((topic) => [
    page(`help/${topic}`, guide(topic), {title: `Plan the ${topic}`}),
    page(`wiki/${topic}`, retold(topic), {title: `How the ${topic} is planned`}),
    page(`files/${topic}`, `${guide(topic)}\nAsk the ward for help.\n`, {title: `${topic} plans`})
  ])
  const {pairs, findings} = await findPairs(pages, none)
  const name = (key: PageKey) => key.split('/')[1]
  expect(pairs).toHaveLength(3 * topics.length)
  expect(pairs.every(({a, b}) => name(a) === name(b))).toBe(true)
  expect(findings.map(({rule}) => rule)).toEqual(pairs.map(() => 'pair/proposed'))
  for (const {score, margin = 0} of pairs) expect(margin).toBeLessThanOrEqual(score)
  expect(findings[0]!.shown).toMatchObject({
    score: percent(pairs[0]!.score),
    margin: percent(pairs[0]!.margin)
  })
})

test('of one guide for each of many products, none is proposed for another product', async function () {
  const products = ['Larkhive', 'Ombrel', 'Quarrow', 'Tessamine']
  const both = await findPairs(
    products.flatMap((product) => [
      page(`help/${product}`, connect(product), {title: `Connect ${product}`}),
      page(`wiki/${product}`, connectAgain(product), {title: `${product} connection`})
    ]),
    none
  )
  expect(both.pairs.map(({a, b}) => [a, b])).toEqual(
    products.map((product) => [`help/${product}`, `wiki/${product}`])
  )

  const others = await findPairs(
    [
      ...products.slice(0, 2).map((product) => page(`help/${product}`, connect(product))),
      ...products.slice(2).map((product) => page(`wiki/${product}`, connect(product)))
    ],
    none
  )
  expect(others.pairs).toEqual([])
})

test('guides that nothing tells apart are left to a person', async function () {
  const {pairs, findings} = await findPairs(
    [
      page('help/a', guide('rota')),
      page('wiki/a', retold('rota')),
      page('wiki/b', `${retold('rota')}\n`)
    ],
    none
  )
  expect(pairs).toEqual([])
  expect(findings).toMatchObject([
    {rule: 'pair/ambiguous', args: {page: 'help/a'}, shown: {margin: 0}}
  ])
  expect(findings[0]!.severity).toBeUndefined()
})

test('a page without another version is told where most of its like have one', async function () {
  const {findings} = await findPairs(
    [...bothCentres(topics.slice(1)), page('help/rota', guide('rota'))],
    none
  )
  expect(findings.filter(({rule}) => rule === 'pair/unpaired')).toMatchObject([
    {args: {page: 'help/rota', missing: 'wiki'}, answers: ['meant'], source: 'help/rota'}
  ])
})

test('with one that is hardly like it, both are named', async function () {
  const far = `The rota hangs on a board by the door, on one page for each ward.

Somebody reads the name of each lead out when the week ends, over tea; the old sheets go to the archive in the cellar,
where the porters burn them in spring.
`
  const pages = [
    ...bothCentres(topics.slice(1)),
    page('help/rota', guide('rota')),
    page('wiki/board', far)
  ]
  const {findings} = await findPairs(pages, none)
  expect(findings.filter(({rule}) => rule === 'pair/unpaired')).toMatchObject([
    {
      args: {page: 'help/rota', missing: 'wiki'},
      shown: {best: 'wiki/board'},
      answers: ['same', 'meant']
    },
    {args: {page: 'wiki/board', missing: 'help'}, shown: {best: 'help/rota'}}
  ])
})

test.each<[string, PageFacts[]]>([
  ['one source', topics.map((topic) => page(`help/${topic}`, guide(topic)))],
  [
    'sources that have little in common',
    [...topics.map((topic) => page(`help/${topic}`, guide(topic))), ...bothCentres(['kitchen'])]
  ],
  [
    'a language that the other source does not have',
    [...bothCentres(topics), page('help/rota-de', guide('rota'), {locale: 'de'})]
  ]
])('nothing is missing in %s', async function (_, pages) {
  const {findings} = await findPairs(pages, none)
  expect(findings.map(({rule}) => rule)).not.toContain('pair/unpaired')
})

function bothCentres(names: readonly string[]): PageFacts[] {
  return names.flatMap((topic) => [
    page(`help/${topic}`, guide(topic)),
    page(`wiki/${topic}`, retold(topic))
  ])
}

function guide(topic: string): string {
  return `The ${topic} of a ward is planned by the week.

1. Open the **${topic}** page.
2. Click **New ${topic} week**.
3. Enter the name of the ${topic} lead.
4. Click **Publish the ${topic}**.
`
}

function retold(topic: string): string {
  return `Each week, one nurse makes the plan of the ${topic}.

1. Go to **${topic}**.
2. Select **New ${topic} week** and type who leads the ${topic}.
3. Press **Publish the ${topic}**.
`
}

function connect(product: string): string {
  return `${product} reads the beds of your wards once you connect it.

1. Sign in to ${product} as an administrator.
2. Open **Settings** > **Connections**.
3. Click **Add connection**, and choose ${product}.
4. Copy the key that ${product} shows.
5. Click **Save**.
`
}

function connectAgain(product: string): string {
  return `Before ${product} can see beds, someone has to connect it.

1. Log in to ${product} with administrator rights.
2. In the **Settings** menu, go to **Connections**.
3. Select **Add connection** and pick ${product}.
4. Record the key of ${product}.
`
}

function percent(share = 0): number {
  return Math.round(share * 100)
}
