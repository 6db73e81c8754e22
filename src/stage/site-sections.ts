/** The sections of the site: what they are called, what lies in them, and in which order. */

import type {Config} from '../model/config.ts'
import type {SiteArticle, SiteSection} from '../model/site-data.ts'
import {sectionPath} from '../model/site-path.ts'
import {articleOrder} from './article-order.ts'
import type {Content} from './read-content.ts'

/** Sections that hold something, parents before what lies in them. */
export function siteSections(
  content: Content,
  config: Config,
  articles: readonly SiteArticle[]
): SiteSection[] {
  const result: SiteSection[] = []
  const byPlace = Map.groupBy(articles, ({locale, section}) => `${locale}\n${section}`)
  const order = new Intl.Collator(config.locale, {numeric: true})
  const inOrder = articleOrder(content, order)

  for (const locale of new Set(articles.map((each) => each.locale))) {
    const wanted = new Set<string>()
    for (const each of articles) {
      if (each.locale !== locale) continue
      // Parents of parents too; a section that is its own ancestor stops at the second meeting.
      for (let id: string | undefined = each.section; id && !wanted.has(id); ) {
        wanted.add(id)
        id = content.sections.get(id)?.parent
      }
    }
    for (const id of wanted) {
      const file = content.sections.get(id)
      const own = file?.translations?.[locale]
      const description = own?.description ?? (own ? undefined : file?.description)
      const list = byPlace.get(`${locale}\n${id}`) ?? []
      const parent = file?.parent
      result.push({
        id,
        title: own?.title ?? file?.title ?? spoken(id),
        ...(description ? {description} : {}),
        locale,
        path: sectionPath(id, locale, config.locale),
        ...(parent && parent !== id && wanted.has(parent) ? {parent} : {}),
        articles: inOrder(list, file?.articles).map((each) => each.id)
      })
    }
  }

  const rank = (section: SiteSection) => content.sections.get(section.id)?.order ?? 1000
  return result.sort((a, b) => rank(a) - rank(b) || order.compare(a.title, b.title))
}

/** `api-tokens` as a title. */
function spoken(id: string): string {
  if (id === 'inbox') return 'More articles'
  const text = id.replace(/[-_]+/gu, ' ').trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}
