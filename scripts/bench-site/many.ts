/** What many articles cost: the first build, its parts, another one after an article changed, and what pages weigh. */

import {appendFile, readFile, stat} from 'node:fs/promises'
import path from 'node:path'
import {greatest} from '../../src/model/long-lists.ts'
import {type Figure, themeCpu} from './bars.ts'
import {buildOnce, checkOnce, siteOnce} from './build.ts'
import type {Installation} from './installation.ts'
import {readSite} from './read-site.ts'

/**
 * Build the `count` articles at `root`, which were never built. Only the build of a thousand has a bar.
 * `page`: KB of the largest page of an article where there are few, absent where these are they.
 */
export async function manyFigures(
  installation: Installation,
  root: string,
  count: number,
  page: number | undefined
): Promise<Figure[]> {
  const first = await buildOnce(installation, root)
  const anchor = themeCpu[count]
  const each = (seconds: number) => (seconds * 1000) / count
  const figures: Figure[] = [
    {
      what: `build of ${count} articles: CPU for each`,
      value: each(first.cpu),
      unit: 'ms',
      ...(count === 1000 && anchor ? {bar: anchor / 2} : {}),
      anchor: `${anchor}`,
      note: `${first.cpu.toFixed(1)} s of CPU, ${first.wall.toFixed(1)} s in all`
    },
    {what: '– memory of all processes', value: first.memory, unit: 'MB'},
    ...(await weights(root, page))
  ]

  if (count === 1000) {
    const again = await checkOnce(installation, root)
    const site = await siteOnce(installation, root)
    figures.push(
      {what: '– of which pages and the search index', value: each(site.cpu), unit: 'ms'},
      {what: '– a check in which nothing changed', value: each(again.cpu), unit: 'ms'}
    )
  }
  const {articles} = await readSite(root)
  const {entry = ''} = articles[0] ?? {}
  await appendFile(path.join(root, `content/articles/${entry}.mdx`), '\nOne sentence more.\n')
  const changed = await buildOnce(installation, root)
  figures.push({
    what: '– built again, one article changed',
    value: changed.wall,
    unit: 's',
    note: `${changed.cpu.toFixed(1)} s of CPU, ${changed.memory?.toFixed(0)} MB`
  })
  return figures
}

export const largestPage = '– the largest page of an article'

/** The page of an article may not grow with their number, and those that tell of all of them not much. */
async function weights(root: string, page: number | undefined): Promise<Figure[]> {
  const {articles} = await readSite(root)
  const pages = await Promise.all(
    articles.map(async ({path: at}) => (await stat(path.join(root, 'dist', at, 'index.html'))).size)
  )
  const home = await readFile(path.join(root, 'dist/index.html'))
  const all = await readFile(path.join(root, 'dist/all/index.html'))
  return [
    {
      what: largestPage,
      value: greatest(pages) / 1000,
      unit: 'KB',
      ...(page !== undefined && {bar: page * 1.05})
    },
    {what: '– the start page', value: home.length / 1000, unit: 'KB', bar: 100},
    {what: '– the list of all', value: all.length / 1000, unit: 'KB', bar: 200}
  ]
}
