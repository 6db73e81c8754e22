/**
 * The merge of what a writer has with what the sources now give, block by block; the writer wins.
 *
 * What comes out is held to the laws of the merge before anyone gets it: merged again it stays as it is, no
 * word that a side added is missing, no block is there twice, and it is read as what it was written from.
 * Where that cannot be had with lists and tags parted, it is tried with whole ones; else the writer's text
 * stays as a whole.
 */

import type {Conflict} from './conflict.ts'
import {mergeFront} from './front.ts'
import {isComplete} from './laws.ts'
import {type BlockConflict, type MergedBody, mergeBody} from './merge-body.ts'
import {type Parted, parted} from './part.ts'
import {readerOf} from './read-blocks.ts'

export interface Merged {
  /** What the article's file shall hold. */
  text: string
  /** What the next merge starts from. */
  base: string
  /** What someone has to look at. */
  conflicts: readonly Conflict[]
}

/** Merge the text generated last (`base`), the writer's (`ours`) and the one generated now (`theirs`). */
export function merge(base: string, ours: string, theirs: string): Merged {
  if (ours === base || ours === theirs) return {text: theirs, base: theirs, conflicts: []}
  if (theirs === base) return {text: ours, base, conflicts: []}

  const a = parted(ours)
  const [o, b] = [base, theirs].map((text) => parted(text.replace(/\r\n?/g, '\n'))) as [
    Parted,
    Parted
  ]
  const front = mergeFront(o.front, a.front, b.front)
  const body = wholeBody(o.body, a.body, b.body) ?? provenBody(o.body, a.body, b.body)
  if (!body || (o.body.trim() === '' && a.body.trim() !== ''))
    return {text: ours, base, conflicts: [{kind: 'whole', base, ours, theirs}]}
  const conflicts = [
    ...front.conflicts.map((conflict) => ({kind: 'front' as const, ...conflict})),
    ...body.conflicts
  ]
  const text = front.text + body.text
  // A file of which nothing changes keeps its bytes, whatever its ends of lines.
  return {text: text === a.front + a.body ? ours : a.restore(text), base: theirs, conflicts}
}

function wholeBody(base: string, ours: string, theirs: string): MergedBody | undefined {
  if (ours === base || ours === theirs) return {text: theirs, conflicts: []}
  return theirs === base ? {text: ours, conflicts: []} : undefined
}

/** Whether the change is in the text already, in a block that has gone so far from what it was that it is not known again. */
function isIn({base, theirs}: BlockConflict, merged: readonly BlockConflict[]): boolean {
  return merged.some((each) => each.base === base && each.theirs === theirs)
}

/** How often a result may change while it is merged again. */
const mostRounds = 4

/** A merged body that holds the laws: what merging it again gives is itself. */
function provenBody(base: string, ours: string, theirs: string): MergedBody | undefined {
  const readers = [readerOf(true), readerOf(false)]
  const merged: BlockConflict[] = []
  let text = ours
  for (let round = 0; round < mostRounds; round++) {
    const next = step(text)
    if (!next) return
    if (next.text === text) {
      const conflicts = [...next.conflicts.filter((each) => !isIn(each, merged)), ...merged]
      const isWhole = readers.some((read) =>
        isComplete(base, ours, theirs, {text, conflicts}, read)
      )
      return isWhole ? {text, conflicts} : undefined
    }
    for (const conflict of next.conflicts) if (conflict.kind === 'merged') merged.push(conflict)
    text = next.text
  }
  return

  function step(mine: string): MergedBody | undefined {
    const whole = wholeBody(base, mine, theirs)
    if (whole) return whole
    for (const read of readers) {
      const next = mergeBody(base, mine, theirs, read)
      if (next && isComplete(base, mine, theirs, next, read)) return next
    }
    return
  }
}
