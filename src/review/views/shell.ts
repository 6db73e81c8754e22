/** The page around everything. */

import {escapeHtml as e} from '../../report/index.ts'

export interface Shell {
  /** Title of the knowledge base. */
  base: string
  /** Has to be sent with whatever changes something. */
  key: string
  /** Address of the script. */
  script: string
}

export interface PageParts {
  title: string
  /** HTML. */
  main: string
  /** Digest of the article's file, sent back with what is decided about it. */
  seen?: string
  article?: string
}

export function page({base, key, script}: Shell, {title, main, seen, article}: PageParts): string {
  const facts = [
    ...(article === undefined ? [] : [` data-article="${e(article)}"`]),
    ...(seen === undefined ? [] : [` data-seen="${e(seen)}"`])
  ].join('')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="collate-key" content="${e(key)}">
<title>${e(title)} · Review</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/style.css">
<script type="module" src="${e(script)}"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><div class="inner">
<a class="home" href="/">Review</a><span class="base">${e(base)}</span>
<button type="button" class="quiet" id="show-help" hidden>Keys <kbd>?</kbd></button>
</div></header>
<main id="main" tabindex="-1"${facts}>
${main}
</main>
<div id="said" role="status" aria-live="polite"></div>
${help}
</body>
</html>
`
}

const keys: ReadonlyArray<readonly [keys: readonly string[], text: string]> = [
  [['j', 'n'], 'next finding, or next article of the list'],
  [['k', 'p'], 'the one before'],
  [['1', '2', '3'], 'choose an answer'],
  [['Enter'], 'settle, once the reason is typed; open the article of the list'],
  [['Esc'], 'leave the answer'],
  [['u'], 'undo what was done last'],
  [['e'], 'open the place in the editor'],
  [['/'], 'search the list'],
  [['l'], 'back to the list'],
  [['?'], 'show these keys']
]

const help = `<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keys</h2>
<dl class="keys">${keys
  .map(
    ([names, text]) =>
      `<dt>${names.map((name) => `<kbd>${name}</kbd>`).join(' ')}</dt><dd>${text}</dd>`
  )
  .join('')}</dl>
<p><label><input type="checkbox" id="keys-on" checked> Use these keys</label></p>
<form method="dialog"><button>Close</button></form></dialog>`
