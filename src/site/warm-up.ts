/** Makes pages before anybody asks for them: what pages of articles are made of is compiled when the first one is. */

import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {SiteArticle, SiteData} from '../model/site-data.ts'

/** Time in milliseconds after which a page is no longer waited for. */
const patience = 30_000

/** Where a server listens. */
export interface Listening {
  address: string
  family: string
  port: number
}

/** Ask the server at `address` for an article of each kind: one that is Markdown, and one with tags. */
export async function warmUp(root: string, base: string, address: Listening): Promise<void> {
  const staged = join(root, '.collate/site')
  const {articles}: SiteData = JSON.parse(readFileSync(join(staged, 'site.json'), 'utf8'))
  const isTagged = ({entry}: SiteArticle) => existsSync(join(staged, `articles/${entry}.mdx`))
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address

  for (const article of [articles.find((each) => !isTagged(each)), articles.find(isTagged)]) {
    if (!article) continue
    const url = new URL(base.slice(0, -1) + article.path, `http://${host}:${address.port}`)
    // Why a page cannot be made, its reader is told.
    await fetch(url, {signal: AbortSignal.timeout(patience)})
      .then((response) => response.arrayBuffer())
      .catch(() => undefined)
  }
}
