/** The headings above each block, without the numbers of steps. */

import {type Block, stepSign} from './block.ts'

type Ranked = Pick<Block, 'depth' | 'text'>

export function pathsOf(blocks: readonly Ranked[]): string[][] {
  const open: Ranked[] = []
  return blocks.map(function (block) {
    if (block.depth > 0) while ((open.at(-1)?.depth ?? 0) >= block.depth) open.pop()
    const path = open.map(({text}) => text.replace(stepSign, ''))
    if (block.depth > 0) open.push(block)
    return path
  })
}
