/** How pages look: every part, the theme, on paper. */

import {expect, test} from 'vitest'
import {contrast, parse} from '../../src/stage/theme.ts'
import {article, guide, inBrowser, type Visits} from './visit.ts'

/** Its tests; `get` gives the site that they share with the others, as it is built once. */
export function lookTests(get: () => Visits): void {
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
      // What comes after the steps stands below the last.
      const gaps = await page.locator('.walkthrough').evaluateAll((all) =>
        all.flatMap(function (each) {
          const [last] = [...each.querySelectorAll('.step')].slice(-1)
          const after = each.nextElementSibling
          if (!last || !after) return []
          return [after.getBoundingClientRect().top - last.getBoundingClientRect().bottom]
        })
      )
      expect(gaps.length).toBeGreaterThan(0)
      for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(0)
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
}
