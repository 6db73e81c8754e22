/** The page around a report: one file, no scripts, nothing from elsewhere. */

import {createHash} from 'node:crypto'
import {escapeHtml as e} from './escape.ts'
import {style as common} from './style.ts'

export interface Frame {
  /** Text; what follows is HTML. */
  title: string
  /** Below the title. */
  intro: string
  nav?: string
  main: string
  /** Styles of this page, added to those that all have. */
  style?: string
}

export function frame({title, intro, nav = '', main, style: own = ''}: Frame): string {
  const style = `${common}${own}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${e(policy(style))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${e(title)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${e(title)}</h1>
${intro}</header>
${nav}
<main>
${main}
</main>
</body>
</html>
`
}

/** No scripts, no pictures, no other sites: text and this style. */
function policy(style: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'"
  ].join('; ')
}
