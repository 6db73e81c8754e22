/** What a writer does on the review page, and what comes of it in the files. */

import type {Page} from 'playwright-core'
import {afterEach, expect, vi} from 'vitest'
import type {Review} from '../../src/review/index.ts'
import {inBrowser, violationsOf} from '../helpers/browser.ts'
import {article, decisions, expectNoTroubles, harbour, reviewOf, visit} from './open-review.ts'

// A busy machine is slow to check and to import.
vi.setConfig({testTimeout: 240_000})

afterEach(expectNoTroubles)

/** For tests that write nothing. */
let read: Promise<Review> | undefined
const readReview = () => (read ??= harbour().then(reviewOf))

const card = (page: Page, rule: string) => page.locator('.card', {hasText: rule})
const said = (page: Page, text: RegExp) => page.locator('#said', {hasText: text}).waitFor()

async function settle(page: Page, rule: string, answer: string, reason: string): Promise<void> {
  await card(page, rule).locator(`[data-answer="${answer}"]`).click()
  await page.keyboard.type(reason)
  await page.keyboard.press('Enter')
}

inBrowser('a text is taken: it comes into the article; undone, it goes', async function () {
  const base = await harbour()
  const before = await base.read(article)
  const page = await visit(await reviewOf(base), '/')
  await page.getByRole('link', {name: 'Moor'}).click()
  // Loaded, with its scripts: what is clicked before does nothing yet.
  await page.waitForURL(/\/article\/1$/)

  const missing = card(page, 'step/missing')
  expect(await missing.locator('ins').first().isVisible()).toBe(true)
  await missing.locator('[data-answer="take"]').click()
  expect(await missing.locator('.taken').innerText()).toMatch(/comes in:\s*Put out the fenders\./)
  await page.keyboard.type('Fenders first')
  await page.keyboard.press('Enter')
  await said(page, /^Settled: Take the other version’s text\.$/)

  expect(await base.read(article)).toContain('2. Put out the fenders.\n3. Throw')
  expect(await base.read(decisions)).toMatch(/rule: step\/missing\n.*take\n.*\n.*Fenders first/)
  expect(await page.locator('.done ins').first().innerText()).toContain('Put out the fenders.')
  expect(await card(page, 'step/missing').count()).toBe(0)
  expect(await page.locator('.settled').innerText()).toContain('“Fenders first”')

  await page.keyboard.press('u')
  await said(page, /^Taken back/)
  expect(await base.read(article)).toBe(before)
  await expect(base.read(decisions)).rejects.toThrow('ENOENT')
  expect(await card(page, 'step/missing').count()).toBe(1)
})

inBrowser('it is meant, until a day; whoever is late is told', async function () {
  const base = await harbour()
  const review = await reviewOf(base)
  const [first, second] = [await visit(review, '/article/1'), await visit(review, '/article/1')]
  const number = card(first, 'number/conflict')
  await number.locator('[data-answer="meant"]').click()
  await first.keyboard.type('Winter rule')
  await number.locator('[name="until"]').fill('2999-01-31')
  await number.getByRole('button', {name: 'Settle'}).click()
  await said(first, /^Settled: It is meant as it is\.$/)
  const text = await base.read(decisions)
  expect(text).toMatch(/Winter rule\n[\s\S]*until: 2999-01-31/)

  await settle(second, 'number/conflict', 'take', 'Summer rule')
  await said(second, /^This was settled meanwhile.*It is meant as it is \(Winter rule\)/)
  expect(await base.read(decisions)).toBe(text)
  expect(await card(second, 'number/conflict').count()).toBe(0)
})

