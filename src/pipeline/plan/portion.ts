/** How many new or changed pages a run brings in, where it is a portion of them. */

import type {PageKey} from '../../model/source-page.ts'

export interface Portion {
  isFull(): boolean
  /** `key` is one of its pages. */
  add(key: PageKey): void
  has(key: PageKey): boolean
  /** Pages that are new or changed, and wait for another run. */
  waiting: Set<PageKey>
}

export function portionOf(limit: number): Portion {
  const pages = new Set<PageKey>()
  return {
    isFull: () => pages.size >= limit,
    add: (key) => void pages.add(key),
    has: (key) => pages.has(key),
    waiting: new Set()
  }
}
