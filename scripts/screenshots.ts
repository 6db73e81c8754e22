/**
 * `npm run screenshots -- DIR`: pictures of the pages of dist/, on a phone and a desktop, light and dark.
 *
 * `--only NAME` takes one page. Of the walkthrough and the search, what readers do with them, too.
 */

import {mkdir} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {parseArgs} from 'node:util'
import {type Browser, chromium, type Page} from 'playwright-core'
import {readSite} from './bench-site/read-site.ts'
import {browserArguments, findBrowser} from './find-browser.ts'
import {layOutAll} from './lay-out-all.ts'
import {serve} from './serve.ts'

interface Shot {
  name: string
  path: string
  /** As on paper. */
  print?: boolean
  act?: (page: Page) => Promise<void>
}

const sizes = {phone: {width: 390, height: 844}, desktop: {width: 1366, height: 850}}

const root = path.join(import.meta.dirname, '..')
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {only: {type: 'string'}}
})
const folder = positionals[0]
const executablePath = findBrowser()
if (!folder || !executablePath) {
  console.error(folder ? 'There is no Chromium' : 'Name a folder: npm run screenshots -- DIR')
  process.exit(2)
}

await mkdir(folder, {recursive: true})
const served = await serve(path.join(root, 'dist'))
const browser = await chromium.launch({executablePath, args: browserArguments})
try {
  for (const shot of await shots())
    if (values.only === undefined || values.only === shot.name)
      for (const [size, viewport] of Object.entries(sizes))
        for (const scheme of ['light', 'dark'] as const)
          await take(browser, shot, {size, viewport, scheme})
} finally {
  await browser.close()
  await served.close()
}

async function shots(): Promise<Shot[]> {
  const site = await readSite(root)
  const article =
    site.articles.find((each) => !each.walkthrough && each.picture) ?? site.articles[0]
  const guide = site.articles.find((each) => each.token && each.walkthrough)
  const other = site.articles.find((each) => each.locale !== site.locale && each.related)
  const section = site.sections[0]
  const search = async (page: Page) => page.locator('.hits a').first().waitFor()
  return [
    {name: 'home', path: '/'},
    {name: 'section', path: section?.path ?? '/'},
    {name: 'all', path: '/all/'},
    {name: 'article', path: article?.path ?? '/'},
    {name: 'walkthrough', path: guide?.path ?? '/'},
    {name: 'other-language', path: other?.path ?? '/'},
    {name: 'search', path: '/search/?q=token', act: search},
    {name: 'search-empty', path: '/search/?q=zzzzzz'},
    {
      name: 'search-dialog',
      path: article?.path ?? '/',
      async act(page) {
        await page.keyboard.press('/')
        await page.keyboard.type('tokne')
        await search(page)
      }
    },
    {name: '404', path: '/docs/create-token.html'},
    {name: 'print-article', path: article?.path ?? '/', print: true},
    {name: 'print-walkthrough', path: guide?.path ?? '/', print: true},
    ...(site.theme.stylePage ? [{name: 'style', path: '/style/'}] : [])
  ]
}

/** Make the window as high as the page: pictures that wait to be seen are loaded, and what sticks is at its end. */
async function showAll(page: Page): Promise<void> {
  const size = page.viewportSize()
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (size) await page.setViewportSize({width: size.width, height: Math.min(height, 12_000)})
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
}

async function take(
  browser: Browser,
  {name, path: at, print, act}: Shot,
  {
    size,
    viewport,
    scheme
  }: {size: string; viewport: {width: number; height: number}; scheme: 'light' | 'dark'}
): Promise<void> {
  // On paper there is one scheme, and one width.
  if (print && (scheme === 'dark' || size === 'phone')) return
  const page = await browser.newPage({
    baseURL: served.url,
    colorScheme: scheme,
    viewport: print ? {width: 794, height: 1123} : viewport
  })
  await page.goto(at, {waitUntil: 'load'})
  await act?.(page)
  if (print) await page.emulateMedia({media: 'print'})
  await layOutAll(page)
  if (name !== 'search-dialog') await showAll(page)
  await page.waitForTimeout(200)
  const file = path.join(folder ?? '', print ? `${name}.png` : `${name}-${size}-${scheme}.png`)
  await page.screenshot({path: file, fullPage: name !== 'search-dialog'})
  await page.close()
  console.log(file)
}
