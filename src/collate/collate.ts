/** Two versions of one article, compared: what answers what, and what a person should know of. */

import type {Article} from '../model/article.ts'
import type {Collation} from '../model/collation.ts'
import type {KnownPictures} from '../model/pictures.ts'
import {makeContext} from './context.ts'
import {collateRules} from './rules/index.ts'

/**
 * Compare the leading version `left` with another one; findings speak of the published text.
 * Without `pictures`, pictures are known by their names only.
 */
export function collate(left: Article, right: Article, pictures?: KnownPictures): Collation {
  const context = makeContext(left, right, pictures)
  for (const rule of collateRules) rule.run(context)

  return {
    left,
    right,
    blocks: context.beads,
    steps: context.procedures.flatMap(({beads}) =>
      beads.map((bead) => ({
        left: bead.left.map(({step}) => step),
        right: bead.right.map(({step}) => step),
        likeness: bead.likeness,
        moved: bead.moved
      }))
    ),
    findings: context.findings,
    takes: context.takes
  }
}
