/** What a built site still needs: the search index, headers and redirects as static hosts read them. */

import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'
import {close, createIndex} from 'pagefind'
import {writeHostFiles} from './hosts/write-host-files.ts'
import {writeRedirectPages} from './redirects.ts'

export function finish(): AstroIntegration {
  return {
    name: 'collate',
    hooks: {
      async 'astro:build:done'({dir, logger}) {
        const out = fileURLToPath(dir)
        // Read here and not when this file is loaded: only now is it certain that all was staged.
        const {site} = await import('./data.ts')
        await writeHostFiles(out, site, await styleSources(out))
        // Before there are redirect pages, several for each article, which it would read in vain.
        const pages = await index(out)
        logger.info(`${pages} pages can be searched`)
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

/** What Pagefind brings along for pages that have no search of their own. */
const unused = /^pagefind-(?:component-ui|highlight|modular-ui|ui|worker)\./

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
      if (unused.test(path)) continue
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
