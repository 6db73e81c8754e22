/** What a built site still needs: the search index, headers and redirects as static hosts read them. */

import {existsSync} from 'node:fs'
import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'
import type {SiteData} from '../model/site-data.ts'
import {writeHostFiles} from './hosts/write-host-files.ts'
import {writeRedirectPages} from './redirects.ts'
import {makeIndex} from './search/make-index.ts'
import {readPage, type SearchPage} from './search/read-page.ts'

export function finish(): AstroIntegration {
  return {
    name: 'collate',
    hooks: {
      async 'astro:build:done'({dir, pages, logger}) {
        const out = fileURLToPath(dir)
        // Read here and not when this file is loaded: only now is it certain that all was staged.
        const {site} = await import('./data.ts')
        await writeHostFiles(out, site, await styleSources(out))
        const pathnames = pages.map(({pathname}) => pathname)
        const count = await index(out, site, pathnames)
        logger.info(`${count} pages can be searched`)
        await writeRedirectPages(out, site)
      }
    }
  }
}

/** What allows the styles that stand in pages: they say it themselves, in the policy that each carries. */
async function styleSources(out: string): Promise<string[]> {
  const page = await readFile(join(out, '404.html'), 'utf8')
  return [...new Set(page.match(/'sha256-[\w+/]+=*'/g))]
}

/** Make the search of every page that has a part for it; gives their number. */
async function index(
  out: string,
  {base, locale, locales}: SiteData,
  pathnames: readonly string[]
): Promise<number> {
  // Pages ask for the search of their language, even where it has nothing to find.
  const byLocale = new Map(
    [locale, ...locales.map(({tag}) => tag)].map((tag) => [tag, [] as SearchPage[]])
  )
  let count = 0
  for (const pathname of pathnames) {
    const file = join(out, decodeURI(pathname), 'index.html')
    if (!existsSync(file)) continue // The page for unknown addresses lies elsewhere, and is not for the search.
    const page = readPage(await readFile(file, 'utf8'), base + pathname)
    if (!page) continue
    const others = byLocale.get(page.locale)
    if (others) others.push(page)
    else byLocale.set(page.locale, [page])
    count++
  }
  for (const [locale, pages] of byLocale) {
    for (const [name, text] of await makeIndex(locale, pages)) {
      const target = join(out, 'find', name)
      await mkdir(dirname(target), {recursive: true})
      await writeFile(target, text)
    }
  }
  return count
}
