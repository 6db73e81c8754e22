/** Conflicts from one import to the next: each stays until someone settles it, whatever the sources do meanwhile. */

import {alone, type Block, stepSign, type Table} from './block.ts'
import type {Conflict} from './conflict.ts'
import {countSame, findBlock, findSame} from './find-block.ts'
import {findKey} from './front.ts'
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
    const now = findKey(article.front, conflict)?.text ?? conflict.ours
    return now.trim() === conflict.theirs.trim() ? [] : [{conflict: {...conflict, ours: now}, line}]
  }
  const {ours, theirs, under, kind} = conflict
  const tables = readers.map((read) => read(article.body))
  const found = ours === '' ? undefined : findBlock(tables, ours, under)
  if (found) {
    const {table, block, isSame: isMine} = found
    // What was merged is settled by whoever edits it.
    if (kind === 'merged') return isMine ? [{conflict, line}] : []
    if (!isMine && theirs !== '' && findSame(table, theirs, under) !== undefined) return []
    return [{conflict: {...conflict, ours: alone(block)}, line}]
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
    const {offset = 0} = findKey(front, conflict) ?? {}
    return front.slice(0, offset).split('\n').length
  }
  const block = blockFor(
    conflict,
    readers.map((read) => read(body))
  )
  return block ? front.split('\n').length + block.line : 1
}

/** The block itself, or the heading above the place where it was. */
function blockFor({ours, under}: BlockConflict, tables: readonly Table[]): Block | undefined {
  if (ours !== '') return findBlock(tables, ours, under)?.block
  const above = under.at(-1)
  return tables[0]?.blocks.find(
    ({depth, text}) => depth > 0 && text.replace(stepSign, '') === above
  )
}
