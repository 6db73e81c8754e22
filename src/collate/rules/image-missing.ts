/** Pictures that only one version has. */

import {behind, type CollateRule, type Context, predecessor, quote} from '../context.ts'
import {fileName} from '../features.ts'
import {matchPictures, type Picture} from '../match-pictures.ts'

export const imageMissing: CollateRule = {
  id: 'image/missing',
  run(context) {
    const {pairs, only} = matchPictures(context)
    // One that stands elsewhere is no block that is missing.
    for (const {left, right} of pairs)
      for (const {block} of [left, right]) if (block.kind === 'image') context.claimed.add(block)
    for (const side of ['left', 'right'] as const) {
      const other = side === 'left' ? 'right' : 'left'
      // Where the other version has no picture at all, that is one thing to know, not many.
      const none = pairs.length === 0 && only[other].length === 0
      const groups = none ? [only[side]] : only[side].map((each) => [each])
      for (const group of groups) one(context, side, group)
      for (const {block} of only[side]) if (block.kind === 'image') context.claimed.add(block)
    }
  }
}

function one(context: Context, side: 'left' | 'right', group: readonly Picture[]): void {
  const [first] = group
  if (!first) return
  const other = side === 'left' ? 'right' : 'left'
  const published = other === 'left'
  const before = published ? predecessor(context, first.block) : undefined
  const single = group.length === 1 && first.block.kind === 'image'

  context.find(
    'image/missing',
    {
      image: quote(first.image.alt || fileName(first.image.url)),
      count: group.length,
      in: context[other].name,
      published
    },
    {
      left: published ? (before?.node ?? context.left.blocks[0]?.node) : first.image,
      right: published ? first.image : undefined,
      path: first.block.path,
      ...(!published && {severity: 'info' as const}),
      ...(single && {
        take: published
          ? {out: [], in: [first.block.node], ...behind(context, first.block)}
          : {out: [first.block.node], in: []}
      })
    }
  )
}
