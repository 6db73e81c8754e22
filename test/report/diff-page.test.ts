/** Two versions as a page: sentences first, then the texts; for everyone, whatever a source says. */

import {expect, test} from 'vitest'
import type {SideRow} from '../../src/model/side-by-side.ts'
import {diffPage} from '../../src/report/index.ts'
import {inBrowser, violationsOf} from '../helpers/browser.ts'
import {hostileSides, sides} from './make-sides.ts'
import {attacks, elements, open} from './open-page.ts'

const html = diffPage(sides)

test('what is compared, which leads, and what differs in one sentence', function () {
  expect(html).toContain('<h1>Two versions side by side: Create a key</h1>')
  expect(html).toContain(
    '<p>1 error, 1 warning, and 1 settled. Of the blocks, 3 the same, 1 changed, 1 moved, 1 only in the lead, 1 only in the other version. The lead is what readers get: “here” and “this article” in a sentence mean it.</p>'
  )
  expect(html).toContain('<th scope="row" role="rowheader">Lead</th>')
  expect(html).toContain('changed on 2026-03-09')
})

test('findings come first: a sentence, its rule, where it stands, what to type', function () {
  const order = ['id="versions"', 'id="findings"', 'id="steps"', 'id="texts"', 'id="rules"']
  expect(order.map((part) => html.indexOf(part)).toSorted((a, b) => a - b)).toEqual(
    order.map((part) => html.indexOf(part))
  )
  expect(
    html
  ).toContain(`<li id="finding-n2n2"><p><strong class="error">Error:</strong> “30 days” here is “60 days” in the desk page “Make a key”</p>
<p class="dim facts"><a href="#rule-number-conflict"><code>number/conflict</code></a> <span aria-hidden="true">·</span> <code>n2n2</code> <span aria-hidden="true">·</span> <code>content/sources/wiki/1/page.html:4:9</code> <span aria-hidden="true">·</span> See it <a href="#row-3">in the texts</a></p>`)
  expect(html).toContain(
    'Take the other version’s text: <code class="command">npx collate decide n2n2 take --reason &quot;…&quot;</code>'
  )
})

test('what only one side has is shown there, not beside its neighbour', function () {
  const finding = html.slice(html.indexOf('<li id="finding-s3s3">'))
  expect(finding.slice(0, finding.indexOf('</li>'))).toContain(
    'See it <a href="#row-4">in the lead</a></p>'
  )
})

test('what a decision settles is told apart, and cannot be decided again', function () {
  expect(html).toContain('<h3>1 settled by a decision</h3>')
  expect(html).not.toContain('collate decide m4m4')
})

test('two texts that are no versions of one article have nothing to decide', function () {
  const page = diffPage({...sides, areVersions: false})
  expect(page).toContain('<h1>Two texts side by side: Create a key</h1>')
  expect(page).toContain('Only in the first text')
  expect(page).not.toContain('collate decide')
})

test('words are marked on their own side, and blocks that stand alone whole', function () {
  expect(html).toContain(
    '<div class="block item" lang="en" dir="auto"><span class="label">Step 1</span> It lasts <del>30 days</del>.</div>'
  )
  expect(html).toContain('It lasts <ins>60 days</ins>.')
  expect(html).toContain('<del class="block"><span class="label">Step 2</span> Copy it.</del>')
  expect(html).toContain(
    '<ins class="block"><span class="label">Warning</span> Never share it.</ins>'
  )
  expect(html).toContain('<code>a   b\n  c</code>')
  expect(html).toContain('<span class="label">Picture</span> The lamp')
  expect(html).toContain('Role <span class="dim">|</span> Admin')
})

test('what moved leads to its own place, and back', function () {
  const row = (id: string) => html.slice(html.indexOf(`id="${id}"`)).split('</tr>')[0]
  expect(row('row-5')).toContain('<a href="#row-1">Its own place</a>')
  expect(row('row-1')).toContain('<a href="#row-5">It stands elsewhere here</a>')
  expect(row('row-1')).toContain('Moved: its place in the other version')
})

test('every link of the page leads somewhere in it', function () {
  const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))
  const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(links.length).toBeGreaterThan(10)
  expect(links.filter((id) => !ids.has(id))).toEqual([])
})

test('of long texts, what is the same is left out first; what is more is counted', function () {
  const [, same] = sides.rows
  const changed = sides.rows[2]
  const many = (row: SideRow | undefined, number: number): SideRow[] =>
    Array.from({length: number}, () => row!)
  const rows = [...many(same, 4000), ...many(changed, 2), ...many(same, 1)]
  const short = diffPage({...sides, findings: [], settled: [], steps: [], rows})
  expect(short).toContain('… 4,000 blocks that are the same')
  expect(short).toContain('… 1 block that is the same')
  expect(short.match(/<tr role="row" id="row-/g)).toHaveLength(2)
  expect(short).not.toContain('too long')

  const long = diffPage({...sides, findings: [], settled: [], rows: many(changed, 3010)})
  expect(long).toContain('… and 10 more blocks: the page would be too long')
  const huge: SideRow = {
    kind: 'left',
    left: [{kind: 'code', parts: [[{text: 'x'.repeat(5_000_000), isOwn: true}]], pictures: []}],
    right: []
  }
  expect(diffPage({...sides, rows: [huge]}).length).toBeLessThan(200_000)
})

test.each(attacks)('nothing of a text is markup: %j', function (attack) {
  const harmless = diffPage(hostileSides('harmless'))
  const page = diffPage(hostileSides(attack))
  expect(elements(page)).toEqual(elements(harmless))
  expect(page).not.toMatch(/[\u202E\u0000]/)
  expect(page).not.toMatch(/\s(?:href|src)="(?!#)/)
})

test('the policy lets in the style of the page and nothing else', function () {
  expect(html).toContain('default-src &#39;none&#39;')
  expect(html).not.toMatch(/<script|\sstyle="|\son[a-z]+="/)
})

for (const scheme of ['light', 'dark'] as const)
  for (const width of [320, 1200])
    inBrowser(`the page is for everyone, in ${scheme}, ${width} pixels wide`, async function () {
      const {page, troubles} = await open(html, scheme, width)
      for (const details of await page.locator('details').all())
        await details.evaluate((element) => element.setAttribute('open', ''))
      // The dark has other colours, and no other width.
      if (scheme === 'light' || width === 320) expect(await violationsOf(page, scheme)).toEqual([])
      expect(troubles).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      const [left, right] = await page.locator('#row-3 td').all()
      const [a, b] = [await left?.boundingBox(), await right?.boundingBox()]
      if (width < 700) expect(b?.y).toBeGreaterThan(a?.y ?? 0)
      else expect(b?.y).toBe(a?.y)
    })

inBrowser('hostile words do nothing', async function () {
  const {page, troubles} = await open(diffPage(hostileSides(attacks.join('\n'))), 'light')
  await page.waitForTimeout(50)
  expect(troubles).toEqual([])
})
