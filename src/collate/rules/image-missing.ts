/** Pictures that only one version has. */

import type {Image} from 'mdast'
import type {Block} from '../../model/collation.ts'
import {images} from '../blocks.ts'
import {behind, type CollateRule, type Context, predecessor, quote} from '../context.ts'
import {fileName} from '../features.ts'

interface Found {
  image: Image
  block: Block
}

export const imageMissing: CollateRule = {
  id: 'image/missing',
  run(context) {
    report(context, 'left')
    report(context, 'right')
  }
}

function report(context: Context, side: 'left' | 'right'): void {
  const other = side === 'left' ? 'right' : 'left'
  const names = new Set(all(context, other).map(({image}) => fileName(image.url)))
  const missing = all(context, side).filter(
    ({image, block}) => !names.has(fileName(image.url)) && !answered(context, side, image, block)
  )
  const [first] = missing
  if (!first) return

  // Where the other version has no picture at all, that is one thing to know, not many.
  const groups = names.size === 0 ? [missing] : missing.map((each) => [each])
  for (const group of groups) one(context, side, group)
  for (const {block} of missing) if (block.kind === 'image') context.claimed.add(block)
}

function all(context: Context, side: 'left' | 'right'): Found[] {
  return context[side].blocks.flatMap((block) =>
    images(block.node).map((image) => ({image, block}))
  )
}

/** A picture at the same place may be the same one under another name. */
function answered(context: Context, side: 'left' | 'right', image: Image, block: Block): boolean {
  const bead = context.beadOf.get(block)
  const others = (side === 'left' ? bead?.right : bead?.left) ?? []
  const own = (side === 'left' ? bead?.left : bead?.right) ?? []
  const mine = own.flatMap((each) => images(each.node))
  return mine.indexOf(image) < others.flatMap((each) => images(each.node)).length
}

function one(context: Context, side: 'left' | 'right', group: readonly Found[]): void {
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
