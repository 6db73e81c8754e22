/** The built site: its files, and its pages in a browser, served as a static host would. */

import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {accessTests} from './access.ts'
import {againTests} from './again.ts'
import {languageTests} from './languages.ts'
import {lookTests} from './look.ts'
import {readerTests} from './readers.ts'
import {searchTests} from './search.ts'
import {serviceGuideTests} from './service-guides.ts'
import {article, guide, inBrowser, makeVisits, type Visits, video} from './visit.ts'
import {walkthroughTests} from './walkthrough.ts'

let visits: Visits

beforeAll(async function () {
  visits = await makeVisits()
}, 120_000)

afterAll(() => visits?.close())

test('articles that cannot be read are left out, and say where', async function () {
  expect(visits.site.staged.leftOut).toMatchObject([
    {rule: 'stage/left-out', at: {file: 'content/articles/en/basics/hostile.mdx'}}
  ])
  expect(existsSync(`${visits.site.root}/dist/basics/hostile`)).toBe(false)
  expect(await visits.file('index.html')).not.toContain('zanzibar')
})

test('what looks like code is text', async function () {
  const html = await visits.file('basics/read-the-log/index.html')
  expect(html).toContain('&lt;script>alert(document.cookie)&lt;/script>')
  expect(html).toContain('{process.exit(1)}')
  expect(html).toContain('import evil from')
  expect(html).not.toContain('javascript:')
  expect(html).not.toContain('<img src=x')
  expect(html).toContain('>Picture: A chart on another site</a>')
})

test('no page holds a script or a handler, and only styles that its policy knows', async function () {
  for (const path of ['/', '/search/', '/404.html', guide, article]) {
    const html = await visits.file(path.replace(/\/$/, '/index.html'))
    expect(html, path).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/)
    expect(html, path).not.toMatch(/\sstyle="|\son[a-z]+="/)
    const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = '']) => text)
    expect(styles).toHaveLength(path === guide ? 2 : 1)
    for (const text of styles) {
      const source = `'sha256-${createHash('sha256').update(text).digest('base64')}'`
      expect(html).toContain(source)
      expect(await policy(path)).toContain(source)
    }
  }
})

async function policy(path: string): Promise<string | null> {
  return (await fetch(visits.site.served.url + path)).headers.get('content-security-policy')
}

test('policies are headers', async function () {
  expect(await policy(guide)).toContain("connect-src 'none'")
  expect(await policy(article)).toContain("connect-src 'self'")
  expect(await policy('/search/')).toContain("script-src 'self';")
})

test('old addresses lead to the article', async function () {
  const {url} = visits.site.served
  for (const old of [
    '/hc/en-us/articles/90210001',
    '/hc/en-us/articles/90210001-Create-a-token',
    '/old/tokens'
  ]) {
    const response = await fetch(url + old, {redirect: 'manual'})
    expect([response.status, response.headers.get('location')]).toEqual([301, guide])
    expect(await visits.file(`${old}/index.html`)).toContain(`url=${guide}`.replaceAll('/', '/'))
  }
  expect(await visits.file('wiki/spaces/HELP/pages/88776655/index.html')).toContain(article)
})

test('a file that was renamed leads on; one that was taken away leads to its section for now', async function () {
  const {url} = visits.site.served
  const leadsTo = async (path: string) => {
    const {status, headers} = await fetch(url + path, {redirect: 'manual'})
    return [status, headers.get('location')]
  }
  expect(await leadsTo('/basics/the-log')).toEqual([301, '/basics/read-the-log/'])
  expect(await visits.file('basics/the-log/index.html')).toContain('url=/basics/read-the-log/')
  expect(await leadsTo('/basics/tides/')).toEqual([302, '/basics/'])
  const gone = await visits.file('basics/tides/index.html')
  expect(gone).toContain('This article is no longer here')
  expect(gone).not.toContain('canonical')
})

