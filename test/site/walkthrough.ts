/** A walkthrough in a browser: what readers do with it, with and without JavaScript. */

import {expect, test} from 'vitest'
import {article, guide, inBrowser, type Visits} from './visit.ts'

/** Its tests; `get` gives the site that they share with the others, as it is built once. */
export function walkthroughTests(get: () => Visits): void {
  test('a walkthrough is complete without a script', async function () {
    const html = await get().file(`.${guide}index.html`)
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
    expect(await get().file(`.${article}index.html`)).toContain('id="the-old-bar"')
    expect(html).toContain('href="/basics/find-your-way/#the-bar"')
  })

  inBrowser('progress, path, values and ticks come back', async function () {
    await get().visit(guide, async function (page) {
      await page.locator('#step-1 .done-button').click()
      await page.locator('[data-value]').first().fill('acme')
      expect(await page.locator('#step-1 .done-button').getAttribute('aria-pressed')).toBe('true')
      expect(await page.locator('#step-1 .done-button').innerText()).toContain('Done')
      expect(await page.locator('#step-1 code').innerText()).toBe(
        'https://acme.harbourlight.example'
      )
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
    await get().visit(`${guide}?path=application`, async function (page) {
      await page.getByRole('link', {name: 'as described above'}).click()
      expect(await page.locator('#part-2-step-1 #option-api-token').isVisible()).toBe(true)
      await page.getByRole('button', {name: 'Back to step 1'}).click()
      expect(await page.locator('#option-api-token').isVisible()).toBe(false)
      expect(await page.locator('#part-2-step-1 #option-api-token').count()).toBe(0)
    })
  })

  inBrowser('one step at a time, deep links, and values of a shared link', async function () {
    await get().visit(`${guide}#fill:YOUR-ORG=ferry`, async function (page) {
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
    await get().visit(guide, async function (page) {
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
      get().expectTrouble(/connect-src|Fetch API/)
    })
  })

  inBrowser('without JavaScript everything is there', async function () {
    await get().visit(
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
    await get().visit(
      '/search/?q=token',
      async function (page) {
        await page.getByText('needs JavaScript').waitFor({state: 'visible'})
      },
      {javaScriptEnabled: false}
    )
  })
}
