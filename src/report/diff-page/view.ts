/** What the page of two versions is made of, and what its parts share. */

import type {Article} from '../../model/article.ts'
import type {Finding} from '../../model/finding.ts'
import type {SideBySide} from '../../model/side-by-side.ts'
import {escapeHtml as e} from '../page/escape.ts'

export interface DiffPageView extends SideBySide {
  left: Article
  right: Article
  /** The left leads the article that the right is another version of; only then can findings be decided. */
  areVersions: boolean
  /** How many versions there are. */
  versions: number
  findings: readonly Finding[]
  /** Findings that a decision settles. */
  settled: readonly Finding[]
  /** Where a finding is told; absent: on the same page. */
  findingAt?: (finding: Finding) => string
  /** Where a picture of a version can be seen; absent: pictures are told by name. */
  pictureAt?: (side: 'left' | 'right', address: string) => string | undefined
}

/** How the two are called on the page: as nouns, and in sentences. */
export interface Names {
  left: string
  right: string
}

export function namesOf({areVersions}: Pick<DiffPageView, 'areVersions'>): Names {
  return areVersions
    ? {left: 'lead', right: 'other version'}
    : {left: 'first text', right: 'second text'}
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** Attributes of an element that holds words of `article`. */
export function wordsOf({locale}: Article): string {
  return `lang="${e(locale)}" dir="auto"`
}

export function rowId(index: number): string {
  return `row-${index + 1}`
}

export function findingId({id}: Finding): string {
  return `finding-${id}`
}
