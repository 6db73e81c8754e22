/** Which articles a help centre has, language by language, and whether those are all. */

import type {ZendeskSource} from '../../model/config.ts'
import type {FindingDraft} from '../../model/finding.ts'
import type {PageKey, SourcePage} from '../../model/source-page.ts'
import {HttpError} from '../http/index.ts'
import {type Asked, endsAll, hintOf, partial, stopOf} from '../remote/said.ts'
import type {Api, Scope} from './api.ts'
import {readArticleReply} from './article-reply.ts'
import type {Centre} from './centre.ts'
import type {Listed} from './read-article.ts'

export interface Listing {
  /**
   * The articles that are wanted, part by part, each once in each language.
   * @throws StopError when nothing can be listed.
   */
  parts(): AsyncGenerator<Listed[]>
  /** Why it is not whole, once its parts are over. */
  problems: FindingDraft[]
}

export function listArticles(
  source: ZendeskSource,
  centre: Centre,
  api: Api,
  asked: Asked,
  former: ReadonlyMap<PageKey, SourcePage>
): Listing {
  const problems: FindingDraft[] = []
  const miss = (reason: string) => problems.push(partial(asked, reason))
  const scopes = scopesOf(source, centre)
  const labels = source.labels && new Set(source.labels)
  /** Whether the centre showed any article, and whether one was wanted. */
  let [shown, wanted] = [false, false]

  return {problems, parts}

  async function* parts(): AsyncGenerator<Listed[]> {
    let failure: HttpError | undefined
    for (const locale of centre.locales) {
      const seen = new Set<string>()
      let isWhole = true
      for (const scope of scopes) {
        try {
          yield* partsOf(locale, scope, seen)
        } catch (error) {
          if (!(error instanceof HttpError)) throw error
          failure ??= error
          isWhole = false
          const where = scope ? `\`${scope.id}\` of \`${scope.kind}\` in ` : ''
          if (!shown && endsAll(error)) throw stopOf(error, asked)
          miss(
            `the articles of ${where}\`${locale}\` did not all come: ${error.message}. ${hintOf(error, asked)}`
          )
          if (endsAll(error)) return
        }
      }
      if (isWhole && seen.size === 0 && hadPages(locale))
        miss(
          `it shows no article in \`${locale}\`, though it had some. ${hintOf(noArticle, asked)}`
        )
    }
    if (failure && !shown) throw stopOf(failure, asked)
    if (problems.length > 0) return
    // Who may see nothing is told of an empty centre.
    if (!shown) miss(`it shows no article. ${hintOf(noArticle, asked)}`)
    else if (!wanted) miss('no article bears one of the `labels`')
  }

  async function* partsOf(
    locale: string,
    scope: Scope | undefined,
    seen: Set<string>
  ): AsyncGenerator<Listed[]> {
    for await (const part of api.articles(locale, scope, (reason) => miss(cut(locale, reason)))) {
      const articles = part.flatMap(function (reply): Listed[] {
        const read = readArticleReply(reply)
        // Asked for one language, some answer in another where there is no translation.
        if (!read || (read.locale ?? locale) !== locale || seen.has(read.article)) return []
        seen.add(read.article)
        return [{...read, locale}]
      })
      shown ||= articles.length > 0
      const bearing = articles.filter(bearsLabel)
      wanted ||= bearing.length > 0
      yield bearing
    }
  }

  function bearsLabel({meta}: Listed): boolean {
    return (
      labels === undefined || (meta.labels ?? []).some((each) => labels.has(each.toLowerCase()))
    )
  }

  /** Whether the knowledge base has articles of the source in `locale`. */
  function hadPages(locale: string): boolean {
    for (const {source: name, meta} of former.values())
      if (name === source.name && meta.url?.includes(`/hc/${locale}/`)) return true
    return false
  }
}

const noArticle = new HttpError('status', '', 404)

function cut(locale: string, reason: string): string {
  return `of the articles in \`${locale}\`, ${reason}`
}

/** The parts of the centre that are wanted; one that is `undefined` is all of it. */
function scopesOf(
  {categories = [], sections = []}: ZendeskSource,
  {sectionsBelow}: Centre
): Array<Scope | undefined> {
  if (categories.length === 0 && sections.length === 0) return [undefined]
  const known = sectionsBelow(sections)
  const all = [...new Set([...sections, ...known])]
  return [
    ...categories.map((id): Scope => ({kind: 'categories', id})),
    ...all.map((id): Scope => ({kind: 'sections', id}))
  ]
}
