/** What every parser gives. */

import type {Root} from 'hast'
import type {PageParts} from '../model/page-content.ts'
import type {Said} from '../model/record.ts'

export interface Parsed extends Said {
  /** Tree of at most 200 levels; positions are offsets in the text that was parsed. */
  tree: Root
  /** Title that the text itself gives, in its head or front matter. */
  title?: string
  /** Summary that the front matter gives. */
  description?: string
  /** Passages and properties of the page that other pages may show. */
  parts?: PageParts
}
