/** What a built site still needs: the search index, headers and redirects as static hosts read them. */

import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'
import {close, createIndex} from 'pagefind'
import type {SiteData} from '../model/site-data.ts'
import {closed, headerOnly, open, withPlayers} from './policy.ts'
import {redirectRules, writeRedirectPages} from './redirects.ts'

export function finish(): AstroIntegration {
  return {
    name: 'collate',
    hooks: {
      async 'astro:build:done'({dir, logger}) {
        const out = fileURLToPath(dir)
        // Read here and not when this file is loaded: only now is it certain that all was staged.
        const {site} = await import('./data.ts')
        await writeFile(join(out, '_headers'), headers(site))
        await writeFile(join(out, '_redirects'), redirectRules(site))
        // Before there are redirect pages, several for each article, which it would read in vain.
        const pages = await index(out)
        logger.info(`${pages} pages can be searched`)
        await writeRedirectPages(out, site)
      }
    }
  }
}

/** Make the search index of every page that has a `data-pagefind-body`; gives their number. */
async function index(out: string): Promise<number> {
  const {index, errors} = await createIndex({
    excludeSelectors: ['[data-pagefind-ignore]', '.unseen']
  })
  if (!index) throw new Error(`The search index could not be made: ${errors.join('; ')}`)
  try {
    const read = await index.addDirectory({path: out})
    // Not `writeFiles`, which answers before all bytes are on the disk; `close` may then cut them off.
    const made = await index.getFiles()
    const why = [...read.errors, ...made.errors]
    if (why.length > 0) throw new Error(`The search index could not be made: ${why.join('; ')}`)
    let pages = 0
    for (const {path, content} of made.files) {
      const target = join(out, 'pagefind', path)
      await mkdir(dirname(target), {recursive: true})
      await writeFile(target, content)
      if (path === 'pagefind-entry.json') pages = pagesIn(new TextDecoder().decode(content))
    }
    return pages
  } finally {
    await close()
  }
}

function pagesIn(entry: string): number {
  const {languages}: {languages: Record<string, {page_count: number}>} = JSON.parse(entry)
  return Object.values(languages).reduce((sum, {page_count}) => sum + page_count, 0)
}

/** Some hosts read a hundred rules and no more; the pages say the same policy themselves. */
const mostRules = 90

/** Headers by path, as Netlify, Cloudflare Pages and `scripts/serve.ts` read them. */
function headers({base, articles, players}: SiteData): string {
  const under = base.slice(0, -1)
  const always = [
    '  X-Content-Type-Options: nosniff',
    '  Referrer-Policy: no-referrer',
    '  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    '  Cross-Origin-Opener-Policy: same-origin'
  ]
  const policy = (text: string) => `  Content-Security-Policy: ${text}; ${headerOnly}`
  const light = [
    '  ! Content-Security-Policy',
    '  ! Referrer-Policy',
    '  ! Permissions-Policy',
    '  ! Cross-Origin-Opener-Policy'
  ]
  const lasting = '  Cache-Control: public, max-age=31536000, immutable'
  const blocks = [
    // Pages without a video forbid frames themselves.
    [`${under}/*`, ...always, policy(withPlayers(open, players))],
    // A picture that is opened by itself can run nothing, whatever is in it.
    [
      `${under}/media/*`,
      '  ! Content-Security-Policy',
      `  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; ${headerOnly}`,
      lasting
    ],
    // Policies are for pages: on scripts, styles and the icon they would only be weight.
    [`${under}/_astro/*`, ...light, lasting],
    [`${under}/favicon.svg`, ...light],
    ...articles
      .filter((article) => article.walkthrough)
      .slice(0, mostRules)
      .map(({path}) => [`${under}${path}`, '  ! Content-Security-Policy', policy(closed)])
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}
