/** The staged site → the folder that is published: pages, what is served as it is, the search, and what hosts read. */

import {join} from 'node:path'
import {setImmediate} from 'node:timers/promises'
import {hostFiles} from './hosts/host-files.ts'
import {Output} from './output.ts'
import {loadProgram} from './program.ts'
import {redirectPages} from './redirects.ts'
import {makeIndex} from './search/make-index.ts'
import {readPage, type SearchPage} from './search/read-page.ts'

/** `program`: the folder of the one that renders pages; `staged`: what it reads; `out`: where the site is written. */
export async function makeSite(program: string, staged: string, out: string): Promise<void> {
  const {pages, site, styleSources} = await loadProgram(program)
  const output = new Output(out)
  output.copy(join(program, 'client'))
  output.copy(join(staged, 'public'))

  // Pages ask for the search of their language, even where it has nothing to find.
  const byLocale = new Map(
    [site.locale, ...site.locales.map(({tag}) => tag)].map((tag) => [tag, [] as SearchPage[]])
  )
  for (const {file, url, render} of await pages()) {
    if (output.isTaken(file)) continue
    // Else nothing is heard until the last page: not even that whoever started this is gone.
    await setImmediate()
    const text = await render()
    output.write(file, text)
    const found = readPage(Buffer.from(text).toString(), url)
    if (!found) continue
    const others = byLocale.get(found.locale)
    if (others) others.push(found)
    else byLocale.set(found.locale, [found])
  }
  for (const [name, text] of Object.entries(hostFiles(site, [...new Set(styleSources)])))
    output.write(name, text)
  for (const [locale, found] of byLocale)
    for (const [name, text] of await makeIndex(locale, found)) output.write(`find/${name}`, text)
  for (const [name, text] of redirectPages(site))
    if (!output.isTaken(name)) output.write(name, text)
  output.finish()
}
