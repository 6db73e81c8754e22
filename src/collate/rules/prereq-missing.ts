/** Something that readers need before they begin, in one version only. */

import type {Block} from '../../model/collation.ts'
import {type CollateRule, predecessor, quote, type Side} from '../context.ts'
import {sectionKind} from '../section-kind.ts'

export const prereqMissing: CollateRule = {
  id: 'prereq/missing',
  run(context) {
    const procedural = {left: withSteps(context.left), right: withSteps(context.right)}
    for (const bead of context.beads) {
      if (bead.left.length > 0 && bead.right.length > 0) continue
      for (const side of ['left', 'right'] as const)
        for (const block of bead[side]) {
          if (
            context.claimed.has(block) ||
            !isPrereq(block) ||
            procedural[side].has(block.path.join('\n'))
          )
            continue
          context.claimed.add(block)
          const published = side === 'right'
          const before = published ? predecessor(context, block) : undefined
          context.find(
            'prereq/missing',
            {
              text: quote(block.text),
              in: published ? context.left.name : context.right.name,
              published
            },
            {
              left: published ? (before?.node ?? context.left.blocks[0]?.node) : block.node,
              right: published ? block.node : undefined,
              path: block.path,
              ...(!published && {severity: 'info' as const}),
              take: published
                ? {out: [], in: [block.node], ...(before && {after: before.node})}
                : {out: [block.node], in: []}
            }
          )
        }
    }
  }
}

/** Headings that stand above steps: there, “Prerequisites” are a procedure. */
function withSteps({stepOf}: Side): Set<string> {
  const blocks = [...stepOf.keys()].filter((block) => block.kind !== 'heading')
  return new Set(blocks.map((block) => block.path.join('\n')))
}

function isPrereq(block: Block): boolean {
  const title = block.path.at(-1) ?? ''
  return (block.kind === 'item' || block.kind === 'paragraph') && sectionKind(title) === 'needs'
}
