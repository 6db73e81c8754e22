/** Every page of a site: what axe finds, what is said on the console, what a policy refused. */

import AxeBuilder from '@axe-core/playwright'
import type {Browser, Page} from 'playwright-core'
import type {SiteData} from '../../src/model/site-data.ts'
import {layOutAll} from '../lay-out-all.ts'
import {type Figure, theme} from './bars.ts'
import {openWatched, type Trouble} from './browser.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export interface Audit {
  figures: Figure[]
  /** What was found, in words. */
  found: string[]
}

export async function auditSite(browser: Browser, url: string, site: SiteData): Promise<Audit> {
  const trouble: Trouble = {console: [], policy: []}
  const axe: string[] = []
  const wide: string[] = []
  const paths = [
    ...site.locales.flatMap(({path}) => [path, `${path}all/`, `${path}search/`]),
    ...[...site.sections, ...site.articles, ...Object.values(site.tokens)].map(({path}) => path),
    ...(site.theme.stylePage ? ['/style/'] : []),
    '/404.html'
  ]
  const page = await openWatched(browser, trouble)
  for (const path of paths) await auditPage(page, url + path, {axe, wide})
  await page.close()

  const what = `on ${paths.length} pages`
  return {
    found: [...axe, ...wide, ...trouble.console, ...trouble.policy],
    figures: [
      {
        what: `axe, light, dark, 320 px, 200 %, ${what}`,
        value: axe.length,
        unit: '',
        bar: 0,
        anchor: theme.axe
      },
      {what: `wider than the window, ${what}`, value: wide.length, unit: '', bar: 0},
      {what: `errors on the console, ${what}`, value: trouble.console.length, unit: '', bar: 0},
      {
        what: `refused by a policy, ${what}`,
        value: trouble.policy.length,
        unit: '',
        bar: 0,
        anchor: theme.csp
      }
    ]
  }
}

async function auditPage(
  page: Page,
  address: string,
  {axe, wide}: {axe: string[]; wide: string[]}
): Promise<void> {
  const look = async (when: string, choose: (axe: AxeBuilder) => AxeBuilder) => {
    await layOutAll(page)
    const {violations} = await choose(
      new AxeBuilder({page}).setLegacyMode(true).options({resultTypes: ['violations']})
    ).analyze()
    axe.push(...violations.map(({id, nodes}) => `${address} ${when}: ${id}: ${nodes[0]?.html}`))
  }
  await page.emulateMedia({colorScheme: 'light'})
  await page.setViewportSize({width: 1280, height: 800})
  await page.goto(address, {waitUntil: 'load'})
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true
  })
  await look('light', (each) => each.withTags(tags))
  await page.emulateMedia({colorScheme: 'dark'})
  await look('dark', (each) => each.withRules('color-contrast'))
  // 1280 px at 200 % are 640 px.
  for (const width of [640, 320]) {
    await page.setViewportSize({width, height: 800})
    const out = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (out > 0) wide.push(`${address} at ${width} px: wider by ${out} px`)
    await look(`${width} px`, (each) =>
      each.withRules(['target-size', 'scrollable-region-focusable'])
    )
  }
}
