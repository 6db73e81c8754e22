/** Carries out what someone answers to a conflict. */

import {type Block, type Container, isItem, type Table} from './block.ts'
import type {Conflict} from './conflict.ts'
import {openedBy} from './containers.ts'
import {contentOf} from './decide.ts'
import {findBlock, findSame} from './find-block.ts'
import {withKey} from './front.ts'
import {merge} from './merge.ts'
import type {BlockConflict} from './merge-body.ts'
import {numberItems, numberSteps} from './numbers.ts'
import {parted} from './part.ts'
import type {Planned} from './planned.ts'
import {readBlocks} from './read-blocks.ts'
import {writeBlocks} from './write-blocks.ts'

export type Settlement = 'both' | 'meant' | 'take'

/**
 * The article's text once `conflict` is settled: `take` puts the sources' block in the place of the writer's,
 * `both` puts it below. `base` is what was generated last. `undefined` where the block is not found any more,
 * or the text would be broken.
 */
export function settled(
  text: string,
  base: string,
  conflict: Conflict,
  answer: Settlement
): string | undefined {
  if (answer === 'meant') return text
  if (conflict.kind === 'whole') return answer === 'take' ? conflict.theirs : undefined
  const article = parted(text)
  if (conflict.kind === 'front') {
    const front = answer === 'take' ? withKey(article.front, conflict) : undefined
    return front === undefined ? undefined : article.restore(front + article.body)
  }
  const body =
    conflict.kind === 'deleted-here'
      ? putBack(article.body, parted(base).body, conflict)
      : changed(article.body, conflict, answer)
  return body === undefined ? undefined : article.restore(article.front + body)
}

/** `body` with what the sources have and the writer took away. */
function putBack(body: string, base: string, {theirs, under}: BlockConflict): string | undefined {
  for (const deep of [true, false]) {
    const table = readBlocks(base, deep)
    const at = findSame(table, theirs, under)
    if (at === undefined) continue
    const without = written(
      table,
      asPlanned(table).filter((_, index) => index !== at)
    )
    const {text, conflicts} = merge(without, body, base)
    return conflicts.some(({kind}) => kind === 'whole') ? undefined : text
  }
  return
}

function changed(
  body: string,
  {ours, theirs, under}: BlockConflict,
  answer: Settlement
): string | undefined {
  const tables = [true, false].map((deep) => readBlocks(body, deep))
  const found = findBlock(tables, ours, under)
  if (!found) return
  const {table, at, block} = found
  const planned = asPlanned(table)
  const old = planned[at] as Planned
  const {from: _, step: _1, ...content} = old
  const taken: Planned = {...content, kind: 'other', text: theirs, depth: 0}
  const added = {...taken, slot: {}, within: besides(block, old.within, table)}
  const put = answer === 'both' ? [old, added] : theirs === '' ? [] : [taken]
  const result = written(table, planned.toSpliced(at, 1, ...put))
  return readBlocks(result, table === tables[0]).oddities > table.oddities ? undefined : result
}

function asPlanned({blocks}: Table): Planned[] {
  return blocks.map((block) => ({
    ...contentOf(block),
    slot: {base: block, ours: block, theirs: block},
    within: block.within.filter(({kind}) => kind !== 'tag')
  }))
}

function written(table: Table, planned: readonly Planned[]): string {
  const sides = {base: table, ours: table, theirs: table}
  const numbered = numberItems(planned, sides, (container) => container)
  return writeBlocks(numberSteps(numbered, sides), sides)
}

/** What a block stands in that comes right after `block`: an item of its own, where that begins one. */
function besides(block: Block, within: readonly Container[], {blocks}: Table): Container[] {
  const opened = openedBy(blocks).get(block)
  return within.map((container) =>
    isItem(container) && opened?.has(container) ? {...container} : container
  )
}
