/** What readers get on every page: search, languages, feeds, answers, the look; in a browser, and without scripts. */

import AxeBuilder from '@axe-core/playwright'
import type {Page} from 'playwright-core'
import {expect, test} from 'vitest'
import {contrast, parse} from '../../src/stage/theme.ts'
import {article, guide, inBrowser, type Visits} from './visit.ts'

const origin = 'https://help.harbourlight.example'
const video = '/basics/watch-the-bar/'
const german = '/de/basics/find-your-way/'

export function readerTests(get: () => Visits): void {
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

  test('the style page shows every part', async function () {
    const html = await get().file('style/index.html')
    expect(html).not.toContain('ParseError')
    const kinds = ['callout-note', 'callout-caution', '<table', 'class="code"', 'data-checklist']
    const others = [
      'class="figure"',
      'class="video"',
      'class="steps"',
      'data-choice',
      'data-values'
    ]
    for (const part of [...kinds, ...others, '<math']) expect(html, part).toContain(part)
    expect(html).toContain('<meta name="robots" content="noindex">')
    expect(await get().file('sitemap.xml')).not.toContain('/style/')
  })

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

  inBrowser(
    'the theme: its logo, and an accent that can be read in both schemes',
    async function () {
      await get().visit(article, async function (page) {
        for (const [colorScheme, paper] of [
          ['light', '#ffffff'],
          ['dark', '#12181b']
        ] as const) {
          await page.emulateMedia({colorScheme})
          const accent = await page.locator('.crumbs').evaluate(() => {
            const probe = document.createElement('a')
            probe.href = '#x'
            document.querySelector('.prose')?.append(probe)
            return getComputedStyle(probe).color
          })
          const [red = 0, green = 0, blue = 0] = (accent.match(/\d+/g) ?? []).map(Number)
          expect(contrast([red, green, blue], parse(paper)), accent).toBeGreaterThan(4.5)
          // Still a yellow.
          expect(red).toBeGreaterThan(blue)
        }
        const logo = page.locator('.brand img')
        expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(48)
      })
    }
  )

  inBrowser('on paper: the text, all steps and what is folded; no controls', async function () {
    await get().visit(guide, async function (page) {
      await page.emulateMedia({media: 'print'})
      for (const shown of [
        'h1',
        '#step-1',
        '#part-2-step-1',
        '#option-application',
        '.facts, #trouble'
      ])
        expect(await page.locator(shown).first().isVisible(), shown).toBe(true)
      const folded = page.getByText('Check its shape above and create a new one.')
      expect((await folded.boundingBox())?.height).toBeGreaterThan(0)
      for (const hidden of [
        '.top',
        '.bottom',
        '.steps-bar',
        '.step-actions',
        '.helpful',
        '.copy',
        '.chooser'
      ])
        expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false)
    })
    for (const path of ['/', '/basics/', '/search/', '/all/', '/tokens/harbourlight/'])
      await get().visit(path, async function (page) {
        await page.emulateMedia({media: 'print'})
        expect(await page.locator('h1').isVisible()).toBe(true)
        expect(await page.locator('.bottom').isVisible(), path).toBe(false)
      })
  })

  inBrowser('a guide by the keyboard alone, with names that say where one is', async function () {
    await get().visit(guide, async function (page) {
      const focused = () =>
        page.evaluate(() => {
          const {activeElement: at} = document
          const by = at?.getAttribute('aria-describedby') ?? ''
          const about = document.getElementById(by)?.textContent ?? ''
          return `${at?.textContent?.trim() ?? ''} ${about}`.trim()
        })
      const tabTo = async (wanted: RegExp) => {
        for (let turn = 0; turn < 80; turn++) {
          await page.keyboard.press('Tab')
          if (wanted.test(await focused())) return
        }
        throw new Error(`No way to ${wanted} by Tab`)
      }
      await page.keyboard.press('Tab')
      expect(await focused()).toBe('Skip to content')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
      await tabTo(/^Mark as done Step 1 of 4: Open the console/)
      await page.keyboard.press('Space')
      expect(await focused()).toMatch(/Done Step 1 of 4/)
      const bar = page.locator('.steps-bar').first()
      expect(await bar.getByRole('status').innerText()).toBe('1 of 4 done')
      await tabTo(/^Mark as done Step 2 of 4/)
      await tabTo(/^One at a time/)
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('step-2')
      expect(await page.locator('#step-2').getAttribute('aria-current')).toBe('step')
      await tabTo(/^Next step/)
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('step-3')
      const heading = page.getByRole('heading', {name: 'Step 3 of 4: Create it'})
      expect(await heading.isVisible()).toBe(true)
    })
  })

  inBrowser('where readers choose their colours, outlines tell what colours do', async function () {
    await get().visit(
      guide,
      async function (page) {
        await page.locator('#step-1 .done-button').click()
        const outlines = await page
          .locator('#step-1 > .step-number, #step-1 .done-button')
          .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).outlineStyle))
        expect(outlines).toEqual(['solid', 'solid'])
        expect(await page.locator('#step-1 .done-button').innerText()).toContain('✓')
      },
      {forcedColors: 'active'}
    )
    await get().visit(
      '/',
      async function (page) {
        const moving = await page
          .locator('*')
          .evaluateAll(
            (all) =>
              all.filter((each) => Number.parseFloat(getComputedStyle(each).transitionDuration) > 0)
                .length
          )
        expect(moving).toBe(0)
      },
      {reducedMotion: 'reduce'}
    )
  })

  inBrowser(
    'axe finds nothing, light or dark; nothing runs out of a narrow or enlarged window',
    async function () {
      const found: string[] = []
      // One page for all: making one takes longer than most looks.
      await get().visit('/', async function (page) {
        for (const path of pages) found.push(...(await examine(page, path)))
      })
      expect(found).toEqual([])
    },
    600_000
  )
}