test('old addresses of a help centre lead to what stands in its place', async function () {
  const {url} = visits.site.served
  const leadsTo = async (path: string) =>
    (await fetch(url + path, {redirect: 'manual'})).headers.get('location')
  const picture = await leadsTo('/hc/article_attachments/90210701')

  expect(picture).toMatch(/^\/media\/create-a-token\/security\.\w+\.svg$/)
  expect((await fetch(url + picture)).status).toBe(200)
  for (const [old, to] of [
    ['/hc/en-us/article_attachments/90210701/Security%20page.svg', picture],
    ['/hc/article_attachments/90210701/Another%20name.svg', '/hc/article_attachments/90210701'],
    ['/hc/pt-br/article_attachments/90210701', '/hc/article_attachments/90210701'],
    ['/hc/en-us/sections/90210501', '/api-keys/'],
    ['/hc/categories/90210501', '/api-keys/'],
    ['/hc/de/sections/90210501-Schluessel', '/hc/sections/90210501-Schluessel'],
    ['/hc/pt-br/articles/90210001', '/hc/articles/90210001'],
    ['/hc/en-us/articles/90210001/comments/7', '/hc/articles/90210001'],
    ['/hc/articles/90210001', guide],
    ['/hc/en-us', '/'],
    ['/hc/pt-br', '/'],
    ['/hc/pt-br/requests/new', '/hc/requests/new']
  ])
    expect([old, await leadsTo(old ?? '')]).toEqual([old, to])
  // For hosts without rules.
  for (const path of ['hc/en-us', 'hc/sections/90210501', 'hc/article_attachments/90210701'])
    expect(await visits.file(`${path}/index.html`)).toContain('This page has moved')
  for (const path of ['hc/requests/new', 'hc/en-us/requests/new']) {
    const page = await visits.file(`${path}/index.html`)
    expect(page).toContain('<a href="mailto:help@harbourlight.example">')
    expect(page).not.toContain('refresh')
  }
})

