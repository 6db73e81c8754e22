/** The first query on many articles: what it fetches, and how long it takes once that is there. */

import type {Browser, Page} from 'playwright-core'
import type {Figure} from './bars.ts'
import {countBytes} from './browser.ts'

const turns = 9

export async function searchFigures(
  browser: Browser,
  url: string,
  count: number
): Promise<Figure[]> {
  const page = await browser.newPage()
  try {
    const session = await page.context().newCDPSession(page)
    await page.goto(`${url}/search/`, {waitUntil: 'networkidle'})
    const bytes = await countBytes(session)
    await ask(page, 'token schedule')
    await page.waitForLoadState('networkidle')
    const fetched = bytes()

    const times: number[] = []
    for (let turn = 0; turn < turns; turn++) times.push(await timed(page, 'token schedule'))
    const of = `of ${count} articles`
    return [
      {
        what: `first query ${of}: fetched`,
        value: fetched / 1000,
        unit: 'KB',
        bar: 100,
        note: 'the engine, its index and what is shown'
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

async function ask(page: Page, query: string): Promise<void> {
  await page.getByRole('searchbox').fill(query)
  await page.locator('.hits a').first().waitFor({timeout: 60_000})
}

/** From sending the form to the list of results, in the page’s own clock. */
function timed(page: Page, query: string): Promise<number> {
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
