/** Makes a page before anybody asks for one: what pages of articles are made of is compiled when the first one is. */

import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {SiteData} from '../model/site-data.ts'

/** Time in milliseconds after which a page is no longer waited for. */
const patience = 30_000

/** Where a server listens. */
export interface Listening {
  address: string
  family: string
  port: number
}

/** Ask the server at `address` for an article. */
export async function warmUp(root: string, base: string, address: Listening): Promise<void> {
  const staged = join(root, '.collate/site')
  const {articles}: SiteData = JSON.parse(readFileSync(join(staged, 'site.json'), 'utf8'))
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  const [article] = articles
  if (!article) return
  const url = new URL(base.slice(0, -1) + article.path, `http://${host}:${address.port}`)
  // Why a page cannot be made, its reader is told.
  await fetch(url, {signal: AbortSignal.timeout(patience)})
    .then((response) => response.arrayBuffer())
    .catch(() => undefined)
}
