/** The guides that the site makes of what is known of each service, in a browser: one page for all of them. */

import type {Page} from 'playwright-core'
import {afterAll, expect, test} from 'vitest'
import {examples} from './token-examples.ts'
import {inBrowser, type Visits} from './visit.ts'

/** Their tests; `get` gives the site that they share with the others, as it is built once. */
export function serviceGuideTests(get: () => Visits): void {
  let page: Page | undefined
  const asked: string[] = []

  afterAll(() => page?.context().close())

  test('the list of services leads to a guide for each', async function () {
    const html = await get().file('tokens/index.html')
    for (const service of Object.keys(examples))
      expect(html).toContain(`href="/tokens/${service}/"`)
    expect(await get().file('index.html')).toContain('href="/tokens/"')
    expect(await get().file('llms.txt')).toContain('/tokens/okta/index.md)')
    expect(await get().file('tokens/okta/index.md')).toContain('**Security > API > Tokens**')
    expect(await get().file('sitemap.xml')).toContain('/tokens/okta/</loc>')
  })

  inBrowser.each(Object.keys(examples))('the guide for %s works', async function (service) {
    const at = (page ??= await open(get(), asked))
    await at.goto(`/tokens/${service}/`, {waitUntil: 'load'})
    await at.locator('.steps-bar').waitFor({state: 'attached'})
    asked.length = 0

    const steps = at.locator('.step')
    expect(await steps.count()).toBeGreaterThanOrEqual(5)
    // Every way out leads to a step that is there.
    const ways = await at
      .locator('.token-help .fold a[href^="#"]')
      .evaluateAll((links) =>
        links.map((link) => document.querySelector(`.step${link.getAttribute('href')}`) !== null)
      )
    const folds = await at.locator('#trouble ~ .fold').count()
    expect(ways).toEqual(Array.from({length: folds}, () => true))

    await fillIn(at)
    const [shown, curl] = await at.evaluate(function () {
      const box = document.querySelector('.callout-title')
      const code = [...document.querySelectorAll('.token-help pre')].map((pre) => pre.textContent)
      return [box?.closest('.step')?.textContent ?? '', code[0] ?? ''] as const
    })
    expect(shown).toContain('shown once')
    if (service !== 'gcore') {
      expect(curl).toMatch(/curl -sS -i -K -.* "https:\/\/[^"]+"$/)
      expect(curl).not.toContain('YOUR-')
    }
    const {good = [], bad = []} = examples[service] ?? {}
    await at.getByText('Check the shape of mine').click()
    const field = at.getByLabel(/^Paste the/)
    for (const [token, fits] of [
      [good[0]?.[1], 'true'],
      [bad[0], 'false']
    ] as const) {
      await field.fill(token ?? '')
      expect(await at.locator('.verdict').getAttribute('data-fits')).toBe(fits)
    }
    expect(asked).toEqual([])
  })
}

async function open(visits: Visits, asked: string[]): Promise<Page> {
  const {browser, served} = visits.site
  const context = await browser!.newContext({baseURL: served.url})
  const page = await context.newPage()
  page.setDefaultTimeout(5000)
  page.on('pageerror', (error) => visits.troubles.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) visits.troubles.push(message.text())
  })
  page.on('request', (request) => asked.push(request.url()))
  return page
}

/** Type what is asked for, once, wherever it is asked first. */
async function fillIn(page: Page): Promise<void> {
  const inputs = page.locator('[data-value]')
  for (const input of await inputs.all()) {
    const kind = await input.getAttribute('data-kind')
    await input.fill(
      kind === 'email' ? 'ada@example.com' : kind === 'host' ? 'acme.example.com' : 'acme'
    )
    await input.blur()
  }
}
