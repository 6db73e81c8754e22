/** The first query on many articles: what it fetches, and how long it takes once that is there. */

import type {Browser, Page} from 'playwright-core'
import type {Figure} from './bars.ts'
import {countBytes} from './browser.ts'

const turns = 9
const query = 'token schedule'

export async function searchFigures(
  browser: Browser,
  url: string,
  count: number
): Promise<Figure[]> {
  const page = await browser.newPage()
  try {
    const fetched = await weigh(page, url)
    await page.goto(`${url}/search/`, {waitUntil: 'networkidle'})
    await ask(page)
    const times: number[] = []
    for (let turn = 0; turn < turns; turn++) times.push(await timed(page))
    const of = `of ${count} articles`
    return [
      {
        what: `first query ${of}: fetched`,
        value: fetched / 1000,
        unit: 'KB',
        bar: 100,
        note: 'scripts, index and what is shown'
      },
      {
        what: `answer ${of}, once all is there`,
        value: times.toSorted((a, b) => a - b)[Math.floor(turns / 2)],
        unit: 'ms',
        bar: 50
      }
    ]
  } finally {
    await page.close()
  }
}

/** Bytes of all that an article’s page fetches once its reader searches: scripts, index and what is shown. */
async function weigh(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/part-001/article-0/`, {waitUntil: 'networkidle'})
  const bytes = await countBytes(await page.context().newCDPSession(page))
  await page.keyboard.press('/')
  await page.getByRole('dialog').waitFor()
  await ask(page)
  await page.waitForLoadState('networkidle')
  return bytes()
}

async function ask(page: Page): Promise<void> {
  await page.getByRole('searchbox').last().fill(query)
  await page.locator('.hits a').first().waitFor({timeout: 60_000})
}

/** From sending the form to the list of results, in the page’s own clock. */
function timed(page: Page): Promise<number> {
  return page.evaluate(function (query) {
    const field = document.querySelector<HTMLInputElement>('input[name="q"]')
    const list = document.querySelector('.hits')
    if (!field || !list) return Number.NaN
    field.value = query
    return new Promise<number>(function (resolve) {
      const start = performance.now()
      const observer = new MutationObserver(function () {
        observer.disconnect()
        resolve(performance.now() - start)
      })
      observer.observe(list, {childList: true})
      field.form?.requestSubmit()
    })
  }, query)
}
