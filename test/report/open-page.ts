/** Opens the page of a report in a browser, as a file would be opened; and what a hostile source would say. */

import {type DefaultTreeAdapterTypes, parse} from 'parse5'
import type {Page} from 'playwright-core'
import {openBrowser} from '../helpers/browser.ts'
import {atEndOfTest} from '../helpers/clean-up.ts'

/** `troubles` is what the page complains of, and what it asks for. */
export async function open(
  html: string,
  colorScheme: 'dark' | 'light',
  width = 420
): Promise<{page: Page; troubles: string[]}> {
  const browser = await openBrowser()
  const context = await browser.newContext({colorScheme, viewport: {width, height: 800}})
  atEndOfTest(() => context.close())
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => troubles.push(message.text()))
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('request', (request) => troubles.push(request.url()))
  await page.setContent(html)
  return {page, troubles}
}

export const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</textarea></title></details><iframe src=javascript:alert(1)>',
  'javascript:alert(1)',
  '<!--',
  ']]>',
  '&lt;script&gt;',
  '\u202Egnp.exe\u0000\uD800'
]

/** Every element of `html` with the names of its attributes, sorted. */
export function elements(html: string): string[] {
  const names: string[] = []
  const todo: DefaultTreeAdapterTypes.Node[] = [parse(html)]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if ('attrs' in node) names.push([node.tagName, ...node.attrs.map(({name}) => name)].join(' '))
    if ('childNodes' in node) todo.push(...node.childNodes)
  }
  return names.sort()
}
