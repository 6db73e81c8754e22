/** What becomes of each block: taken, left, merged, or a conflict. */

import {alone, type Block} from './block.ts'
import {mergeText} from './merge-text.ts'
import {keyOf} from './read-blocks.ts'
import type {Slot} from './slots.ts'

export type ConflictKind =
  /** Both changed it, and the changes meet: ours stays. */
  | 'edited'
  /** Both added nearly the same: ours stays. */
  | 'added'
  /** A writer took it away, the sources changed it: it stays away. */
  | 'deleted-here'
  /** The sources took it away, a writer changed it: it stays. */
  | 'deleted-there'
  /** Both changed it, and both changes are in. */
  | 'merged'

/** What a block says in the result. */
export interface Content extends Pick<Block, 'depth' | 'indent' | 'kind' | 'step' | 'text'> {
  /** Where its lines can be copied from, if nothing around them has changed. */
  from?: Block
}

export interface Verdict {
  /** Absent where the block is not in the result. */
  content?: Content
  conflict?: {kind: ConflictKind; base: string; ours: string; theirs: string}
}

export function decide(slot: Slot): Verdict {
  const {base, ours, theirs} = slot
  if (ours && theirs) return base ? both(base, ours, theirs) : added(ours, theirs)
  if (ours) return !base || isTouched(base, ours) ? kept(ours, base) : {}
  if (!theirs) return {}
  if (!base) return {content: contentOf(theirs)}
  return isTouched(base, theirs) ? {conflict: versions('deleted-here', slot)} : {}
}

function kept(ours: Block, base?: Block): Verdict {
  const content = contentOf(ours)
  return base ? {content, conflict: versions('deleted-there', {base, ours})} : {content}
}

function added(ours: Block, theirs: Block): Verdict {
  const content = contentOf(ours)
  if (ours.key === theirs.key) return {content}
  return {content, conflict: versions('added', {ours, theirs})}
}

function both(base: Block, ours: Block, theirs: Block): Verdict {
  const kept = {
    kind: pick(base.kind, ours.kind, theirs.kind),
    depth: pick(base.depth, ours.depth, theirs.depth)
  }
  const winner = wholeOf(base, ours, theirs)
  if (winner) return {content: shaped(winner, kept)}

  const text = ours.kind === theirs.kind ? mergeText(base, ours, theirs) : undefined
  if (text === undefined)
    return {
      content: shaped(ours, kept),
      conflict: versions('edited', {base, ours, theirs})
    }
  const content = {...contentOf(ours), ...kept, text}
  if (text === ours.text) return {content: shaped(ours, kept)}
  delete content.from
  const merged = alone({...ours, ...kept, text})
  return {content, conflict: {...versions('merged', {base, ours, theirs}), ours: merged}}
}

/** The side whose text is taken as it is; `undefined` where both changed it. */
function wholeOf(base: Block, ours: Block, theirs: Block): Block | undefined {
  if (ours.text === base.text && ours.kind === base.kind) return theirs
  if (theirs.text === base.text && theirs.kind === base.kind) return ours
  const [was, mine, others] = [base, ours, theirs].map(words)
  if (mine === others || others === was) return ours
  return mine === was ? theirs : undefined
}

function words({kind, text}: Block): string {
  return keyOf({kind: kind === 'heading' ? 'paragraph' : kind, text})
}

function pick<Value>(base: Value, ours: Value, theirs: Value): Value {
  return ours === base ? theirs : ours
}

/** `block` as it is. */
export function contentOf(block: Block): Content {
  const {depth, indent, kind, step, text} = block
  return {depth, indent, kind, text, from: block, ...(step !== undefined && {step})}
}

/** `block` as what it became: a heading of another rank, or a paragraph. */
function shaped(block: Block, {kind, depth}: Pick<Block, 'kind' | 'depth'>): Content {
  const content = contentOf(block)
  const isText = block.kind === 'heading' || block.kind === 'paragraph'
  if (!isText || (block.kind === kind && block.depth === depth)) return content
  const rank = kind === 'heading' ? depth || block.depth : 0
  const {from: _, ...rest} = content
  return rank === block.depth
    ? content
    : {...rest, kind: rank > 0 ? 'heading' : 'paragraph', depth: rank}
}

/** More than the place of `after` is another than that of `before`. */
function isTouched(before: Block, after: Block): boolean {
  return before.key !== after.key || before.depth !== after.depth
}

function versions(
  kind: ConflictKind,
  {base, ours, theirs}: Slot
): NonNullable<Verdict['conflict']> {
  const text = (block?: Block) => (block ? alone(block) : '')
  return {kind, base: text(base), ours: text(ours), theirs: text(theirs)}
}
