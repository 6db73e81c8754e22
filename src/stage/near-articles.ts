/** Which article a link means that leads to none. */

import {fold} from '../model/fold.ts'
import {suggest} from '../model/suggest.ts'

interface Named {
  id: string
  title: string
  slug: string
}

/** Most articles among which a name that is only like theirs is looked for. */
const most = 2000

type Near = {likely: string; title: string} | undefined

/** Finds, by an id, a title or the path of a file, the article that was likely meant. */
export function nearArticles(articles: readonly Named[]): (url: string) => Near {
  let names: Map<string, Named> | undefined
  const answers = new Map<string, Near>()
  return function (url) {
    names ??= namesOf(articles)
    if (!answers.has(url)) answers.set(url, nearest(url, names))
    return answers.get(url)
  }
}

function nearest(url: string, names: ReadonlyMap<string, Named>): Near {
  const typed = url.replace(/[?#].*$/u, '').replace(/\/+$/u, '')
  const name = spoken(typed.slice(typed.lastIndexOf('/') + 1).replace(/\.mdx?$/iu, ''))
  // An address of another kind says nothing about articles.
  if (name === '' || /^[a-z][a-z\d+.-]*:/iu.test(url)) return undefined
  // One number is like many others, and means none of them.
  const isVague = names.size > most || /^[\d\s]+$/u.test(name)
  const found = names.get(name) ?? names.get((!isVague && suggest(name, names.keys())) || '')
  // It is the one, and just not published.
  if (!found || found.id === url) return undefined
  return {likely: `article:${found.id}`, title: found.title}
}

function namesOf(articles: readonly Named[]): Map<string, Named> {
  const names = new Map<string, Named>()
  for (const article of articles)
    for (const name of [article.id, article.slug, article.title]) {
      const folded = spoken(name)
      if (folded !== '' && !names.has(folded)) names.set(folded, article)
    }
  return names
}

/** Slugs as the titles that they were made of. */
function spoken(name: string): string {
  return fold(name.replace(/[-_]+/gu, ' '))
}
