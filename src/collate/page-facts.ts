/** What is known of a page when it looks for its other versions: little, as there may be many. */

import type {Article} from '../model/article.ts'
import type {Counterpart} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'
import {blocksOf, links} from './blocks.ts'
import {proceduresOf, type Steps} from './procedures.ts'
import {count, stemsOf} from './tokens.ts'

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
  /** How often its words are said, as stems; may be read each time it is asked for. */
  readonly words: ReadonlyMap<string, number>
  /** What it tells readers to do, without the nodes that tell it; likewise. */
  readonly procedures: readonly Steps[]
}

export function pageFacts(
  article: Article,
  page: Pick<PageFacts, 'key' | 'source' | 'counterparts' | 'url'>
): PageFacts {
  const {file, locale, page: key, title, url} = article
  const words = count(blocksOf(article.body).flatMap(({text}) => stemsOf(text.slice(0, 5000))))
  // A title says what a page is about: as much as two sentences.
  for (const word of stemsOf(title)) words.set(word, (words.get(word) ?? 0) + 2)
  return {
    ...page,
    article: {file, locale, title, ...(key && {page: key}), ...(url !== undefined && {url})},
    links: links(article.body).map(({url}) => url),
    words,
    procedures: proceduresOf(article).map(withoutNodes)
  }
}

function withoutNodes({procedure, steps}: Steps): Steps {
  const bare = {title: procedure.title, steps: [], node: {type: procedure.node.type}}
  return {
    procedure: bare,
    steps: steps.map((each) => ({...each, procedure: bare, step: {...each.step, nodes: []}}))
  }
}
