/** A field that only one version gives: a row of a table of fields, or a line “Name: value”. */

import {behind, type CollateRule, type Context, predecessor, quote, type Side} from '../context.ts'
import {fieldsOf} from '../fields.ts'
import {gridsOf, hasFields, type Row} from '../grids.ts'
import {type GridMatch, matchGrids} from '../match-grids.ts'
import {tellRow} from '../tell-row.ts'
import {count, fold, wordsOf} from '../tokens.ts'

export const fieldMissing: CollateRule = {
  id: 'field/missing',
  run(context) {
    const known = {left: countFields(context.left), right: countFields(context.right)}
    for (const match of matchGrids(context)) {
      if (!hasFields(match.left) || !hasFields(match.right)) continue
      for (const side of ['left', 'right'] as const)
        for (const row of match.only[side])
          if (
            !context.claimed.has(row.block) &&
            !isElsewhere(context, match, side, row) &&
            !isSaid(context, side, row) &&
            isLess(known, side, row)
          )
            report(context, match, side, row)
    }
  }
}

type Known = Record<'left' | 'right', ReadonlyMap<string, number>>

/** How often each field is given each value, wherever that stands. */
function countFields(side: Side): Map<string, number> {
  return count(gridsOf(side).flatMap(({rows}) => rows.map(fieldOf)))
}

const fieldOf = ({key, cells}: Row) => fold([key, ...cells].join('\n'))

/** The other version does not say so as often. */
function isLess(known: Known, side: 'left' | 'right', row: Row): boolean {
  const other = side === 'left' ? 'right' : 'left'
  const field = fieldOf(row)
  return (known[other].get(field) ?? 0) < (known[side].get(field) ?? 0)
}

/** It answers a block that is no row of the other grid: it was changed, and that is another rule's to tell. */
function isElsewhere(
  context: Context,
  {rows}: GridMatch,
  side: 'left' | 'right',
  {block}: Row
): boolean {
  const other = side === 'left' ? 'right' : 'left'
  const answers = context.beadOf.get(block)?.[other] ?? []
  return (
    answers.length > 0 && !answers.some((each) => rows.some((pair) => pair[other].block === each))
  )
}

/** What answers it says it amid other words, as of a paragraph that is cut in two. */
function isSaid(context: Context, side: 'left' | 'right', {block, name, cells}: Row): boolean {
  const answers = context.beadOf.get(block)?.[side === 'left' ? 'right' : 'left'] ?? []
  const own = wordsOf([name, ...cells].join(' ')).join(' ')
  return answers.some(({text}) => ` ${wordsOf(text).join(' ')} `.includes(` ${own} `))
}

function report(context: Context, match: GridMatch, side: 'left' | 'right', row: Row): void {
  const other = side === 'left' ? 'right' : 'left'
  const {block, name, cells} = row
  const published = other === 'left'
  const bead = context.beadOf.get(block)
  const whole = fieldsOf(block).length <= 1
  const near = nearest(match, side, row)
  const before = published ? (near?.block ?? predecessor(context, block)) : undefined
  const fits =
    near !== undefined && near.cells.length === cells.length && match.left.form === match.right.form
  tellRow(context, row)

  context.find(
    'field/missing',
    {
      field: quote(name),
      value: quote(cells.join(' ')),
      in: context[other].name,
      published
    },
    {
      left: published ? (before?.node ?? match.left.node) : block.node,
      right: published ? block.node : (bead?.right[0]?.node ?? match.right.node),
      path: block.path,
      ...(!published && {severity: 'info' as const}),
      ...(whole &&
        (published
          ? fits && {
              take: {out: [], in: [block.node], ...behind(context, block), after: near.block.node}
            }
          : {take: {out: [block.node], in: []}}))
    }
  )
}

/** The row of the other grid that answers the nearest one above. */
function nearest({rows, ...grids}: GridMatch, side: 'left' | 'right', row: Row): Row | undefined {
  const other = side === 'left' ? 'right' : 'left'
  const own = grids[side].rows
  for (let at = own.indexOf(row) - 1; at >= 0; at--) {
    const pair = rows.find((each) => each[side] === own[at])
    if (pair) return pair[other]
  }
  return grids[other].head
}
