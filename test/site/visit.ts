/** Looks at the built site as readers do: pages in a browser, whose errors are gathered. */

import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {BrowserContext, BrowserContextOptions, Page} from 'playwright-core'
import {test} from 'vitest'
import {findBrowser} from '../../scripts/find-browser.ts'
import {buildSite, type Site} from './build.ts'

export const guide = '/api-keys/create-a-token/'
export const article = '/basics/find-your-way/'
export const german = '/de/basics/find-your-way/'
export const video = '/basics/watch-the-bar/'
export const origin = 'https://help.harbourlight.example'

const hasBrowser = findBrowser() !== undefined
if (!hasBrowser) console.info('No Chromium: the tests in a browser are skipped.')
export const inBrowser = test.skipIf(!hasBrowser)

export interface Visits {
  site: Site
  /** What pages said on the console, and what went wrong in them. */
  troubles: string[]
  /** Text of a file in `dist/`. */
  file(path: string): Promise<string>
  /**
   * Open a page as nobody has seen it before; `act` gets it loaded. With `options`, in a browser of its own, which
   * takes longer than most that is done with it.
   */
  visit(
    path: string,
    act: (page: Page, context: BrowserContext) => Promise<void>,
    options?: BrowserContextOptions
  ): Promise<void>
  /** Take troubles that a test wants off the list. */
  expectTrouble(pattern: RegExp): void
  close(): Promise<void>
}

export async function makeVisits(): Promise<Visits> {
  const site = await buildSite()
  const troubles: string[] = []
  let shared: Page | undefined

  async function open(options: BrowserContextOptions): Promise<Page> {
    const context = await site.browser!.newContext({baseURL: site.served.url, ...options})
    const page = await context.newPage()
    // A busy machine is slow, and nothing waits for what does not come.
    page.setDefaultTimeout(20_000)
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        troubles.push(`${page.url()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`))
    return page
  }

  return {
    site,
    troubles,
    file: (path) => readFile(join(site.root, 'dist', path), 'utf8'),
    async visit(path, act, options) {
      const page = options ? await open(options) : (shared ??= await open({}))
      const context = page.context()
      try {
        await page.goto(path, {waitUntil: 'load'})
        if (options?.javaScriptEnabled !== false && path.startsWith(guide))
          await page.locator('.steps-bar').first().waitFor({state: 'attached'})
        await act(page, context)
      } finally {
        if (options) await context.close()
        else await forget(page)
      }
    },
    expectTrouble(pattern) {
      const others = troubles.filter((each) => !pattern.test(each))
      if (others.length === troubles.length) throw new Error(`Nothing was said like ${pattern}`)
      troubles.splice(0, troubles.length, ...others)
    },
    close: () => site.close()
  }
}

/** Leave nothing of a visit for the next one. */
async function forget(page: Page): Promise<void> {
  if (page.url().startsWith('http'))
    await page.evaluate(function () {
      localStorage.clear()
      sessionStorage.clear()
    })
  await page.context().clearCookies()
  await page.unrouteAll()
  await page.emulateMedia({media: null, colorScheme: null})
  await page.setViewportSize({width: 1280, height: 720})
  await page.goto('about:blank')
}
