/**
 * Reads the pages of a Confluence site: first which there are and their revisions, then those that changed.
 *
 * Pages whose revision the knowledge base has are handed over as they lie there, with what the listing says
 * anew of their title and place. A listing that is not whole never makes pages look deleted.
 */

import type {ConfluenceSource} from '../../model/config.ts'
import type {StopError} from '../../model/stop-error.ts'
import {type Client, HttpError, makeClient} from '../http/index.ts'
import type {NetworkContext} from '../network.ts'
import type {Defaults, Read} from '../read.ts'
import {type Access, accessOf, deploymentOf} from './access.ts'
import type {Api, ListedPage} from './api.ts'
import {downloads} from './attached.ts'
import {cloud} from './cloud.ts'
import {dataCenter} from './data-center.ts'
import {inOrder} from './in-order.ts'
import {openKept} from './kept.ts'
import {listSpaces} from './list-spaces.ts'
import {makePatience} from './patience.ts'
import {type PageRead, type PageWork, readListed, urlOf} from './read-page.ts'
import {shownTo} from './restricted.ts'
import {hintOf, partial, readersUnknown, stopOf} from './said.ts'

const defaultConcurrency = 4

/**
 * Read the spaces of `source`; the value at the end says whether that was all of it.
 * @throws StopError when nothing of it can be read; what fails later is a problem.
 */
export async function* readConfluence(
  source: ConfluenceSource,
  defaults: Defaults,
  context: NetworkContext
): AsyncGenerator<Read, boolean> {
  const {access, client, api} = open(source, context)
  const listing = await listSpaces(source, api, access)
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
  const patience = makePatience(() => api.knock(source.spaces[0] ?? ''))
  const width = 2 * (source.concurrency ?? defaultConcurrency)
  const total = listing.pages.length
  let {isWhole} = listing
  let [done, missed, unsure] = [0, 0, 0]
  let over: HttpError | undefined

  for await (const {page, problem, isMissed, isUnsure} of inOrder(listing.pages, width, readOne)) {
    done++
    if (isMissed) missed++
    if (isUnsure) unsure++
    if (problem) yield {problem}
    if (page) yield {page}
    context.progress?.(done, total)
  }
  if (over) {
    const reason = `${over.message}; ${missed} of ${total} pages are left as they were. ${hintOf(over, source, access)}`
    yield {problem: partial(source, reason)}
  }
  if (unsure > 0) yield {problem: readersUnknown(source, unsure)}
  return isWhole

  async function readOne(listed: ListedPage): Promise<PageRead & {isMissed?: boolean}> {
    try {
      if (!over) {
        const read = await readListed(listed, work)
        patience.came()
        return read
      }
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      if (!(await patience.isSpent(error))) {
        isWhole = false
        const at = {file: urlOf(listed, work), line: 1, column: 1}
        const args = {reason: `${error.message}. ${hintOf(error, source, access)}`}
        return {problem: {rule: 'source/unreadable', args, at}, isMissed: true}
      }
      over ??= error
    }
    isWhole = false
    return {isMissed: true}
  }
}

/** What is known of the site, and of the files of its pages, from imports before. */
function memoryOf(
  {name}: ConfluenceSource,
  client: Client,
  {root}: NetworkContext
): Pick<PageWork, 'files' | 'kept' | 'site'> {
  const site = client.base.href.replace(/\/$/, '')
  const kept = openKept(root, name, site)
  return {site, kept, files: downloads(client, kept)}
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
    if (error instanceof HttpError) return stopOf(error, source, access)
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
