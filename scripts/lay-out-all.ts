/** For looks at a whole page: what a browser would lay out only once a reader comes near. */

import type {Page} from 'playwright-core'

export async function layOutAll(page: Page): Promise<void> {
  await page.evaluate(function () {
    const rule = '* {content-visibility: visible !important}'
    const sheets = document.adoptedStyleSheets
    if (sheets.some(({cssRules: [first]}) => first?.cssText.includes('content-visibility'))) return
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rule)
    sheets.push(sheet)
  })
}
