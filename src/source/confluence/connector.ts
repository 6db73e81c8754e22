/**
 * Reads the pages of a Confluence site: first which there are and their revisions, then those that changed.
 *
 * Pages whose revision the knowledge base has are handed over as they lie there, with what the listing says
 * anew of their title and place. A listing that is not whole never makes pages look deleted.
 */

import type {ConfluenceSource} from '../../model/config.ts'
import type {FileFacts} from '../../model/source-page.ts'
import type {StopError} from '../../model/stop-error.ts'
import {type Client, HttpError, makeClient} from '../http/index.ts'
import type {Defaults, SourceRead} from '../read.ts'
import type {NetworkContext} from '../remote/context.ts'
import type {Access} from '../remote/credentials.ts'
import {downloads} from '../remote/downloads.ts'
import {openKept} from '../remote/kept.ts'
import {makePatience} from '../remote/patience.ts'
import {makeReader} from '../remote/read-each.ts'
import {stopOf} from '../remote/said.ts'
import {accessOf, deploymentOf} from './access.ts'
import type {Api, ListedPage} from './api.ts'
import {askedOf} from './asked.ts'
import {cloud} from './cloud.ts'
import {dataCenter} from './data-center.ts'
import {listSpaces} from './list-spaces.ts'
import {type PageWork, readListed, urlOf} from './read-page.ts'
import {shownTo} from './restricted.ts'

const defaultConcurrency = 4

/**
 * Read the spaces of `source`; the value at the end says whether that was all of it.
 * @throws StopError when nothing of it can be read; what fails later is a problem.
 */
export async function* readConfluence(
  source: ConfluenceSource,
  defaults: Defaults,
  context: NetworkContext
): AsyncGenerator<SourceRead, boolean> {
  const {access, client, api} = open(source, context)
  const asked = askedOf(source, access)
  const listing = await listSpaces(source, api, asked)
  for (const problem of listing.problems) yield {problem}

  const work: PageWork = {
    source,
    defaults,
    context,
    api,
    ...memoryOf(source, client, context),
    // What is shown to nobody in particular is shown to everybody.
    shownTo:
      access.authorization === undefined
        ? () => Promise.resolve('all')
        : shownTo(listing.pages, api)
  }
  const reader = makeReader<ListedPage>({
    asked,
    patience: makePatience(() => api.knock(source.spaces[0] ?? '')),
    // Which pages a portion holds must not depend on which answer is quicker.
    width: context.isFull ? 1 : 2 * (source.concurrency ?? defaultConcurrency),
    read: (listed) => readListed(listed, work),
    urlOf: (listed) => urlOf(listed, work),
    progress: context.progress
  })
  yield* reader.read(listing.pages)
  for (const problem of reader.findings()) yield {problem}
  return listing.isWhole && reader.isWhole()
}

/** What is known of the site, and of the files of its pages, from imports before. */
function memoryOf(
  {name}: ConfluenceSource,
  client: Client,
  {root, isDry}: NetworkContext
): Pick<PageWork, 'files' | 'kept' | 'site'> {
  const site = client.base.href.replace(/\/$/, '')
  const kept = openKept(root, name, site, isDry)
  return {site, kept, files: downloads(client, kept, pathOf)}
}

function pathOf(page: string, {name}: FileFacts): string {
  return `/download/attachments/${encodeURIComponent(page)}/${encodeURIComponent(name)}`
}

/** Why `source` does not answer; nothing when it does. */
export async function askSite(
  source: ConfluenceSource,
  context: NetworkContext
): Promise<StopError | undefined> {
  const {access, api} = open(source, context)
  try {
    await api.knock(source.spaces[0] ?? '')
    return
  } catch (error) {
    if (error instanceof HttpError) return stopOf(error, askedOf(source, access))
    throw error
  }
}

function open(
  source: ConfluenceSource,
  context: NetworkContext
): {access: Access; client: Client; api: Api} {
  const access = accessOf(source, context.sources, context.env)
  const client = clientOf(source, access, context)
  const make = deploymentOf(source) === 'cloud' ? cloud : dataCenter
  return {access, client, api: make(client, source.body ?? 'storage')}
}

function clientOf(source: ConfluenceSource, access: Access, context: NetworkContext): Client {
  const base = new URL(source.url)
  // Of the host alone, people think as the address of their Confluence, too.
  if (base.pathname === '/' && base.hostname.endsWith('.atlassian.net')) base.pathname = '/wiki'
  return makeClient({
    base,
    authorization: access.authorization,
    allowHttp: source.allowHttp === true,
    concurrency: source.concurrency ?? defaultConcurrency,
    clock: context.clock,
    timeout: context.timeout
  })
}
