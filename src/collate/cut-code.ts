/** Code that one version shows in one piece and the other in several: a command, and apart from it what it answers. */

import type {Bead, Block} from '../model/collation.ts'
import type {Context} from './context.ts'

const most = 20

/**
 * Look for the pieces that answer the code of a bead: the lines of all of them are those of the one that the other side
 * has, in their order.
 */
export function cutCode(
  context: Context,
  linesOf: (text: string) => readonly string[]
): (bead: Bead<Block>) => readonly Block[] {
  const places = new Map(
    [context.left, context.right].flatMap(({blocks}) =>
      blocks.map((block, index) => [block, index] as const)
    )
  )
  return (bead) => pieces(bead, 'left', 'right') ?? pieces(bead, 'right', 'left') ?? []

  function pieces(
    bead: Bead<Block>,
    one: 'left' | 'right',
    many: 'left' | 'right'
  ): readonly Block[] | undefined {
    const [whole, ...others] = bead[one]
    const first = bead[many][0]
    if (!whole || !first || others.length > 0) return

    const {blocks} = context[many]
    const at = places.get(first) ?? 0
    const isFree = (block: Block) => {
      const own = context.beadOf.get(block)
      return own === bead || own?.[one].length === 0
    }
    const before = nearby(blocks, at, -1, isFree).toReversed()
    const run = [...before, first, ...nearby(blocks, at, 1, isFree)]
    const found = runOf(run, before.length, linesOf(whole.text), linesOf)
    return found.length > 1 ? found : undefined
  }
}

/** The code beside a block that answers nothing else, under the same heading. */
function nearby(
  blocks: readonly Block[],
  from: number,
  step: 1 | -1,
  isFree: (block: Block) => boolean
): Block[] {
  const found: Block[] = []
  // Few words stand between a command and its answer.
  for (let at = from + step, gap = 0; found.length < most && gap < 3; at += step) {
    const block = blocks[at]
    if (!block || block.kind === 'heading') break
    if (block.kind !== 'code') gap++
    else if (!isFree(block)) break
    else {
      found.push(block)
      gap = 0
    }
  }
  return found
}

/** The part of `run` around its block at `anchor` that holds exactly `lines`. */
function runOf(
  run: readonly Block[],
  anchor: number,
  lines: readonly string[],
  linesOf: (text: string) => readonly string[]
): readonly Block[] {
  const texts = run.map(({text}) => linesOf(text))
  let before = 0
  for (let start = anchor; start >= 0 && before <= lines.length; start--) {
    let end = start
    let at = 0
    while (end < run.length && holds(lines, at, texts[end] ?? [])) at += texts[end++]?.length ?? 0
    if (at === lines.length && end > anchor) return run.slice(start, end)
    before += texts[start - 1]?.length ?? 0
  }
  return []
}

function holds(lines: readonly string[], at: number, part: readonly string[]): boolean {
  return part.length > 0 && part.every((line, index) => line === lines[at + index])
}
