/**
 * Reads the articles of a help centre: the lists of each language in turn, which hold the texts, and of what is new
 * or changed the files that are attached to it.
 *
 * A list that is not whole never makes articles look deleted.
 */

import type {ZendeskSource} from '../../model/config.ts'
import type {FindingDraft} from '../../model/finding.ts'
import type {FileFacts} from '../../model/source-page.ts'
import type {StopError} from '../../model/stop-error.ts'
import {type Client, HttpError, makeClient} from '../http/index.ts'
import type {Defaults, SourceRead} from '../read.ts'
import type {NetworkContext} from '../remote/context.ts'
import {downloads} from '../remote/downloads.ts'
import {openKept} from '../remote/kept.ts'
import {makePatience} from '../remote/patience.ts'
import {makeReader} from '../remote/read-each.ts'
import {type Asked, hintOf, partial, stopOf} from '../remote/said.ts'
import {accessOf, askedOf} from './access.ts'
import {type Api, zendesk} from './api.ts'
import {openCentre} from './centre.ts'
import {listArticles} from './list-articles.ts'
import {type ArticleWork, type Listed, readArticle, urlOf} from './read-article.ts'

const defaultConcurrency = 4

/**
 * Read the articles of `source`; the value at the end says whether that was all of it.
 * @throws StopError when nothing of it can be read; what fails later is a problem.
 */
export async function* readZendesk(
  source: ZendeskSource,
  defaults: Defaults,
  context: NetworkContext
): AsyncGenerator<SourceRead, boolean> {
  const {asked, client, api} = open(source, context)
  const centre = await openCentre(source, api, asked)
  for (const problem of centre.problems) yield {problem}

  const site = client.base.href.replace(/\/$/, '')
  const kept = openKept(context.root, source.name, site, context.isDry)
  const attachments = politely(api)
  const work: ArticleWork = {
    source,
    defaults,
    context,
    site,
    kept,
    files: downloads(client, kept, pathOf),
    standard: centre.standard,
    isAnonymous: asked.access.authorization === undefined,
    shelfOf: centre.shelfOf,
    tagNames: centre.tagNames,
    attachments: attachments.of
  }
  const reader = makeReader<Listed>({
    asked,
    patience: makePatience(() => api.knock()),
    // Which articles a portion holds must not depend on which answer is quicker.
    width: context.isFull ? 1 : 2 * (source.concurrency ?? defaultConcurrency),
    read: (listed) => readArticle(listed, work),
    urlOf: (listed) => urlOf(listed, work),
    progress: context.progress
  })

  const listing = listArticles(source, centre, api, asked, context.former)
  for await (const part of listing.parts()) {
    yield* reader.read(part)
    if (reader.isOver()) break
  }
  for (const problem of [...listing.problems, ...reader.findings()]) yield {problem}
  if (attachments.hidden() > 0) yield {problem: filesHidden(asked, attachments.hidden())}
  return centre.problems.length === 0 && listing.problems.length === 0 && reader.isWhole()
}

/** Articles whose files do not show, without one whose do: nobody is asked any more. */
const mostHidden = 3

/** Asks what is attached to articles; a centre that tells nobody is not asked about each. */
function politely({attachments}: Api): {
  of: ArticleWork['attachments']
  /** Articles whose files did not show. */
  hidden(): number
} {
  let [shown, hidden] = [0, 0]
  return {
    async of(article) {
      const found = shown === 0 && hidden >= mostHidden ? undefined : await attachments(article)
      if (found) shown++
      else hidden++
      return found
    },
    hidden: () => hidden
  }
}

function filesHidden(asked: Asked, articles: number): FindingDraft {
  const which = articles === 1 ? 'one article' : `${articles} articles`
  const reason = `it does not tell which files are attached to ${which}. ${hintOf(forbidden, asked)}`
  return {...partial(asked, reason), severity: 'warning'}
}

const forbidden = new HttpError('status', '', 403)

function pathOf(_: string, {id = ''}: FileFacts): string {
  return `/hc/article_attachments/${encodeURIComponent(id)}`
}

/** Why `source` does not answer; nothing when it does. */
export async function askCentre(
  source: ZendeskSource,
  context: NetworkContext
): Promise<StopError | undefined> {
  const {asked, api} = open(source, context)
  try {
    await api.knock()
    return
  } catch (error) {
    if (error instanceof HttpError) return stopOf(error, asked)
    throw error
  }
}

function open(
  source: ZendeskSource,
  context: NetworkContext
): {asked: Asked; client: Client; api: Api} {
  const access = accessOf(source, context.sources, context.env)
  const base = new URL(source.url)
  // Readers know the centre by the address of its first page.
  base.pathname = base.pathname.replace(/\/hc(?:\/.*)?$/, '/')
  const client = makeClient({
    base,
    authorization: access.authorization,
    allowHttp: source.allowHttp === true,
    concurrency: source.concurrency ?? defaultConcurrency,
    clock: context.clock,
    timeout: context.timeout
  })
  const isAnonymous = access.authorization === undefined
  return {asked: askedOf(source, access), client, api: zendesk(client, {isAnonymous})}
}
