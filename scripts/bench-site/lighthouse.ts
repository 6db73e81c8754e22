/** Lighthouse on its default phone; fetched by `npm exec` for the run, as the project does not depend on it. */

import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {browserArguments, findBrowser} from '../find-browser.ts'
import {type Figure, theme} from './bars.ts'
import {run} from './build.ts'
import type {Sample} from './pages.ts'

const version = '13.5.0'
const categories = ['performance', 'accessibility', 'best-practices', 'seo']

interface Report {
  categories: Record<string, {score: number | null}>
  audits: Record<string, {numericValue?: number}>
}

export async function lighthouseFigures(url: string, pages: readonly Sample[]): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const {kind, path: at} of pages) {
    const report = await lookAgain(url + at, kind === 'walkthrough')
    for (const name of categories)
      figures.push({
        what: `${kind}: Lighthouse, ${name}`,
        value: Math.round((report.categories[name]?.score ?? 0) * 100),
        unit: '',
        bar: 100,
        least: true,
        anchor: '100'
      })
    for (const [name, audit, anchor] of [
      ['first paint', 'first-contentful-paint', theme.paint[kind].fcp],
      ['largest paint', 'largest-contentful-paint', theme.paint[kind].lcp]
    ] as const)
      figures.push({
        what: `${kind}: Lighthouse, ${name}`,
        value: report.audits[audit]?.numericValue,
        unit: 'ms',
        bar: 750,
        anchor: `${anchor}`
      })
  }
  return figures
}

/** A busy machine makes it lose its own beginning now and then. */
async function lookAgain(address: string, shut: boolean): Promise<Report> {
  for (let turn = 1; ; turn++) {
    try {
      return await look(address, shut)
    } catch (error) {
      if (turn === 3) throw error
    }
  }
}

/** It asks for robots.txt from within the page, which a `shut` one refuses; of an article, it gets to read it. */
async function look(address: string, shut: boolean): Promise<Report> {
  const folder = await mkdtemp(path.join(tmpdir(), 'collate-lighthouse-'))
  const file = path.join(folder, 'report.json')
  const env = {CHROME_PATH: findBrowser() ?? ''}
  try {
    await run(
      'npm',
      [
        'exec',
        '--yes',
        `--package=lighthouse@${version}`,
        '--',
        'lighthouse',
        address,
        '--quiet',
        ...(shut ? ['--skip-audits=robots-txt'] : []),
        '--output=json',
        `--output-path=${file}`,
        `--only-categories=${categories.join(',')}`,
        `--chrome-flags=--headless=new ${browserArguments.join(' ')}`
      ],
      env
    )
    return JSON.parse(await readFile(file, 'utf8')) as Report
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}
