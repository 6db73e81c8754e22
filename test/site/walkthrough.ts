/** A walkthrough in a browser: what readers do with it, with and without JavaScript. */

import {readFile} from 'node:fs/promises'
import type {BrowserContext, Page} from 'playwright-core'
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

  inBrowser('a reminder for the day on which a token ends, made in the page', async function () {
    await get().visit(guide, async function (page) {
      const field = page.getByLabel('It ends on')
      expect(await field.count()).toBe(0)
      await page.locator('#token-lifetime').scrollIntoViewIfNeeded()
      await field.fill('2031-05-06')
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', {name: 'Add a reminder to my calendar'}).click()
      ])
      const text = await readFile(await download.path(), 'utf8')
      expect(text).toContain('BEGIN:VEVENT')
      expect(text).toContain('DTSTART;VALUE=DATE:20310506')
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
    await get().visit(
      guide,
      async function (page, context) {
        const asked: string[] = []
        const token = `hbl_${'a1B2'.repeat(8)}`
        context.on('request', (request) => asked.push(request.url()))
        const states = await page.evaluate(() => history.length)
        await page.getByText('Check the shape of mine').click()
        const field = page.getByLabel('Paste the API token')
        await field.fill(token.slice(0, 20))
        expect(await page.locator('.verdict').innerText()).toContain(
          '20 characters; 36 are expected'
        )
        await field.fill(token)
        expect(await page.locator('.verdict').innerText()).toContain('looks like such a token')
        await field.press('Enter')
        await leavesNothing(page, context, token)

        // Where it was typed into the wrong field, too.
        const value = page.locator('[data-value]').first()
        await value.fill(token)
        await value.blur()
        expect(await page.locator('.problem').first().innerText()).toContain('looks like a secret')
        await value.fill('')
        await field.fill(token)
        await page.getByText('Check the shape of mine').click()
        await page.locator('.verdict:empty').waitFor({state: 'attached'})
        expect(await field.inputValue()).toBe('')
        await leavesNothing(page, context, token)
        expect(await page.evaluate(() => history.length)).toBe(states)
        expect(asked).toEqual([])
        await page.goto('/basics/')
        await page.goBack()
        await page.locator('collate-token-check details').evaluate((fold) => {
          fold.setAttribute('open', '')
        })
        expect(await field.inputValue()).toBe('')
        await leavesNothing(page, context, token)

        expect(
          await page.evaluate(() =>
            fetch('/').then(
              () => 'sent',
              () => 'refused'
            )
          )
        ).toBe('refused')
        get().expectTrouble(/connect-src|Fetch API/)
      },
      {}
    )
  })

  inBrowser(
    'trouble leads back to the step that mends it, and the focus with it',
    async function () {
      await get().visit(guide, async function (page) {
        const focused = () => page.evaluate(() => document.activeElement?.id)
        await page.getByRole('button', {name: 'One at a time'}).first().click()
        await page.locator('#step-1').getByRole('link', {name: 'It did not work'}).click()
        await page.waitForFunction(() => document.activeElement?.id === 'trouble')
        await page.getByText('It worked once').click()
        await page.getByRole('link', {name: 'Back to step 3: Create it'}).click()
        await page.locator('#step-3').waitFor({state: 'visible'})
        await page.waitForFunction(() => document.activeElement?.id === 'step-3')
        expect(new URL(page.url()).hash).toBe('#step-3')

        // The same way once more, though the address says already where it leads.
        await page.locator('#step-3').getByRole('button', {name: 'Previous step'}).click()
        expect(await focused()).toBe('step-2')
        await page.getByRole('link', {name: 'Back to step 3: Create it'}).click()
        await page.waitForFunction(() => document.activeElement?.id === 'step-3')

        const leads = page.locator('.token-help .fold a[href^="#"]')
        expect(
          await leads.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
        ).toEqual(['#step-3', '#step-1', '#step-3', '#step-4', '#step-3'])
      })
    }
  )

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

/** Look for any part of `secret` in all that a page can leave behind. */
async function leavesNothing(page: Page, context: BrowserContext, secret: string): Promise<void> {
  const kept = await page.evaluate(async function () {
    const stores: unknown[] = [{...localStorage}, {...sessionStorage}, document.cookie]
    stores.push(location.href, history.state, document.title, window.name, await caches.keys())
    stores.push((await indexedDB.databases()).map(({name}) => name))
    const workers = await navigator.serviceWorker?.getRegistrations()
    const html = document.documentElement.outerHTML
    return {stores: JSON.stringify(stores), workers: workers?.length ?? 0, html}
  })
  const cookies = JSON.stringify([await context.cookies(), await context.storageState()])
  for (const text of [kept.stores, kept.html, cookies])
    expect(text.includes(secret.slice(4, 16))).toBe(false)
  expect(kept.workers).toBe(0)
}