inBrowser(
  'an article that is saved meanwhile is looked at again; what was typed stays',
  async function () {
    const base = await harbour()
    const page = await visit(await reviewOf(base), '/article/1')
    await base.write(article, `${await base.read(article)}\nMind the tide.\n`)
    await settle(page, 'number/conflict', 'meant', 'Winter rule')
    await said(page, /^The article was saved since this page was shown/)
    await expect(base.read(decisions)).rejects.toThrow('ENOENT')

    const reason = card(page, 'number/conflict').locator('[name="reason"]')
    expect(await reason.inputValue()).toBe('Winter rule')
    expect(await card(page, 'number/conflict').locator('.problem').innerText()).toContain(
      'was saved'
    )
    await reason.press('Enter')
    await said(page, /^Settled/)
    expect(await base.read(decisions)).toContain('Winter rule')
    expect(await base.read(article)).toContain('Mind the tide.')
  }
)

inBrowser('a conflict: what was there, mine and theirs; theirs is taken', async function () {
  const base = await harbour()
  await base.write(article, (await base.read(article)).replace('3 nights', '3 short nights'))
  const source = await base.read('content/in/help/1.html')
  await base.write('content/in/help/1.html', source.replace('3 nights', '3 long nights'))
  await base.import()
  const page = await visit(await reviewOf(base), '/article/1')
  const conflict = card(page, 'merge/conflict')
  expect(await conflict.locator('.beside > div').allInnerTexts()).toEqual([
    expect.stringMatching(/^Before\s+.*for 3 nights/i),
    expect.stringMatching(/^Mine\s+.*for 3 short nights/i),
    expect.stringMatching(/^Theirs\s+.*for 3 long nights/i)
  ])
  expect(await conflict.locator('ins').allInnerTexts()).toEqual(['short', 'long'])
  expect(await conflict.locator('.answer').allInnerTexts()).toEqual([
    expect.stringMatching(/mine: Keep what is there/),
    expect.stringMatching(/theirs: Take what the source says/),
    expect.stringMatching(/both: Keep both/)
  ])
  const before = [await base.read(article), await base.read('content/conflicts/1.yaml')]

  await settle(page, 'merge/conflict', 'take', '')
  await said(page, /^Settled/)
  expect(await base.read(article)).toContain('for 3 long nights')
  await expect(base.read('content/conflicts/1.yaml')).rejects.toThrow('ENOENT')
  expect(await base.read(decisions)).not.toContain('reason:')

  const settled = page.locator('.settled li', {hasText: 'Took theirs'})
  expect(await settled.innerText()).toContain('3 long nights')
  await settled.getByRole('button', {name: 'Take back'}).click()
  await said(page, /^Taken back: Took theirs/)
  expect([await base.read(article), await base.read('content/conflicts/1.yaml')]).toEqual(before)
  expect(await card(page, 'merge/conflict').count()).toBe(1)
  expect(await page.locator('.settled').count()).toBe(0)
})

inBrowser('two pages are parted, which is taken back from the list and by key', async function () {
  const base = await harbour()
  const page = await visit(await reviewOf(base), '/article/1')
  const pair = page.locator('.settled li', {hasText: /wiki\/2 and help\/1/})
  for (const takeBack of [
    () => pair.getByRole('button', {name: 'Take back'}).click(),
    () => page.keyboard.press('u')
  ]) {
    await settle(page, 'number/conflict', 'not-same', 'The wiki is about another pier')
    await said(page, /^Settled: They are not the same article\.$/)
    expect(await base.read(decisions)).toMatch(/different:\n.*wiki\/2\n.*help\/1/)
    expect(await pair.innerText()).toContain('They are not the same article')
    await takeBack()
    await said(page, /^Taken back: They are not the same article\.$/)
    await expect(base.read(decisions)).rejects.toThrow('ENOENT')
    expect(await pair.count()).toBe(0)
  }
})

