/** A site in several languages: what leads from one to another, and what the frame says in each. */

import {expect, test} from 'vitest'
import {article, german, inBrowser, origin, type Visits} from './visit.ts'

/** Its tests; `get` gives the site that they share with the others, as it is built once. */
export function languageTests(get: () => Visits): void {
  test('the same article in other languages', async function () {
    const head = await get().file(`.${article}index.html`)
    for (const [tag, path] of [
      ['en', article],
      ['de', german],
      ['x-default', article]
    ])
      expect(head).toContain(`<link rel="alternate" hreflang="${tag}" href="${origin}${path}">`)
    expect(head).toMatch(new RegExp(`Also in\\s*<a href="${german}" lang="de" hreflang="de"`))
    expect(await get().file('sitemap.xml')).toContain(
      `<loc>${origin}${german}</loc><xhtml:link rel="alternate" hreflang="de" href="${origin}${german}"/>`
    )
    expect(await get().file('basics/read-the-log/index.html')).not.toContain('hreflang="x-default"')
    expect(await get().file('basics/index.html')).toContain(
      `<link rel="alternate" hreflang="ar" href="${origin}/ar/basics/">`
    )
  })

  inBrowser('pages speak their own language, scripts too', async function () {
    await get().visit(german, async function (page) {
      await page.getByRole('heading', {name: 'Sich in Harbourlight zurechtfinden'}).waitFor()
      await page.getByRole('button', {name: 'Kopieren', exact: true}).waitFor()
      const text = await page.locator('body').innerText()
      expect(text).toContain('War das hilfreich?')
      for (const own of ['Grundlagen', 'Harbourlight-Hilfe']) expect(text).toContain(own)
      for (const english of ['Last edited', 'On this page', 'Back to top', 'Copy', 'Home'])
        expect(text).not.toContain(english)
    })
    await get().visit('/de/api-keys/create-a-token/', async function (page) {
      const step = page.getByRole('button', {name: 'Als erledigt markieren'})
      await step.first().click()
      await page.getByRole('status').getByText('1 von 2 erledigt').waitFor()
      const text = await page.locator('.prose').innerText()
      for (const own of [
        'Hinweis',
        'Sie brauchen',
        'Wenn Sie es haben: API token',
        'Wie lange es gilt'
      ])
        expect(text).toContain(own)
      for (const english of ['Note', 'You need', 'Next step', 'It did not work', 'It ends'])
        expect(text).not.toContain(english)
      // What is known of the service is in English, and says so.
      expect(await page.locator('.you-need ul').getAttribute('lang')).toBe('en')
    })
    await get().visit('/ar/', async function (page) {
      expect(await page.locator('h1').innerText()).toBe('كيف يمكننا مساعدتك؟')
      const [brand, nav] = [
        await page.locator('.brand').boundingBox(),
        await page.locator('.card').first().boundingBox()
      ]
      // From right to left: the brand begins where the column of cards ends.
      expect((brand?.x ?? 0) + (brand?.width ?? 0)).toBeGreaterThan((nav?.x ?? 0) + 400)
    })
  })
}
