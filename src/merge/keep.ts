/** Conflicts from one import to the next: each stays until someone settles it, whatever the sources do meanwhile. */

import {alone, stepSign} from './block.ts'
import type {Conflict} from './conflict.ts'
import {countSame, findLike, findSame} from './find-block.ts'
import type {Merged} from './merge.ts'
import type {BlockConflict} from './merge-body.ts'
import {parted} from './part.ts'
import {type Reader, readerOf} from './read-blocks.ts'

/** A conflict that is not settled, and where it is in the article's file. */
export interface OpenConflict {
  conflict: Conflict
  /** 1-based. */
  line: number
}

/**
 * The conflicts of a merge, with those of earlier ones (`kept`) that are still to be settled. `by`: the sources say what
 * they said.
 */
export function openConflicts(
  kept: readonly Conflict[],
  merged: Merged,
  by?: Conflict['by']
): OpenConflict[] {
  const article = parted(merged.text)
  const readers = [readerOf(true), readerOf(false)]
  const fresh = merged.conflicts.map((conflict): Conflict => (by ? {...conflict, by} : conflict))
  const carried = kept.flatMap(function (conflict) {
    const again = fresh.findIndex((each) => isSame(conflict, each))
    const next = again === -1 ? undefined : fresh.splice(again, 1)[0]
    // Nothing of theirs was taken, so that it comes up anew each time, or is over.
    if (conflict.kind === 'whole' && !next) return []
    const now = next ? joined(conflict, next) : conflict
    return now.base === now.theirs && now.kind !== 'front' ? [] : [now]
  })
  const open = [
    ...carried.flatMap((conflict) =>
      stillOpen(conflict, article, parted(merged.base).body, readers)
    ),
    ...fresh.map((conflict) => ({conflict, line: lineOf(conflict, article, readers)}))
  ]
  return open.sort((a, b) => a.line - b.line)
}

/** Changed twice: the block is still what it was before the first change. What a source did is never Collate’s alone. */
function joined({by, ...conflict}: Conflict, {by: nextBy, ...next}: Conflict): Conflict {
  const all = {...conflict, ...next, base: conflict.base} as Conflict
  return by && nextBy ? {...all, by} : all
}

/** Whether `next` is `conflict` after the sources changed the same block, or key, once more. */
function isSame(conflict: Conflict, next: Conflict): boolean {
  if (conflict.kind === 'front') return next.kind === 'front' && conflict.key === next.key
  if (conflict.kind === 'whole' || next.kind === 'whole') return conflict.kind === next.kind
  if (next.kind === 'front') return false
  const isBlock = conflict.theirs !== '' && conflict.theirs === next.base
  return isBlock || (conflict.ours !== '' && conflict.ours === next.ours)
}

interface Article {
  front: string
  body: string
}

function stillOpen(
  conflict: Conflict,
  article: Article,
  base: string,
  readers: readonly Reader[]
): OpenConflict[] {
  const line = lineOf(conflict, article, readers)
  if (conflict.kind === 'whole') return [{conflict, line}]
  if (conflict.kind === 'front') {
    const {ours, theirs} = conflict
    const isSettled = theirs === '' ? !article.front.includes(ours) : article.front.includes(theirs)
    return isSettled ? [] : [{conflict, line}]
  }
  const {ours, theirs, under, kind} = conflict
  for (const read of readers) {
    const table = read(article.body)
    const at = ours === '' ? undefined : findLike(table, ours, under)
    const block = at === undefined ? undefined : table.blocks[at]
    if (!block) continue
    const now = alone(block)
    const isMine = findSame(table, ours, under) !== undefined
    // What was merged is settled by whoever edits it.
    if (kind === 'merged') return isMine ? [{conflict, line}] : []
    if (!isMine && theirs !== '' && findSame(table, theirs, under) !== undefined) return []
    return [{conflict: {...conflict, ours: now}, line}]
  }
  if (kind === 'merged' || kind === 'deleted-there') return []
  const [table, before] = [article.body, base].map((text) => readers[0]?.(text))
  const isBack =
    table && before && countSame(table, theirs) >= Math.max(1, countSame(before, theirs))
  return isBack ? [] : [{conflict, line}]
}

function lineOf(conflict: Conflict, {front, body}: Article, readers: readonly Reader[]): number {
  if (conflict.kind === 'whole') return 1
  if (conflict.kind === 'front') {
    const at = conflict.ours === '' ? 0 : front.indexOf(conflict.ours)
    return front.slice(0, Math.max(0, at)).split('\n').length
  }
  const first = front.split('\n').length
  for (const read of readers) {
    const table = read(body)
    const at = blockFor(conflict, table)
    const block = at === undefined ? undefined : table.blocks[at]
    if (block) return first + block.line
  }
  return 1
}

/** The block itself, or the heading above the place where it was. */
function blockFor({ours, under}: BlockConflict, table: ReturnType<Reader>): number | undefined {
  if (ours !== '') return findLike(table, ours, under)
  const above = under.at(-1)
  const at = table.blocks.findIndex(
    ({depth, text}) => depth > 0 && text.replace(stepSign, '') === above
  )
  return at === -1 ? undefined : at
}