inBrowser('what a repair took out is put back, and taken out again', async function () {
  const base = await harbour()
  const source = await base.read('content/in/help/1.html')
  await base.write(
    'content/in/help/1.html',
    `${source}<p>Was this article helpful?</p><p>Yes</p><p>No</p><p>3 out of 4 found this helpful</p>
<p>1 comment</p><p>Ida: mind the tide.</p><p>Please sign in to leave a comment.</p>`
  )
  await base.import()
  const before = await base.read(article)
  const page = await visit(await reviewOf(base), '/article/1/repairs')
  await page.getByRole('button', {name: 'Put it back Ida'}).click()
  await said(page, /^It is in the article again/)
  expect(await base.read(article)).toBe(`${before}\nIda: mind the tide.\n`)
  await base.import()
  expect(await base.read(article)).toContain('\nIda: mind the tide.\n')

  await page.getByRole('button', {name: 'Take it out again Ida'}).click()
  await said(page, /^It is out of the article again/)
  expect(await base.read(article)).toBe(before)
})

inBrowser('from finding to finding by keys', async function () {
  const page = await visit(await readReview(), '/')
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await page.keyboard.press('j')
  expect(await focused()).toBe('Moor')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/article\/1$/)
  const all = await page.locator('.card h3').allInnerTexts()
  await page.keyboard.press('j')
  expect(await focused()).toContain(all[0])
  await page.keyboard.press('n')
  expect(await focused()).toContain(all[1])
  await page.keyboard.press('k')
  await page.keyboard.press('2')
  await page.keyboard.type('j2u')
  expect(await page.locator('form.reason:not([hidden]) [name="reason"]').inputValue()).toBe('j2u')
  await page.keyboard.press('Escape')
  expect(await page.locator('form.reason:visible').count()).toBe(0)
  expect(await focused()).toContain(all[0])

  await page.keyboard.press('?')
  await page.getByLabel('Use these keys').uncheck()
  await page.keyboard.press('Escape')
  await page.locator('.card').first().focus()
  await page.keyboard.press('j')
  expect(await focused()).toContain(all[0])
})

inBrowser('the list: what is searched, chosen, and empty', async function () {
  const page = await visit(await readReview(), '/')
  const shown = page.locator('#shown')
  expect(await shown.innerText()).toBe('1 article shown')
  await page.getByLabel('Search').fill('no such words')
  await page.getByText('No article is like that').waitFor()
  await page.getByLabel('Search').fill('FENDERS')
  await page.locator('.rows a').waitFor()
  expect(page.url()).toMatch(/\?text=FENDERS&state=open$/)
  await page.getByLabel('Rule').selectOption('number/conflict')
  await page.getByText('No article is like that').waitFor()
  await page.goto('/?state=held')
  expect(await shown.innerText()).toBe('0 articles shown')
})

inBrowser('the versions, with the pictures that the knowledge base has', async function () {
  const page = await visit(await readReview(), '/article/1/versions')
  await page.locator('img').first().scrollIntoViewIfNeeded()
  await page.waitForFunction(() => [...document.images].every((each) => each.naturalWidth === 80))
  expect(await page.locator('img').count()).toBe(2)
  const [own, other] = await page
    .locator('img')
    .evaluateAll((all) => all.map((each) => each.getAttribute('src')))
  expect(own).not.toBe(other)
  const response = await page.request.get(own!)
  expect(response.headers()).toMatchObject({
    'content-type': 'image/svg+xml',
    'content-security-policy': expect.stringContaining('sandbox'),
    'x-content-type-options': 'nosniff'
  })
})

inBrowser(
  'nothing that axe finds, in light and dark; no page is wider than a phone',
  async function () {
    const page = await visit(await readReview(), '/', {viewport: {width: 390, height: 800}})
    for (const path of ['/', '/article/1', '/article/1/versions', '/article/1/repairs']) {
      await page.goto(path)
      if (path === '/article/1') await page.locator('.answer').first().click()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({colorScheme})
        // No page has colours of its own but these two; only the colours are others in the dark.
        if (colorScheme === 'dark' && !/\/(?:1|versions)$/.test(path)) continue
        expect(await violationsOf(page, colorScheme), `${path} ${colorScheme}`).toEqual([])
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect([path, overflow]).toEqual([path, 0])
    }
  }
)
