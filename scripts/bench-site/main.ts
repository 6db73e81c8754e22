/** `npm run bench:site`: the bars of the site, and what it reaches; see README.md. */

import {mkdtemp, rm} from 'node:fs/promises'
import {cpus, loadavg, tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {parseArgs} from 'node:util'
import {chromium} from 'playwright-core'
import {browserArguments, findBrowser} from '../find-browser.ts'
import {serve} from '../serve.ts'
import {auditSite} from './audit.ts'
import {type Figure, isMissed, table} from './bars.ts'
import {buildOnce} from './build.ts'
import {install} from './installation.ts'
import {lighthouseFigures} from './lighthouse.ts'
import {makeArticles} from './make-articles.ts'
import {largestPage, manyFigures} from './many.ts'
import {pageFigures, samples} from './pages.ts'
import {readSite} from './read-site.ts'
import {searchFigures} from './search.ts'

const root = path.join(import.meta.dirname, '../..')
const parts = ['pages', 'audit', 'search', 'build']
const {values} = parseArgs({
  options: {
    only: {type: 'string', multiple: true, default: parts},
    large: {type: 'boolean', default: false},
    lighthouse: {type: 'boolean', default: false}
  }
})
const executablePath = findBrowser()
const wrong = values.only.find((each) => !parts.includes(each))
if (wrong !== undefined || !executablePath) {
  console.error(
    wrong === undefined
      ? 'There is no Chromium'
      : `No part is named \`${wrong}\`; there are ${parts.join(', ')}`
  )
  process.exit(2)
}

const installation = await install()
const browser = await chromium.launch({executablePath, args: browserArguments})
const figures: Figure[] = []
const found: string[] = []
console.log(`${cpus().length} processors, load ${load()} at the start`)
try {
  if (values.only.includes('pages') || values.only.includes('audit')) await lookAtSample()
  if (values.only.includes('search') || values.only.includes('build'))
    for (const count of [100, 1000, ...(values.large ? [3000, 10_000] : [])]) await buildMany(count)
} finally {
  await browser.close()
  await installation.remove()
}

console.log(`\n${table(figures)}\n\nload ${load()} at the end`)
for (const each of found) console.log(`- ${each}`)
process.exitCode = figures.some(isMissed) ? 1 : 0

async function lookAtSample(): Promise<void> {
  await buildOnce(installation, root)
  const site = await readSite(root)
  const served = await serve(path.join(root, 'dist'))
  try {
    if (values.only.includes('pages')) {
      figures.push(...(await pageFigures(browser, served.url, samples(site))))
      if (values.lighthouse) figures.push(...(await lighthouseFigures(served.url, samples(site))))
    }
    if (values.only.includes('audit')) {
      const audit = await auditSite(browser, served.url, site)
      figures.push(...audit.figures)
      found.push(...audit.found)
    }
  } finally {
    await served.close()
  }
}

async function buildMany(count: number): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'collate-bench-site-'))
  const wantsSearch = count === 1000 && values.only.includes('search')
  try {
    await makeArticles(folder, count)
    if (values.only.includes('build')) {
      const few = figures.find(({what}) => what === largestPage)?.value
      figures.push(...(await manyFigures(installation, folder, count, few)))
    } else if (wantsSearch) await buildOnce(installation, folder)
    if (!wantsSearch) return
    const served = await serve(path.join(folder, 'dist'))
    figures.push(...(await searchFigures(browser, served.url, count)))
    await served.close()
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1)
}
