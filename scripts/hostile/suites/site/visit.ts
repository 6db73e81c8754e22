/** Opens every page of a built site in a browser that tells what ran, what was asked for, and what was forbidden. */

import {type Browser, chromium, type Page} from 'playwright-core'
import {browserArguments, findBrowser} from '../../../find-browser.ts'
import {serve} from '../../../serve.ts'
import type {Failure} from '../../suite.ts'

declare global {
  interface Window {
    canary: {ran: string[]; violations: string[]; names: () => string[]}
  }
}

/** What is wrong with pages at `paths`; `undefined` where there is no Chromium. */
export async function visitAll(
  dist: string,
  paths: readonly string[],
  harmless: string
): Promise<Failure[] | undefined> {
  const executablePath = findBrowser()
  if (executablePath === undefined) return undefined
  const served = await serve(dist)
  const browser = await chromium.launch({executablePath, args: browserArguments})
  try {
    return await visitWith(browser, served.url, paths, harmless)
  } finally {
    await browser.close()
    await served.close()
  }
}

async function visitWith(
  browser: Browser,
  url: string,
  paths: readonly string[],
  harmless: string
): Promise<Failure[]> {
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(30_000)
  const events: string[] = []
  await page.addInitScript(plant)
  page.on('dialog', function (dialog) {
    events.push(`opens a dialog, ${dialog.message().slice(0, 40)}`)
    void dialog.dismiss()
  })
  page.on('request', function (request) {
    if (!request.url().startsWith(`${url}/`)) events.push(`asks for ${request.url().slice(0, 80)}`)
  })
  page.on('pageerror', (error) => events.push(`throws ${error.message.split('\n')[0]}`))
  page.on('popup', () => events.push('opens a window'))
  page.on('download', () => events.push('downloads something'))

  const usual = new Set(await namesOf(page, url + harmless))
  events.length = 0
  const failures: Failure[] = []
  for (const path of paths) {
    const problems = await problemsOf(page, url + path, usual).catch((error: Error) => [
      `cannot be looked at: ${error.message.split('\n')[0]}`
    ])
    for (const problem of new Set([...events, ...problems])) failures.push({input: path, problem})
    events.length = 0
  }
  return failures
}

async function namesOf(page: Page, address: string): Promise<string[]> {
  await page.goto(address, {waitUntil: 'load'})
  return page.evaluate(() => window.canary.names())
}

async function problemsOf(
  page: Page,
  address: string,
  usual: ReadonlySet<string>
): Promise<string[]> {
  const names = await namesOf(page, address)
  const problems = await page.evaluate(look)
  if (page.url().split('#')[0] !== address) problems.push(`leads on to ${page.url()}`)
  return [
    ...problems,
    ...names.filter((name) => !usual.has(name)).map((name) => `makes a global ${name}`)
  ]
}

/** In the page, before anything of it. */
function plant(): void {
  const ran: string[] = []
  const violations: string[] = []
  const others = [Object.prototype, Array.prototype, Document.prototype, Element.prototype]
  window.canary = {
    ran,
    violations,
    names: () => [
      ...Object.getOwnPropertyNames(window),
      ...others.flatMap((each) =>
        Object.getOwnPropertyNames(each).map((name) => `prototype.${name}`)
      )
    ]
  }
  for (const name of ['pwn', 'open', 'print'])
    Object.defineProperty(window, name, {
      value: (what: unknown) => void ran.push(`${name}(${String(what).slice(0, 40)})`)
    })
  document.addEventListener('securitypolicyviolation', (event) => {
    violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`)
  })
}

/** In the page, once it is loaded. */
function look(): string[] {
  const {ran, violations} = window.canary
  const problems = [
    ...ran.map((each) => `runs ${each}`),
    ...violations.map((each) => `breaks its policy, ${each}`)
  ]
  const shown = ['a', 'area', 'form', 'iframe', 'object', 'embed', 'base', 'script']
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName
    for (const {name: key, value} of element.attributes) {
      if (/^on/i.test(key)) problems.push(`has <${name} ${key}>`)
      if (key === 'style' && element.closest('.prose')) problems.push(`has <${name} style>`)
      if (/^(?:href|src|action|formaction|xlink:href|data)$/.test(key)) {
        // As the browser would follow it, if it does.
        if (!URL.canParse(value, document.baseURI)) continue
        const {protocol} = new URL(value, document.baseURI)
        const isPicture = name === 'img' && /^data:image\//.test(value)
        if (/^(?:javascript|vbscript|data|file|blob):$/.test(protocol) && !isPicture)
          problems.push(`has <${name} ${key}="${value.slice(0, 40)}">`)
      }
    }
    if (shown.slice(3).includes(name) && element.closest('.prose'))
      problems.push(`has <${name}> in its text`)
  }
  return problems
}
