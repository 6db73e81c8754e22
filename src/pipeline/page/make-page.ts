/** What a page is made, in the form in which it is kept: by whatever thread. */

import {type PageFacts, pageFacts} from '../../collate/index.ts'
import type {Config} from '../../model/config.ts'
import {type PageMeta, pageKey, type SourcePage} from '../../model/source-page.ts'
import {pack, unpack} from '../cache.ts'
import type {Answers, Index} from '../known/known.ts'
import {type Prepared, type PreparedPage, preparePage} from './prepare.ts'

/** A page as it lies in the cache: without what the source gives anew. */
export interface KeptPage {
  /** Packed, as a run that changes nothing never looks at them: a `Rest`, and `PageFacts`. */
  rest: Uint8Array
  facts: Uint8Array
  label: PreparedPage['label']
  /** The answers that it was given. */
  answers: Answers
  /** The body with its secrets hidden, where it had any. */
  body?: string
}

export interface MadePage {
  kept: KeptPage
  /** What is said of the page, with its secrets hidden, where it or its body had any. */
  meta?: PageMeta
}

export type Rest = Omit<Prepared, 'page' | 'key'>

export function makePage(page: SourcePage, index: Index, config: Config): MadePage {
  const answers: Answers = new Map()
  const {page: safe, key: _, ...rest} = preparePage(page, index.listening(answers), config)
  const {article, counterparts} = rest
  const {title, locale, section} = article
  const facts = pageFacts(article, {key: pageKey(page), source: page.source, counterparts})
  const kept = {
    rest: pack(rest),
    facts: pack(facts),
    label: {title, locale, section},
    answers
  }
  return safe === page ? {kept} : {kept: {...kept, body: safe.body}, meta: safe.meta}
}

export function restOf({rest}: Pick<KeptPage, 'rest'>): Rest {
  return unpack<Rest>(rest)
}

export function factsOf({facts}: Pick<KeptPage, 'facts'>): PageFacts {
  return unpack<PageFacts>(facts)
}
