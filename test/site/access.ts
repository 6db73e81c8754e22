/** Who can use the pages: by the keyboard, in colours of their own, enlarged; and what axe finds. */

import AxeBuilder from '@axe-core/playwright'
import type {Page} from 'playwright-core'
import {expect} from 'vitest'
import {layOutAll} from '../../scripts/lay-out-all.ts'
import {article, guide, inBrowser, type Visits} from './visit.ts'

/** Its tests; `get` gives the site that they share with the others, as it is built once. */
export function accessTests(get: () => Visits): void {
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

/** One of each kind, in two schemes and sizes; `npm run bench:site` looks at every page of the sample site, in each. */
const pages = [
  '/',
  '/basics/',
  '/all/',
  guide,
  article,
  '/search/?q=token',
  '/tokens/okta/',
  '/style/'
]

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Each page is opened once; what can differ in another scheme or size is looked at again there. */
async function examine(page: Page, path: string): Promise<string[]> {
  const found: string[] = []
  // Legacy mode opens no second page for each look; there are no frames here.
  // What is right is not told: finding words for it takes longer than finding what is not.
  const axe = () =>
    new AxeBuilder({page}).setLegacyMode(true).options({resultTypes: ['violations']})
  const look = async (when: string, builder: AxeBuilder) => {
    await layOutAll(page)
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
  await layOutAll(page)
  // 1280 px at 200 %, and 320 px.
  for (const width of [640, 320]) {
    await page.setViewportSize({width, height: 800})
    const out = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (out > 0) found.push(`${path} at ${width} px runs out by ${out} px`)
  }
  const rules = ['color-contrast', 'target-size', 'scrollable-region-focusable']
  await look('dark and narrow', axe().withRules(rules))
  return found
}