/** One of each kind; `npm run bench:site` looks at every page of the sample site. */
const pages = [
  '/',
  '/basics/',
  '/all/',
  guide,
  article,
  video,
  '/search/?q=token',
  '/tokens/',
  '/tokens/okta/',
  '/style/'
]

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Each page is opened once; what can differ in another scheme or size is looked at again there. */
async function examine(page: Page, path: string): Promise<string[]> {
  const found: string[] = []
  // Legacy mode opens no second page for each look; there are no frames here.
  const axe = () => new AxeBuilder({page}).setLegacyMode(true)
  const look = async (when: string, builder: AxeBuilder) => {
    const {violations} = await builder.analyze()
    found.push(...violations.map(({id, nodes}) => `${path} ${when} ${id} ${nodes[0]?.html}`))
  }

  await page.emulateMedia({colorScheme: 'light'})
  await page.setViewportSize({width: 1280, height: 800})
  await page.goto(path, {waitUntil: 'load'})
  if (path.includes('?q='))
    await page.locator('[data-asked] .search-nothing').waitFor({timeout: 20_000})
  if (path === guide) {
    await page.locator('#step-1 .done-button').click()
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true
    })
  }
  await look('light', axe().withTags(tags))
  await page.emulateMedia({colorScheme: 'dark'})
  await look('dark', axe().withRules('color-contrast'))
  // 320 px, and 1280 px at 200 %.
  for (const width of [320, 640]) {
    await page.setViewportSize({width, height: 800})
    const out = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (out > 0) found.push(`${path} at ${width} px runs out by ${out} px`)
    if (width === 320)
      await look('narrow', axe().withRules(['target-size', 'scrollable-region-focusable']))
  }
  return found
}

function marks(page: Page): Promise<string[]> {
  return page.evaluate(function () {
    const found = CSS.highlights.get('collate-found')
    return [...(found ?? [])].map((range) => range.toString().toLowerCase())
  })
}
