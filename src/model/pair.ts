/** Which pages are versions of one article, and why. */

import type {PageKey} from './source-page.ts'

/** How two pages came to be one article; all but `likeness` are certain. */
export type PairHow = 'address' | 'banner' | 'config' | 'link' | 'pair' | 'likeness'

export interface Pair {
  a: PageKey
  b: PageKey
  how: PairHow
  /** 0–1; 1 for certain ones. */
  score: number
  /** Distance to the runner-up, 0–1; only for `likeness`. */
  margin?: number
}

/** A page that a banner or link names as the other version. */
export interface Counterpart {
  url: string
  /** Offset in the text where it is named. */
  offset: number
}
