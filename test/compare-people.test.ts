/** Measures articles against what people made of them: `scripts/compare-people/`, on pairs of its own. */

import path from 'node:path'
import {expect, test} from 'vitest'
import {defectsOf} from '../scripts/compare-people/defects.ts'
import {distances} from '../scripts/compare-people/distance.ts'
import {featuresOf} from '../scripts/compare-people/features.ts'
import {linkTarget} from '../scripts/compare-people/link-target.ts'
import {fromMkDocs} from '../scripts/compare-people/mkdocs.ts'
import {comparePairs} from '../scripts/compare-people/sides.ts'
import {pageOfMarkdown} from '../scripts/compare-people/to-page.ts'

const centre = {host: 'help.depot.example', ids: new Map([['vans.md', '4102']])}

function read(markdown: string) {
  return featuresOf(pageOfMarkdown(fromMkDocs(markdown)), centre)
}

test('reads admonitions and tabs with their bodies, and no templates', function () {
  const {callouts, headings, code, words} = read(`
!!! tip "Sooner"
    Go *early*.

    ~~~sh
    {{ not a template }}
    ~~~

=== "By van"
    ## Park

After {{ page.title }}.
`)
  expect(callouts).toEqual([
    {kind: 'tip', tokens: ['sooner', 'go', 'early', 'not', 'a', 'template']}
  ])
  expect(headings.map(({tokens}) => tokens.join(' '))).toEqual(['park'])
  expect(code.map(({lines}) => lines)).toEqual([['{{ not a template }}']])
  expect(words.join(' ')).toBe('sooner go early not a template by van park after')
})

test('shows the kind of a callout that has no title', function () {
  expect(read('!!! note\n    Go.\n').words).toEqual(['note', 'go'])
})

test.each([
  ['https://help.depot.example/hc/en-gb/articles/4102-Vans', 'article 4102'],
  ['https://help.depot.example/knowledge/articles/4102/en-gb', 'article 4102'],
  ['../Depot/Vans.md#seats', 'article 4102'],
  ['Ferries.md', 'article'],
  ['article:4102#seats', 'article 4102'],
  ['#seats', 'here'],
  ['https://Depot.example/a%20b/', 'depot.example/a b'],
  ['mailto:desk@depot.example', 'mailto:desk@depot.example']
])('takes %s for %s', function (address, target) {
  expect(linkTarget(address, centre)).toBe(target)
})

test('is nothing from a page to itself, and the same in both directions', function () {
  const one = read(
    '## Vans\n\n1. Open the [list](#a)\n2. Choose\n\n![A](a.png)\n\n| a |\n|-|\n| b |\n'
  )
  const other = read('# Vans\n\n- Open\n\n## Lorries\n\n> Choose\n\n```\nx\n```\n')
  expect(Object.values(distances(one, one)).every((distance) => distance === 0)).toBe(true)
  expect(distances(one, other)).toEqual(distances(other, one))
  expect(distances(one, other)).toMatchObject({headings: 1, lists: 1 + 0.5 + 0.25, tables: 2})
})

test('takes half of an item for less than none of it, and any rank for right where all are shifted', function () {
  const whole = read('## Open the list of vans\n\n### Choose\n')
  expect(distances(whole, read('# Open the list\n\n## Choose\n'))).toMatchObject({
    headings: 0.25,
    ranks: 0
  })
  expect(distances(whole, read('### Choose\n')).headings).toBe(1)
})

test('counts defects in any page', function () {
  const page = pageOfMarkdown(`## **Vans**

#### Small

![mceclip0.png](a.png) ![](b.png) A\u00A0van, **two **vans. <span>x</span>

1\\. Open`)
  expect(defectsOf(page)).toMatchObject({
    'bold-headings': 1,
    'skipped-ranks': 1,
    'file-name-alts': 1,
    'empty-alts': 1,
    'non-breaking-spaces': 1,
    'marks-left': 2,
    'markup-left': 1,
    'typed-steps': 1
  })
})

test('imports pairs as they are, and finds ours the closest', async function () {
  const compared = await comparePairs(path.join(import.meta.dirname, 'compare-people/pairs'))
  expect(compared.map(({id}) => id)).toEqual(['4101', '4102'])
  const [first] = compared
  expect(first?.defects.people['file-name-alts']).toBe(1)
  expect(first?.defects.ours['file-name-alts']).toBe(0)
  for (const {distances: far} of compared)
    for (const [feature, distance] of Object.entries(far.ours)) {
      expect(distance, feature).toBeLessThanOrEqual(far['rehype-remark'][feature as 'words'])
      expect(distance, feature).toBeLessThanOrEqual(far.turndown[feature as 'words'])
    }
  expect(first?.distances.ours).toMatchObject({callouts: 0, headings: 0, links: 0, code: 0})
})
