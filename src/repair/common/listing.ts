/** What lists that Confluence makes are written with. */

import type {Element, ElementContent} from 'hast'
import type {PageFacts, PageKey} from '../../model/source-page.ts'
import type {RepairContext} from '../define-repair.ts'

export interface Options {
  /** Most entries of one list. */
  entries: number
}

/** What a list is made with. */
export interface Listing {
  place: Element
  /** The page that the macro is on, which may be included in this one. */
  owner: PageKey
  /** What is known of that page. */
  facts: PageFacts
  /** The most entries. */
  most: number
  context: RepairContext<Options>
}

/** A list; `undefined` where it cannot be known what is in it. */
export type Listed = {nodes: ElementContent[]; count: number; more?: boolean} | undefined

const collator = new Intl.Collator('en', {numeric: true})

/** Numbers in titles count as numbers. */
export function byTitle(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
}
