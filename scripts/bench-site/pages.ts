/** Paints and weight of an article and a walkthrough. */

import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {Browser} from 'playwright-core'
import type {SiteData} from '../../src/model/site-data.ts'
import {serve} from '../serve.ts'
import {type Figure, theme} from './bars.ts'
import {type Visit, visitOnPhone} from './browser.ts'

const visits = 5

export interface Sample {
  kind: 'article' | 'walkthrough'
  path: string
}

/** The longest article with pictures is none of these: one of each kind that has what most have. */
export function samples({articles}: SiteData): Sample[] {
  const article = articles.find((each) => !each.walkthrough && each.picture)
  const guide = articles.find((each) => each.walkthrough && each.token)
  if (!article || !guide) throw new Error('The sample site has no such article, or no walkthrough')
  return [
    {kind: 'article', path: article.path},
    {kind: 'walkthrough', path: guide.path}
  ]
}

/** What none can be faster than here: a page that holds one paragraph and nothing else. */
const least =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>One paragraph</title><link rel="icon" href="data:,"><p>This paragraph is all that there is to lay out and to paint on this page.</p></html>'

async function leastFigures(browser: Browser): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'collate-bench-least-'))
  await writeFile(path.join(folder, 'index.html'), least)
  const served = await serve(folder)
  try {
    const seen: Visit[] = []
    for (let turn = 0; turn < visits; turn++) seen.push(await visitOnPhone(browser, served.url))
    const of = (name: keyof Visit) => median(seen.map((visit) => visit[name]))
    return [
      {what: 'one paragraph alone: first paint', value: of('fcp'), unit: 'ms'},
      {what: 'one paragraph alone: largest paint', value: of('lcp'), unit: 'ms'}
    ]
  } finally {
    await served.close()
    await rm(folder, {recursive: true})
  }
}

export async function pageFigures(
  browser: Browser,
  url: string,
  pages: readonly Sample[]
): Promise<Figure[]> {
  const figures = await leastFigures(browser)
  for (const {kind, path: at} of pages) {
    const seen: Visit[] = []
    for (let turn = 0; turn < visits; turn++) seen.push(await visitOnPhone(browser, url + at))
    const of = (name: keyof Visit) => median(seen.map((visit) => visit[name]))
    const other = theme.paint[kind]
    figures.push(
      {
        what: `${kind}: first paint`,
        value: of('fcp'),
        unit: 'ms',
        bar: 750,
        anchor: `${other.fcp}`
      },
      {
        what: `${kind}: largest paint`,
        value: of('lcp'),
        unit: 'ms',
        bar: 750,
        anchor: `${other.lcp}`
      },
      {what: `${kind}: blocked`, value: of('tbt'), unit: 'ms', bar: 0, anchor: `${other.tbt}`},
      {what: `${kind}: layout shift`, value: of('cls'), unit: '', bar: 0, anchor: `${other.cls}`},
      {
        what: `${kind}: over the wire`,
        value: of('bytes') / 1000,
        unit: 'KB',
        bar: kind === 'article' ? 25 : 40,
        anchor: `${Math.round(other.bytes / 1000)}`
      }
    )
  }
  return figures
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
