/** What was mended, as a page: in a browser, for everyone, whatever a source says. */

import {expect, test} from 'vitest'
import {repairsPage} from '../../src/report/index.ts'
import {inBrowser, violationsOf} from '../helpers/browser.ts'
import {counted, detailed, hostile} from './make-mending.ts'
import {attacks, elements, open} from './open-page.ts'

test.each(attacks)('nothing of a record is markup: %j', function (attack) {
  const harmless = repairsPage(hostile('harmless'))
  const html = repairsPage(hostile(attack))

  expect(elements(html)).toEqual(elements(harmless))
  expect(html).not.toMatch(/[\u202E\u0000]/)
  expect(html).not.toMatch(/\s(?:href|src)="(?!#)/)
})

test('the policy lets in the style of the page and nothing else', function () {
  const html = repairsPage(detailed)
  expect(html).toContain('default-src &#39;none&#39;')
  expect(html).toContain('style-src &#39;sha256-')
  expect(html).not.toMatch(/<script|\sstyle="|\son[a-z]+="/)
})

test('counts are told, and articles that were not asked for are none', function () {
  const html = repairsPage(counted)
  expect(html).toContain('4 changes in 2 articles')
  expect(html).not.toContain('Before and after')
  expect(html).toContain('<td>3</td><td>Create a key</td>')
  expect(html).toContain('Records that cannot be read')
})

for (const scheme of ['light', 'dark'] as const)
  inBrowser(`the page is for everyone, in ${scheme}`, async function () {
    const {page, troubles} = await open(repairsPage(detailed), scheme)
    for (const details of await page.locator('details').all())
      await details.evaluate((element) => element.setAttribute('open', ''))
    expect(await violationsOf(page, scheme)).toEqual([])
    expect(troubles).toEqual([])
    expect(await page.locator('del.block').first().innerText()).toContain(
      'Was this article helpful?'
    )
    expect(await page.locator('pre').innerText()).toContain('Ben: not for me.')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(420)
  })

inBrowser('hostile words do nothing', async function () {
  const {page, troubles} = await open(repairsPage(hostile(attacks.join('\n'))), 'light')
  await page.waitForTimeout(50)
  expect(troubles).toEqual([])
})
