/** The search, as readers use it: the dialog, the page, what is marked, and what there is without scripts. */

import type {Page} from 'playwright-core'
import {expect} from 'vitest'
import {article, german, guide, inBrowser, type Visits, video} from './visit.ts'

/** Its tests; `get` gives the site that they share with the others, as it is built once. */
export function searchTests(get: () => Visits): void {
  inBrowser(
    'the search dialog finds, mends spelling, and goes by the arrow keys',
    async function () {
      await get().visit(article, async function (page) {
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
        await page.waitForURL((url) => url.pathname === guide)
      })
      await get().visit('/search/?q=drawer', async function (page) {
        await page.getByText('1 article', {exact: true}).waitFor()
        expect(await page.locator('.hits a').getAttribute('href')).toContain(
          `${article}?find=drawer`
        )
      })
    }
  )

  inBrowser(
    'search by section, with an address that can be kept, in any language',
    async function () {
      await get().visit('/search/?q=token', async function (page) {
        const status = page.getByRole('status')
        await status.getByText(/^\d+ articles$/).waitFor()
        const total = Number.parseInt(await status.innerText(), 10)
        const sections = page.getByRole('group', {name: 'Sections'})
        const choices = await sections.getByRole('button').allInnerTexts()
        expect(choices[0]).toBe(`All (${total})`)
        expect(choices).toEqual(expect.arrayContaining(['API keys and tokens (1)', 'Basics (1)']))
        await sections.getByRole('button', {name: /^Basics/}).click()
        await status.getByText('1 article', {exact: true}).waitFor()
        expect(new URL(page.url()).search).toBe('?q=token&section=Basics')
        await page.reload()
        await status.getByText('1 article', {exact: true}).waitFor()
        const chosen = sections.getByRole('button', {pressed: true})
        expect(await chosen.innerText()).toBe('Basics (1)')

        const other = page.locator('main').getByRole('link', {name: 'Deutsch'})
        expect(await other.getAttribute('href')).toMatch(/\/de\/search\/\?q=token$/)
        await page.goto('/de/search/?q=leiste')
        await status.getByText('1 Artikel', {exact: true}).waitFor()
        expect(await page.locator('.hits a').getAttribute('href')).toMatch(german)
      })
    }
  )

  inBrowser('nothing found says so, and what else there is', async function () {
    await get().visit('/search/?q=zzzzzz', async function (page) {
      await page.getByRole('status').getByText('Nothing found for “zzzzzz”.').waitFor()
      const links = page.locator('.search-nothing a')
      expect(await links.first().getAttribute('href')).toBe('/all/')
      expect(await page.locator('.hits a').count()).toBe(0)
    })
  })

  inBrowser(
    'the page that was found marks the words, and its address stays clean',
    async function () {
      await get().visit('/search/?q=drawers', async function (page) {
        await page.locator('.hits a').first().click()
        await page.waitForURL((url) => url.pathname === article)
        await page.getByText(/is marked on this page/).waitFor()
        expect(new URL(page.url()).search).toBe('')
        expect(await marks(page)).toEqual(expect.arrayContaining(['drawer', 'drawers']))
        await page.keyboard.press('Escape')
        expect(await marks(page)).toEqual([])
        expect(await page.locator('.found-note').count()).toBe(0)
      })
      await get().visit(`${guide}?find=token&path=application`, async function (page) {
        await page.getByText(/is marked on this page/).waitFor()
        expect(new URL(page.url()).search).toBe('?path=application')
      })
    }
  )

  inBrowser('without a script, all articles are found through a list', async function () {
    await get().visit(
      '/search/?q=token',
      async function (page) {
        await page.getByRole('link', {name: 'Look through the list of all articles'}).click()
        const hrefs = await page
          .locator('.index a')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
        expect(hrefs.sort()).toEqual([guide, article, '/basics/read-the-log/', video].sort())
      },
      {javaScriptEnabled: false}
    )
  })
}

function marks(page: Page): Promise<string[]> {
  return page.evaluate(function () {
    const found = CSS.highlights.get('collate-found')
    return [...(found ?? [])].map((range) => range.toString().toLowerCase())
  })
}
