/** Reads the pages of a listing, several at a time: one that fails costs no other, a site that is gone ends it. */

import type {FindingDraft} from '../../model/finding.ts'
import type {PageKey, SourcePage} from '../../model/source-page.ts'
import {HttpError} from '../http/index.ts'
import type {Closed, SourceRead} from '../read.ts'
import {inOrder} from './in-order.ts'
import type {Patience} from './patience.ts'
import {type Asked, hintOf, partial, readersUnknown} from './said.ts'

/** What became of one page of a listing. */
export interface PageRead {
  page?: SourcePage
  problem?: FindingDraft
  closed?: Closed
  /** It is new or changed, and waits for another run. */
  waiting?: PageKey
  /** Nobody could tell whether all may read it: it is left as it was, or out. */
  isUnsure?: boolean
}

export interface Reading<Item> {
  asked: Asked
  patience: Patience
  /** Pages that are on their way at a time. */
  width: number
  /** @throws HttpError */
  read(item: Item): Promise<PageRead>
  /** Address that findings about it show. */
  urlOf(item: Item): string
  progress?: ((done: number, total: number) => void) | undefined
}

export interface Reader<Item> {
  /** Read `items`, a part of the listing, in their order. */
  read(items: readonly Item[]): AsyncGenerator<SourceRead>
  /** What there is to say in the end. */
  findings(): FindingDraft[]
  /** Whether every page so far came or was left out on purpose. */
  isWhole(): boolean
  /** Whether the site is left in peace now. */
  isOver(): boolean
}

export function makeReader<Item>(reading: Reading<Item>): Reader<Item> {
  const {asked, patience, width, progress} = reading
  let [done, total, missed, unsure] = [0, 0, 0, 0]
  let over: HttpError | undefined
  let isWhole = true

  return {
    async *read(items) {
      total += items.length
      for await (const {page, problem, closed, isUnsure, waiting} of inOrder(
        items,
        width,
        readOne
      )) {
        done++
        if (isUnsure) unsure++
        if (problem) yield {problem, ...(closed && {closed})}
        if (page) yield {page}
        if (waiting) yield {waiting}
        progress?.(done, total)
      }
    },
    findings() {
      const findings: FindingDraft[] = []
      if (over)
        findings.push(
          partial(
            asked,
            `${over.message}; ${missed} of ${total} pages are left as they were. ${hintOf(over, asked)}`
          )
        )
      if (unsure > 0) findings.push(readersUnknown(asked, unsure))
      return findings
    },
    isWhole: () => isWhole,
    isOver: () => over !== undefined
  }

  async function readOne(item: Item): Promise<PageRead> {
    try {
      if (!over) {
        const read = await reading.read(item)
        patience.came()
        return read
      }
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      if (!(await patience.isSpent(error))) {
        isWhole = false
        missed++
        const at = {file: reading.urlOf(item), line: 1, column: 1}
        const args = {reason: `${error.message}. ${hintOf(error, asked)}`}
        return {problem: {rule: 'source/unreadable', args, at}}
      }
      over ??= error
    }
    isWhole = false
    missed++
    return {}
  }
}