test('promoted articles stand first', async function () {
  const html = await visits.file('index.html')
  const list = /id="promoted-articles"[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
  expect(list.match(/<a /g)?.length).toBe(1)
  expect(html.indexOf('promoted-articles')).toBeLessThan(html.indexOf('id="section-'))
})

test('feeds and lists', async function () {
  expect(await visits.file('sitemap.xml')).toContain(`https://help.harbourlight.example${guide}`)
  expect(await visits.file('rss.xml')).toContain('<title>Create a Harbourlight API token</title>')
  expect(await visits.file('llms.txt')).toContain(
    `(https://help.harbourlight.example${guide}index.md)`
  )
  expect(await visits.file(`.${guide}index.md`)).toContain('### Step 2: Name it')
  expect(await visits.file('ar/basics/marhaba/index.html')).toContain('dir="rtl"')
  expect(await visits.file('tokens/harbourlight/index.html')).toContain('12 October 2026')
})

inBrowser(
  'an article weighs no more than 25 KB, a walkthrough no more than 40',
  async function () {
    for (const [path, most] of [
      [article, 25_000],
      [guide, 40_000],
      ['/tokens/github/', 40_000]
    ] as const) {
      let bytes = 0
      await visits.visit(
        '/404.html',
        async function (page) {
          const session = await page.context().newCDPSession(page)
          await session.send('Network.enable')
          const sizes = new Map<string, number>()
          session.on('Network.loadingFinished', ({requestId, encodedDataLength}) =>
            sizes.set(requestId, encodedDataLength)
          )
          const counted = new Set<string>()
          // What the page before still asks for is not this one's.
          session.on(
            'Network.requestWillBeSent',
            ({requestId, documentURL, type}) =>
              type !== 'Image' && new URL(documentURL).pathname === path && counted.add(requestId)
          )
          await session.send('Network.setCacheDisabled', {cacheDisabled: true})
          await page.goto(path, {waitUntil: 'networkidle'})
          for (const id of counted) bytes += sizes.get(id) ?? 0
          expect(counted.size).toBeGreaterThan(2)
        },
        {}
      )
      console.info(`${path} ${bytes} bytes`)
      expect(bytes).toBeLessThanOrEqual(most)
    }
  },
  30_000
)

walkthroughTests(() => visits)
serviceGuideTests(() => visits)

inBrowser(
  'a video plays once a reader asks for it, and nothing is loaded before',
  async function () {
    await visits.visit(video, async function (page) {
      const asked: string[] = []
      await page.route(/youtube/, function (route) {
        asked.push(route.request().url())
        return route.fulfill({contentType: 'text/html', body: '<title>Player</title>'})
      })
      const link = page.getByRole('link', {name: 'Set up the bar in two minutes'})
      expect(await link.getAttribute('href')).toBe('https://www.youtube.com/watch?v=aB3dE6gH9jK')
      const button = page.getByRole('button', {name: 'Play here: Set up the bar in two minutes'})
      await button.waitFor()
      expect(asked).toEqual([])

      await button.click()
      const frame = page.getByTitle('Set up the bar in two minutes')
      await frame.waitFor()
      await page.frameLocator('iframe').locator('title').waitFor({state: 'attached'})
      expect(asked).toEqual(['https://www.youtube-nocookie.com/embed/aB3dE6gH9jK'])
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME')
    })
    await visits.visit(video, async function (page) {
      expect(await policyOf(page)).toContain('frame-src https://www.youtube-nocookie.com')
    })
    await visits.visit(article, async function (page) {
      expect(await policyOf(page)).not.toContain('frame-src')
    })
  }
)

function policyOf(page: Page): Promise<string | null> {
  return page.locator('meta[http-equiv=content-security-policy]').getAttribute('content')
}

inBrowser('formulas are drawn by the browser', async function () {
  await visits.visit(video, async function (page) {
    const inLine = page.locator('p math')
    expect(await inLine.locator('mfrac').count()).toBe(1)
    expect(await page.locator('math[display=block] munderover').count()).toBe(1)
    // Where fonts differ, sizes do; that one part stands above the other is what a fraction is.
    const [above, below] = await inLine
      .locator('mfrac > *')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()))
    expect(above?.bottom).toBeLessThanOrEqual(below?.top ?? 0)
    const [fraction, sum] = [
      await inLine.boundingBox(),
      await page.locator('math[display=block]').boundingBox()
    ]
    expect(sum?.width).toBeGreaterThan(fraction?.width ?? 0)
  })
})

inBrowser('an unknown address suggests', async function () {
  await visits.visit('/docs/90210001-anything.html', async function (page) {
    const link = page
      .locator('collate-lost')
      .getByRole('link', {name: 'Create a Harbourlight API token'})
    await link.waitFor()
    expect(await link.getAttribute('href')).toBe(guide)
  })
  visits.expectTrouble(/status of 404/)
})

inBrowser('an address of a help centre leads straight to its article', async function () {
  await visits.visit('/hc/pt-br/articles/90210001-Qualquer-coisa#h_01OLD', async function (page) {
    await page.waitForURL((url) => url.pathname === guide && url.hash === '#h_01OLD')
  })
  visits.expectTrouble(/status of 404/)
})

inBrowser('an address of Confluence leads straight to its article', async function () {
  const old = '/pages/viewpage.action?pageId=90210001#Create-a-Harbourlight-API-token'
  await visits.visit(old, async function (page) {
    await page.waitForURL((url) => url.pathname === guide)
  })
  visits.expectTrouble(/status of 404/)
})

againTests(() => visits)
searchTests(() => visits)
languageTests(() => visits)
readerTests(() => visits)
lookTests(() => visits)
accessTests(() => visits)

inBrowser('no page said anything on the console', function () {
  expect(visits.troubles).toEqual([])
})
