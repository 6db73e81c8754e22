/** What is known of a page when it looks for its other versions: little, as there may be many. */

import type {Article} from '../model/article.ts'
import type {Counterpart} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'
import {isUntitled} from '../model/untitled.ts'
import {blocksOf, links} from './blocks.ts'
import {proceduresOf, type Steps} from './procedures.ts'
import {count, stemsOf} from './tokens.ts'
import type {Act} from './verbs.ts'

export interface PageFacts {
  key: PageKey
  source: string
  /** Pages that a banner names as the other version. */
  counterparts: readonly Counterpart[]
  /** Where readers found the page so far, if not the article's own address. */
  url?: string
  article: Pick<Article, 'file' | 'locale' | 'page' | 'title' | 'url'>
  /** Addresses that it links to. */
  links: readonly string[]
  /** Stems of its title; none where it has none. */
  stems: readonly string[]
  /** How often its words are said, as stems. */
  words: ReadonlyMap<string, number>
  /** What it tells readers to do. */
  procedures: readonly Doing[]
}

/** The actions of a procedure, in order. */
export interface Doing {
  steps: number
  actions: ReadonlyArray<{act: Act; object: readonly string[]}>
}

export function pageFacts(
  article: Article,
  page: Pick<PageFacts, 'key' | 'source' | 'counterparts' | 'url'>
): PageFacts {
  const {file, locale, page: key, title, url} = article
  const words = count(blocksOf(article.body).flatMap(({text}) => stemsOf(text.slice(0, 5000))))
  const stems = isUntitled(title) ? [] : stemsOf(title)
  // A title says what a page is about: as much as two sentences.
  for (const word of stems) words.set(word, (words.get(word) ?? 0) + 2)
  return {
    ...page,
    article: {file, locale, title, ...(key && {page: key}), ...(url !== undefined && {url})},
    links: links(article.body).map(({url}) => url),
    stems: [...new Set(stems)],
    words,
    procedures: proceduresOf(article).map(doingOf)
  }
}

function doingOf({steps}: Steps): Doing {
  const actions = steps.flatMap((step) => step.actions)
  return {
    steps: steps.length,
    actions: actions.map(({act, object}) => ({act, object: [...object].sort()}))
  }
}
