/** The built site in a browser: one build, served as a static host would. */

import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type {BrowserContext, BrowserContextOptions, Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {findBrowser} from '../../scripts/find-browser.ts'
import {buildSite, type Site} from './build.ts'

const guide = '/api-keys/create-a-token/'
const article = '/basics/find-your-way/'
const hasBrowser = findBrowser() !== undefined
if (!hasBrowser) console.info('No Chromium: the tests in a browser are skipped.')
const inBrowser = test.skipIf(!hasBrowser)

let site: Site
const troubles: string[] = []

beforeAll(async function () {
  site = await buildSite()
}, 120_000)

afterAll(async function () {
  await site?.close()
})

/** A page of its own, whose errors are gathered; `act` gets it loaded. */
async function visit(
  path: string,
  act: (page: Page, context: BrowserContext) => Promise<void>,
  options: BrowserContextOptions = {}
): Promise<void> {
  const context = await site.browser!.newContext({baseURL: site.served.url, ...options})
  const page = await context.newPage()
  page.setDefaultTimeout(5000)
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      troubles.push(`${path}: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`${path}: ${error.message}`))
  try {
    await page.goto(path, {waitUntil: 'load'})
    if (options.javaScriptEnabled !== false && path.startsWith(guide))
      await page.locator('.steps-bar').first().waitFor({state: 'attached'})
    await act(page, context)
  } finally {
    await context.close()
  }
}

const file = (path: string) => readFile(join(site.root, 'dist', path), 'utf8')

test('articles that cannot be read are left out, and say where', async function () {
  expect(site.staged.leftOut).toMatchObject([
    {rule: 'stage/left-out', at: {file: 'content/articles/en/basics/hostile.mdx'}}
  ])
  expect(existsSync(join(site.root, 'dist/basics/hostile'))).toBe(false)
  expect(await file('index.html')).not.toContain('zanzibar')
})

test('what looks like code is text', async function () {
  const html = await file('basics/read-the-log/index.html')
  expect(html).toContain('&lt;script&gt;alert(document.cookie)&lt;/script&gt;')
  expect(html).toContain('{process.exit(1)}')
  expect(html).toContain('import evil from')
  expect(html).not.toContain('javascript:')
  expect(html).not.toContain('<img src=x')
  expect(html).toContain('>Picture: A chart on another site</a>')
})

test('no page holds an inline script, style or handler', async function () {
  for (const path of [
    'index.html',
    'search/index.html',
    '404.html',
    `.${guide}index.html`,
    `.${article}index.html`
  ]) {
    const html = await file(path)
    expect(html, path).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/)
    expect(html, path).not.toMatch(/<style|\sstyle="|\son[a-z]+="/)
  }
})

test('policies are headers', async function () {
  const policy = async (path: string) =>
    (await fetch(site.served.url + path)).headers.get('content-security-policy')
  expect(await policy(guide)).toContain("connect-src 'none'")
  expect(await policy(guide)).not.toContain('wasm')
  expect(await policy(article)).toContain("connect-src 'self'")
  expect(await policy('/search/')).toContain("'wasm-unsafe-eval'")
})

test('a walkthrough is complete without a script', async function () {
  const html = await file(`.${guide}index.html`)
  for (const title of [
    'Open the console',
    'Name it',
    'Create it',
    'Try it',
    'Application',
    'Register'
  ]) {
    expect(html).toContain(title)
  }
  expect(html.indexOf('is shown once')).toBeLessThan(html.indexOf('Click <strong>Create token'))
  expect(html).toContain('id="step-3"')
  expect(html).toContain('id="h_01OLD"')
  expect(html).toContain('id="header-2"')
  expect(await file(`.${article}index.html`)).toContain('id="the-old-bar"')
  expect(html).toContain('href="/basics/find-your-way/#the-bar"')
})

test('old addresses lead to the article', async function () {
  const {url} = site.served
  for (const old of [
    '/hc/en-us/articles/90210001',
    '/hc/en-us/articles/90210001-Create-a-token',
    '/old/tokens'
  ]) {
    const response = await fetch(url + old, {redirect: 'manual'})
    expect([response.status, response.headers.get('location')]).toEqual([301, guide])
    expect(await file(`${old}/index.html`)).toContain(`url=${guide}`.replaceAll('/', '/'))
  }
  expect(await file('wiki/spaces/HELP/pages/88776655/index.html')).toContain(article)
})

test('feeds and lists', async function () {
  expect(await file('sitemap.xml')).toContain(`https://help.harbourlight.example${guide}`)
  expect(await file('rss.xml')).toContain('<title>Create a Harbourlight API token</title>')
  expect(await file('llms.txt')).toContain(`(https://help.harbourlight.example${guide}index.md)`)
  expect(await file(`.${guide}index.md`)).toContain('### Step 2: Name it')
  expect(await file('ar/basics/marhaba/index.html')).toContain('dir="rtl"')
  expect(await file('tokens/harbourlight/index.html')).toContain('12 October 2026')
})

inBrowser(
  'an article weighs no more than 25 KB',
  async function () {
    for (const path of [guide, article]) {
      let bytes = 0
      await visit('/404.html', async function (page) {
        const session = await page.context().newCDPSession(page)
        await session.send('Network.enable')
        const sizes = new Map<string, number>()
        session.on('Network.loadingFinished', ({requestId, encodedDataLength}) =>
          sizes.set(requestId, encodedDataLength)
        )
        const pictures = new Set<string>()
        session.on(
          'Network.responseReceived',
          ({requestId, type}) => type === 'Image' && pictures.add(requestId)
        )
        await session.send('Network.setCacheDisabled', {cacheDisabled: true})
        await page.goto(path, {waitUntil: 'networkidle'})
        for (const [id, size] of sizes) if (!pictures.has(id)) bytes += size
      })
      console.info(`${path} ${bytes} bytes`)
      expect(bytes).toBeLessThanOrEqual(25_000)
    }
  },
  30_000
)

inBrowser('progress, path, values and ticks come back', async function () {
  await visit(guide, async function (page) {
    await page.locator('#step-1 .done-button').click()
    await page.locator('[data-value]').first().fill('acme')
    expect(await page.locator('#step-1 .done-button').getAttribute('aria-pressed')).toBe('true')
    expect(await page.locator('#step-1 .done-button').innerText()).toContain('Done')
    expect(await page.locator('#step-1 code').innerText()).toBe('https://acme.harbourlight.example')
    expect(await page.locator('#step-1 a[data-fill-href]').getAttribute('href')).toBe(
      'https://acme.harbourlight.example/settings'
    )
    expect(await page.locator('#step-4 pre').innerText()).toContain(
      'https://acme.harbourlight.example/api/v2/me'
    )

    await page.getByRole('radio', {name: /^Application/}).check()
    expect(page.url()).toContain('?path=application')
    await page.getByLabel('orders.write').check()
    await page.reload()
    await page.locator('.steps-bar').first().waitFor({state: 'attached'})
    expect(await page.getByLabel('orders.write').isChecked()).toBe(true)
    expect(await page.locator('#option-api-token').isVisible()).toBe(false)
    await page.getByRole('radio', {name: /^API token/}).check()
    expect(await page.locator('#step-1 .done-button').getAttribute('aria-pressed')).toBe('true')
    expect(await page.locator('#step-1 code').innerText()).toContain('acme')
  })
})

inBrowser('a path opens inside another, and there is a way back', async function () {
  await visit(`${guide}?path=application`, async function (page) {
    await page.getByRole('link', {name: 'as described above'}).click()
    expect(await page.locator('#part-2-step-1 #option-api-token').isVisible()).toBe(true)
    await page.getByRole('button', {name: 'Back to step 1'}).click()
    expect(await page.locator('#option-api-token').isVisible()).toBe(false)
    expect(await page.locator('#part-2-step-1 #option-api-token').count()).toBe(0)
  })
})

inBrowser('one step at a time, deep links, and values of a shared link', async function () {
  await visit(`${guide}#fill:YOUR-ORG=ferry`, async function (page) {
    expect(await page.locator('#step-1 code').innerText()).toContain('ferry')
    expect(page.url()).not.toContain('ferry')
    await page.getByRole('button', {name: 'One at a time'}).first().click()
    expect(await page.locator('#step-2').isVisible()).toBe(false)
    await page.locator('#step-1').getByRole('button', {name: 'Next step'}).click()
    expect(await page.locator('#step-2').isVisible()).toBe(true)
    await page.goto(`${guide}#step-3`)
    await page.locator('#step-3').waitFor({state: 'visible'})
  })
})

inBrowser('a pasted token is checked here, kept nowhere and sent nowhere', async function () {
  await visit(guide, async function (page) {
    const asked: string[] = []
    const token = `hbl_${'a1B2'.repeat(8)}`
    page.on('request', (request) => asked.push(request.url()))
    await page.getByText('Check the shape of mine').click()
    const field = page.getByLabel('Paste the API token')
    await field.fill(token.slice(0, 20))
    expect(await page.locator('.verdict').innerText()).toContain('20 characters; 36 are expected')
    await field.fill(token)
    expect(await page.locator('.verdict').innerText()).toContain('has the shape')
    await page
      .locator('[data-value]')
      .first()
      .fill('x'.repeat(20) + '1'.repeat(20))
    await page.locator('[data-value]').first().blur()
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/hbl_|1111/)
    expect(
      await page.evaluate(() =>
        fetch('/').then(
          () => 'sent',
          () => 'refused'
        )
      )
    ).toBe('refused')
    expect(asked.filter((url) => !url.endsWith('/'))).toEqual([])
    troubles.splice(
      0,
      troubles.length,
      ...troubles.filter((each) => !/connect-src|Fetch API/.test(each))
    )
  })
})

