/** What readers take along or send: feeds, a file of everything, answers, copies. */

import {expect, test} from 'vitest'
import {article, guide, inBrowser, origin, type Visits, video} from './visit.ts'

/** Its tests; `get` gives the site that they share with the others, as it is built once. */
export function readerTests(get: () => Visits): void {
  test('feeds, a file of everything, and a picture for those who get a link', async function () {
    const section = await get().file('api-keys/rss.xml')
    expect(section.match(/<item>/g)).toHaveLength(1)
    expect(section).toContain(`<link>${origin}${guide}</link>`)
    expect(section).toContain(
      '<atom:link href="https://help.harbourlight.example/api-keys/rss.xml"'
    )
    expect(await get().file(`.${guide}index.html`)).toContain('href="/api-keys/rss.xml"')
    expect(await get().file('de/rss.xml')).toContain('<language>de</language>')

    const full = await get().file('llms-full.txt')
    expect(full).toContain(`<!-- ${origin}${article} -->`)
    expect(full).toContain('# Create a Harbourlight API token')
    expect(full).not.toContain('zurechtfinden')
    const picture = /<meta property="og:image" content="([^"]*)">/.exec(
      await get().file(`.${video}index.html`)
    )?.[1]
    expect(picture).toMatch(
      /^https:\/\/help\.harbourlight\.example\/media\/watch-the-bar\/bar\.\w+\.png$/
    )
    // A drawing is no picture for programs that show links.
    expect(await get().file(`.${guide}index.html`)).not.toContain('og:image')
  })

  inBrowser(
    'an answer to “was this helpful?” goes where the configuration says, with scripts and without',
    async function () {
      for (const path of [guide, article])
        for (const javaScriptEnabled of [true, false])
          await get().visit(
            path,
            async function (page) {
              let sent = ''
              await page.route('https://answers.harbourlight.example/**', function (route) {
                sent = route.request().postData() ?? ''
                return route.fulfill({contentType: 'text/html', body: '<title>Thanks</title>'})
              })
              await page.getByLabel(/What was missing/).fill('The colours & the sizes')
              await page.getByRole('button', {name: 'No, tell us why'}).click()
              await page.waitForURL('https://answers.harbourlight.example/helpful')
              const fields = Object.fromEntries(new URLSearchParams(sent))
              expect(fields).toMatchObject({
                answer: 'no',
                comment: 'The colours & the sizes',
                url: `${origin}${path}`
              })
            },
            {javaScriptEnabled}
          )
    }
  )

  inBrowser('copying an article as Markdown, and code', async function () {
    const options = {permissions: ['clipboard-read', 'clipboard-write']}
    await get().visit(
      article,
      async function (page) {
        const copied = () => page.evaluate(() => navigator.clipboard.readText())
        await page.getByRole('button', {name: 'Copy as Markdown'}).click()
        await page.getByRole('status').getByText('Copied').waitFor({state: 'attached'})
        expect(await copied()).toMatch(/^# Find your way around Harbourlight\n/)
        await page.locator('.code .copy').first().click()
        await expect.poll(copied).toBe('drawer --list')
      },
      options
    )
  })
}
