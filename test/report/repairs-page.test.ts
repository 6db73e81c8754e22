/** What was mended, as a page: in a browser, for everyone, whatever a source says. */

import AxeBuilder from '@axe-core/playwright'
import {type DefaultTreeAdapterTypes, parse} from 'parse5'
import {type Browser, chromium} from 'playwright-core'
import {afterAll, expect, test} from 'vitest'
import {findBrowser} from '../../scripts/find-browser.ts'
import {repairsPage} from '../../src/report/index.ts'
import {counted, detailed, hostile} from './make-mending.ts'

const executablePath = findBrowser()
if (executablePath === undefined) console.info('No Chromium: the tests in a browser are skipped.')
const inBrowser = test.skipIf(executablePath === undefined)

let browser: Browser | undefined
afterAll(() => browser?.close())

/** Open `html` as a file would be opened; `troubles` is what the page complains of. */
async function open(html: string, colorScheme: 'dark' | 'light') {
  browser ??= await chromium.launch({executablePath: executablePath!, args: ['--no-sandbox']})
  const page = await (
    await browser.newContext({colorScheme, viewport: {width: 420, height: 800}})
  ).newPage()
  const troubles: string[] = []
  page.on('console', (message) => troubles.push(message.text()))
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('request', (request) => troubles.push(request.url()))
  await page.setContent(html)
  return {page, troubles}
}

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</textarea></title></details><iframe src=javascript:alert(1)>',
  'javascript:alert(1)',
  '<!--',
  ']]>',
  '&lt;script&gt;',
  '\u202Egnp.exe\u0000\uD800'
]

test.each(attacks)('nothing of a record is markup: %j', function (attack) {
  const elements = (html: string) => {
    const names: string[] = []
    const todo: DefaultTreeAdapterTypes.Node[] = [parse(html)]
    for (let node = todo.pop(); node; node = todo.pop()) {
      if ('attrs' in node) names.push([node.tagName, ...node.attrs.map(({name}) => name)].join(' '))
      if ('childNodes' in node) todo.push(...node.childNodes)
    }
    return names.sort()
  }
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
    const {violations} = await new AxeBuilder({page}).analyze()

    expect(violations).toEqual([])
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