inBrowser('without JavaScript everything is there', async function () {
  await visit(
    guide,
    async function (page) {
      for (const id of [
        '#step-1',
        '#step-4',
        '#part-2-step-4',
        '#option-application',
        '#trouble'
      ]) {
        expect(await page.locator(id).isVisible(), id).toBe(true)
      }
      expect(await page.locator('[data-values]').first().isVisible()).toBe(false)
      expect(await page.locator('.step-actions').count()).toBe(0)
    },
    {javaScriptEnabled: false}
  )
  await visit(
    '/search/?q=token',
    async function (page) {
      await page.getByText('needs JavaScript').waitFor({state: 'visible'})
    },
    {javaScriptEnabled: false}
  )
})

inBrowser('the search dialog finds, mends spelling, and goes by the arrow keys', async function () {
  await visit(article, async function (page) {
    await page.keyboard.press('Control+k')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await page.keyboard.type('tokne')
    await dialog.getByRole('status').getByText('Showing results for “token”').waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
      'Create a Harbourlight API token'
    )
    await page.keyboard.press('ArrowUp')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${guide}`)
  })
  await visit('/search/?q=drawer', async function (page) {
    await page.getByText('1 article', {exact: true}).waitFor()
    expect(await page.locator('.hits a').getAttribute('href')).toBe(article)
  })
})

inBrowser('an unknown address suggests', async function () {
  await visit('/hc/en-gb/articles/90210001-Anything/', async function (page) {
    const link = page
      .locator('collate-lost')
      .getByRole('link', {name: 'Create a Harbourlight API token'})
    await link.waitFor()
    expect(await link.getAttribute('href')).toBe(guide)
  })
  troubles.splice(0, troubles.length, ...troubles.filter((each) => !/status of 404/.test(each)))
})

const all = [
  '/',
  '/basics/',
  guide,
  article,
  '/basics/read-the-log/',
  '/search/?q=token',
  '/tokens/harbourlight/'
]

inBrowser(
  'axe finds nothing in the light scheme',
  async function () {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    for (const path of all) await examine(path, 'light', (axe) => axe.withTags(tags))
  },
  90_000
)

inBrowser(
  'axe finds nothing in the dark scheme, where only colours are others',
  async function () {
    for (const path of all) await examine(path, 'dark', (axe) => axe.withRules('color-contrast'))
  },
  90_000
)

async function examine(
  path: string,
  colorScheme: 'light' | 'dark',
  choose: (axe: AxeBuilder) => AxeBuilder
): Promise<void> {
  await visit(
    path,
    async function (page) {
      if (path.startsWith('/search/')) await page.locator('.hits a').first().waitFor()
      if (path === guide) {
        await page.locator('#step-1 .done-button').click()
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true
        })
      }
      // Legacy mode opens no second page for each look; there are no frames here.
      const {violations} = await choose(new AxeBuilder({page}).setLegacyMode(true)).analyze()
      expect(violations.map(({id, nodes}) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
    },
    {colorScheme}
  )
}

inBrowser('no page said anything on the console', function () {
  expect(troubles).toEqual([])
})
