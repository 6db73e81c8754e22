/** A link that only one version has. */

import type {Link} from 'mdast'
import type {Block} from '../../model/collation.ts'
import {words} from '../../model/words.ts'
import {links} from '../blocks.ts'
import {behind, type CollateRule, type Context, predecessor, quote} from '../context.ts'
import {targetOf} from '../facts.ts'
import {textOf} from '../text-of.ts'
import {counterparts} from './link-target-changed.ts'

export const linkMissing: CollateRule = {
  id: 'link/missing',
  run(context) {
    const changed = new Set(context.beads.flatMap(counterparts).flat())
    report(context, 'left', changed)
    report(context, 'right', changed)
  }
}

function report(context: Context, side: 'left' | 'right', changed: ReadonlySet<Link>): void {
  const other = side === 'left' ? 'right' : 'left'
  const known = new Set(
    context[other].blocks.flatMap((block) => links(block.node).map((link) => targetOf(link.url)))
  )
  // Pages of two sources have different keys: which is which is not known here.
  const pages = [...known].some((url) => url.startsWith('page:'))
  const seen = new Set<string>()

  for (const block of context[side].blocks) {
    const bead = context.beadOf.get(block)
    const lone = !bead || bead.left.length === 0 || bead.right.length === 0
    for (const link of links(block.node)) {
      if (changed.has(link) || known.has(targetOf(link.url)) || seen.has(link.url)) continue
      if (link.url.startsWith('#') || (pages && link.url.startsWith('page:'))) continue
      if (lone && (context.claimed.has(block) || !isReference(block, link))) continue
      if (lone && isInLoneSection(context, other, block)) continue
      seen.add(link.url)
      if (lone) context.claimed.add(block)
      else context.spend(bead, textOf(link))
      const before = side === 'right' ? predecessor(context, block)?.node : undefined
      context.find(
        'link/missing',
        {
          text: quote(textOf(link)),
          url: quote(link.url),
          in: context[other].name,
          published: other === 'left'
        },
        {
          left:
            side === 'left'
              ? link
              : (bead?.left[0]?.node ?? before ?? context.left.blocks[0]?.node),
          right: side === 'right' ? link : bead?.right[0]?.node,
          path: block.path,
          ...(!lone &&
            side === 'right' &&
            bead.likeness >= 0.5 && {
              take: {
                out: bead.left.map(({node}) => node),
                in: bead.right.map(({node}) => node)
              }
            }),
          ...(lone && {
            take:
              side === 'right'
                ? {out: [], in: [block.node], ...behind(context, block)}
                : {out: [block.node], in: []}
          })
        }
      )
    }
  }
}

/** The whole section is missing, and is told as such. */
function isInLoneSection(context: Context, other: 'left' | 'right', block: Block): boolean {
  const {blocks} = context[other === 'left' ? 'right' : 'left']
  const heading = blocks
    .slice(0, blocks.indexOf(block))
    .findLast((each) => each.kind === 'heading' && block.path.at(-1) === each.text)
  return heading !== undefined && context.beadOf.get(heading)?.[other].length === 0
}

/** “For more information, see …”: a block that is there for its link. */
function isReference(block: Block, link: Link): boolean {
  const all = words(block.text).length
  return block.kind !== 'heading' && (all <= 20 || words(textOf(link)).length * 2 >= all)
}
