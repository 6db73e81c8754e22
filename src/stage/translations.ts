/** Which articles are the same in other languages. */

import type {SiteArticle} from '../model/site-data.ts'

/**
 * Fill in `translations` of `articles`. Two are the same where one's id is the other's and its language (`360012-de`,
 * as help centres are imported), or where their files have the same name in the same section.
 */
export function joinTranslations(articles: readonly SiteArticle[]): void {
  const ids = new Set(articles.map(({id}) => id))
  const groups = new Map<string, SiteArticle[]>()
  for (const article of articles) {
    const tag = `-${article.locale.toLowerCase()}`
    const base = article.id.toLowerCase().endsWith(tag) ? article.id.slice(0, -tag.length) : ''
    const keys = [`id ${ids.has(base) ? base : article.id}`, `file ${fileOf(article)}`]
    const group = keys.flatMap((key) => groups.get(key) ?? [])
    const joined = [...new Set([...group, article])]
    // All that have met a member find the whole group.
    for (const each of joined)
      for (const key of [`id ${each.id}`, `file ${fileOf(each)}`]) groups.set(key, joined)
    for (const key of keys) groups.set(key, joined)
  }

  for (const group of new Set(groups.values())) {
    const byLocale = new Map(group.map((each) => [each.locale, each]))
    if (byLocale.size < 2) continue
    const all = [...byLocale.values()].map(({locale, path}) => ({locale, path}))
    for (const each of byLocale.values())
      each.translations = all.filter(({locale}) => locale !== each.locale)
  }
}

/** Section and name of its file, without the language. */
function fileOf({entry, locale}: SiteArticle): string {
  return entry.slice(locale.length + 1)
}
