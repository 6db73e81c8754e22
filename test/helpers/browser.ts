/** The Chromium that tests look at pages with: one for all of them, which ends with the process. */

import {AxeBuilder} from '@axe-core/playwright'
import {type Browser, chromium, type Page} from 'playwright-core'
import {test} from 'vitest'
import {browserArguments, findBrowser} from '../../scripts/find-browser.ts'

const executablePath = findBrowser()
if (executablePath === undefined) console.info('No Chromium: the tests in a browser are skipped.')
export const inBrowser = test.skipIf(executablePath === undefined)

let browser: Promise<Browser> | undefined

export function openBrowser(): Promise<Browser> {
  browser ??= chromium.launch({executablePath: executablePath!, args: browserArguments})
  return browser
}

/** What axe finds on `page`. In the dark only colours are others, and the rest was looked at in the light. */
export async function violationsOf(page: Page, scheme: 'dark' | 'light'): Promise<unknown[]> {
  // Frames: there are none to look into.
  const axe = new AxeBuilder({page}).setLegacyMode()
  if (scheme === 'dark') axe.withRules(['color-contrast'])
  const {violations} = await axe.analyze()
  return violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)])
}
