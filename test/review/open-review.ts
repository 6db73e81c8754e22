/** Knowledge bases with the review page of each, open in a browser as whoever started it opens it. */

import {cp} from 'node:fs/promises'
import type {BrowserContextOptions, Page} from 'playwright-core'
import {expect} from 'vitest'
import type {Config} from '../../src/model/config.ts'
import {type Review, startReview} from '../../src/review/index.ts'
import {openBrowser} from '../helpers/browser.ts'
import {atEndOfFile, atEndOfTest} from '../helpers/clean-up.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

/** What pages complained of, and bugs of the server. */
const troubles: string[] = []

/** To be looked at after each test. */
export function expectNoTroubles(): void {
  expect(troubles.splice(0)).toEqual([])
}

export async function reviewOf(base: KnowledgeBase): Promise<Review> {
  const onError = (error: unknown) => void troubles.push(String(error))
  const review = await startReview({workspace: base, port: 0, onError})
  atEndOfFile(() => review.close())
  return review
}

/** A tab on `path` of the review page. */
export async function visit(
  review: Review,
  path: string,
  options: BrowserContextOptions = {}
): Promise<Page> {
  const browser = await openBrowser()
  const context = await browser.newContext({baseURL: review.url, ...options})
  atEndOfTest(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('console', (message) => {
    // A refusal is an answer of the server, and the page tells it.
    if (!/status of 409/.test(message.text())) troubles.push(message.text())
  })
  page.on('pageerror', (error) => troubles.push(error.message))
  if (path === '/') {
    await page.goto(review.address)
    await page.waitForURL(`${review.url}/`)
  } else {
    // By the door, without looking at the list behind it.
    await context.request.get(review.address, {maxRedirects: 0})
    await page.goto(path)
  }
  await page.locator('#show-help:not([hidden])').waitFor({state: 'attached'})
  return page
}

export const article = 'content/articles/en/boats/moor.mdx'
export const decisions = 'content/decisions/1.yaml'

const help = `<h2>Moor</h2><ol><li>Slow down.</li><li>Throw the line.</li></ol>
<p>The berth is yours for 3 nights. Ring the bell twice.</p><p><img src="pier.svg" alt="The pier"></p>`
const wiki = help
  .replace('3 nights', '5 nights')
  .replace('<li>Throw', '<li>Put out the fenders.</li><li>Throw')
const meta = (id: string) => JSON.stringify({id, title: 'Moor', section: 'boats'})
const pier = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="${colour}"/></svg>`

let first: Promise<KnowledgeBase> | undefined

/** An article with two versions that disagree about the nights, and about the fenders. */
export async function harbour(): Promise<KnowledgeBase> {
  // Imported once, then copied: to import takes longer than most of what is tried on it.
  if (!first) {
    first = imported()
    atEndOfFile(() => (first = undefined))
  }
  const {root} = await first
  const base = await knowledgeBase(config)
  await cp(root, base.root, {recursive: true})
  return base
}

const config: Partial<Config> = {
  lead: 'help',
  pairs: [['help/1', 'wiki/2']],
  sources: [
    {name: 'help', type: 'files', paths: ['content/in/help']},
    {name: 'wiki', type: 'files', paths: ['content/in/wiki']}
  ]
}

async function imported(): Promise<KnowledgeBase> {
  const base = await knowledgeBase(config)
  await base.write('content/in/help/1.html', help)
  await base.write('content/in/help/1.meta.json', meta('1'))
  await base.write('content/in/help/pier.svg', pier('teal'))
  await base.write('content/in/wiki/2.html', wiki)
  await base.write('content/in/wiki/2.meta.json', meta('2'))
  await base.write('content/in/wiki/pier.svg', pier('navy'))
  await base.import()
  return base
}
