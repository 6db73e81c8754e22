/** Two versions side by side, as rows that a terminal or a page can print. */

import type {ProcedureStep} from '../model/article.ts'
import type {Bead, Block, Collation} from '../model/collation.ts'
import type {ShownPicture} from '../model/side-by-side.ts'
import {images} from './blocks.ts'
import {textOfBlocks} from './context.ts'
import {fileName} from './features.ts'
import {type Segment, whole, wordDiff} from './word-diff.ts'

export type {Segment} from './word-diff.ts'

export interface Row {
  kind: 'same' | 'changed' | 'left' | 'right' | 'moved'
  /** 1-based line of its first block; absent where that side has none. */
  leftLine?: number
  rightLine?: number
  /** Texts of the headings above it. */
  path: readonly string[]
  /** The row in reading order. */
  segments: readonly Segment[]
  /** Of a row without words, the description of each picture, or the name of its file. */
  pictures?: readonly string[]
}

/** Every block of both versions once, in the order of the lead. */
export function diffRows(collation: Collation): Row[] {
  return collation.blocks.map(function (bead) {
    const [from, to] = [textOfBlocks(bead.left), textOfBlocks(bead.right)]
    const segments = legible(wordDiff(from, to), from, to)
    const row: Row = {
      kind: kindOf(bead, segments),
      path: (bead.left[0] ?? bead.right[0])?.path ?? [],
      segments
    }
    const left = bead.left[0]?.node.position?.start.line
    const right = bead.right[0]?.node.position?.start.line
    if (left !== undefined) row.leftLine = left
    if (right !== undefined) row.rightLine = right
    const shown = segments.length > 0 ? [] : [...bead.left, ...bead.right].flatMap(picturesOf)
    const pictures = shown.map(({name}) => name)
    if (pictures.length > 0) row.pictures = [...new Set(pictures)]
    return row
  })
}

export function picturesOf({node}: Block): ShownPicture[] {
  return images(node).map(({alt, url}) => ({name: alt?.trim() || fileName(url), address: url}))
}

/** Part of the longer text that must be shared, so that the words of both can be read as one. */
const enough = 0.45
/** The same of the shorter text: the other one only adds to it. */
const most = 0.75

function legible(segments: readonly Segment[], from: string, to: string): readonly Segment[] {
  const shared = segments.reduce(
    (sum, {text, kind}) => sum + (kind === 'same' ? text.length : 0),
    0
  )
  return isLegible(shared, from.length, to.length) ? segments : whole(from, to)
}

/** Whether texts of so many characters share enough of them for single words to be marked. */
export function isLegible(shared: number, from: number, to: number): boolean {
  return shared >= enough * Math.max(from, to) || shared >= most * Math.min(from, to)
}

function kindOf(bead: Bead<unknown>, segments: readonly Segment[]): Row['kind'] {
  if (bead.right.length === 0) return 'left'
  if (bead.left.length === 0) return 'right'
  if (bead.moved) return 'moved'
  return segments.every(({kind}) => kind === 'same') ? 'same' : 'changed'
}

export interface StepRow {
  /** “2, 3 = 2, 3”, “5 → (missing)”, “(missing) ← 5”. */
  line: string
  left: readonly string[]
  right: readonly string[]
  moved: boolean
}

/** Which steps answer which, as lines. */
export function stepRows(collation: Collation): StepRow[] {
  return collation.steps.map(function (bead) {
    return {
      line: lineOf(numbers(bead.left), numbers(bead.right)),
      left: bead.left.map(({title}) => title),
      right: bead.right.map(({title}) => title),
      moved: bead.moved
    }
  })
}

function lineOf(left: string, right: string): string {
  if (right === '') return `${left} → (missing)`
  return left === '' ? `(missing) ← ${right}` : `${left} = ${right}`
}

function numbers(steps: readonly ProcedureStep[]): string {
  return steps.map((step) => step.number).join(', ')
}
