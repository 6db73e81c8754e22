/** What is known of a page when it looks for its other versions. */

import type {Article} from '../model/article.ts'
import type {Counterpart} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'

export interface PageFacts {
  key: PageKey
  source: string
  article: Article
  /** Pages that a banner names as the other version. */
  counterparts: readonly Counterpart[]
  /** Where readers found the page so far, if not the article's own address. */
  url?: string
}
