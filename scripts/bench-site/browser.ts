/** A visit as a reader on a slow phone has it: what is painted when, what is fetched, what goes wrong. */

import type {Browser, BrowserContextOptions, CDPSession, Page} from 'playwright-core'

export interface Visit {
  /** In ms after the request. */
  fcp: number
  lcp: number
  /** Time above 50 ms of every task after the first paint, in ms, as Lighthouse counts it. */
  tbt: number
  cls: number
  /** Over the wire with headers; pictures left out. */
  bytes: number
}

/** Round trip in ms, bytes a second, and how many times slower the processor is. */
const phone = {latency: 150, down: (1.6 * 1024 * 1024) / 8, up: (0.75 * 1024 * 1024) / 8, slower: 4}

declare global {
  interface Window {
    collateVisit: {lcp: number; long: PerformanceEntry[]; cls: number}
  }
}

export async function visitOnPhone(browser: Browser, address: string): Promise<Visit> {
  const page = await browser.newPage({
    viewport: {width: 390, height: 844},
    deviceScaleFactor: 2,
    isMobile: true
  })
  try {
    const session = await page.context().newCDPSession(page)
    const bytes = await countBytes(session)
    await session.send('Network.setCacheDisabled', {cacheDisabled: true})
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: phone.latency,
      downloadThroughput: phone.down,
      uploadThroughput: phone.up
    })
    await session.send('Emulation.setCPUThrottlingRate', {rate: phone.slower})
    await page.addInitScript(observe)
    await page.goto(address, {waitUntil: 'networkidle'})
    await page.waitForTimeout(300)
    const seen = await page.evaluate(function () {
      const [paint] = performance.getEntriesByName('first-contentful-paint')
      const fcp = paint?.startTime ?? Number.NaN
      const {lcp, long, cls} = window.collateVisit
      const after = long.map(({startTime, duration}) => duration - Math.max(0, fcp - startTime))
      const tbt = after.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0)
      return {fcp, lcp, tbt, cls}
    })
    return {...seen, bytes: bytes()}
  } finally {
    await page.close()
  }
}

/** Runs in the page, before everything else. */
function observe(): void {
  window.collateVisit = {lcp: 0, long: [], cls: 0}
  const see = (type: string, act: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({
      type,
      buffered: true
    })
  see('largest-contentful-paint', ({startTime}) => {
    window.collateVisit.lcp = startTime
  })
  see('longtask', (entry) => window.collateVisit.long.push(entry))
  see('layout-shift', (entry) => {
    window.collateVisit.cls += (entry as PerformanceEntry & {value: number}).value
  })
}

/** Count what comes over the wire from now on. */
export async function countBytes(session: CDPSession): Promise<() => number> {
  await session.send('Network.enable')
  const pictures = new Set<string>()
  let sum = 0
  session.on('Network.responseReceived', ({requestId, type}) => {
    if (type === 'Image') pictures.add(requestId)
  })
  session.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
    if (!pictures.has(requestId)) sum += encodedDataLength
  })
  return () => sum
}

export interface Trouble {
  console: string[]
  policy: string[]
}

/** Open a page that gathers what is said on its console, and what its policy refused. */
export async function openWatched(
  browser: Browser,
  trouble: Trouble,
  options: BrowserContextOptions = {}
): Promise<Page> {
  const page = await browser.newPage(options)
  page.on('console', function (message) {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    const text = `${new URL(page.url()).pathname}: ${message.text()}`
    if (/content security policy/i.test(text)) trouble.policy.push(text)
    else trouble.console.push(text)
  })
  page.on('pageerror', (error) => trouble.console.push(`${page.url()}: ${error.message}`))
  return page
}
