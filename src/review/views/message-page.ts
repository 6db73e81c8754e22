/** Pages that only say something: they need no key, no script and no style. */

import {escapeHtml as e} from '../../report/index.ts'

export function messagePage(title: string, text: string): string {
  return bare(title, `<h1>${e(title)}</h1><p>${e(text)}</p>`, '')
}

/**
 * Leads in. A redirect would not do: browsers do not send the cookie where the way began at a link of another program.
 */
export function doorPage(): string {
  const refresh = '<meta http-equiv="refresh" content="0; url=/">'
  return bare('Review', '<p><a href="/">Open the review page</a></p>', refresh)
}

function bare(title: string, body: string, head: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${e(title)}</title>${head}</head><body><main>${body}</main></body></html>
`
}
