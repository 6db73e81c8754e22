/** Numbers of items and of headings that are steps: they follow from the order, where they did before. */

import type {Block, Container, Table} from './block.ts'
import type {Result} from './containers.ts'
import type {Planned} from './planned.ts'
import type {Slot} from './slots.ts'

interface Numbering {
  /** As they stand, first to last. */
  numbers: number[]
  /** Its first number follows the last of the list before it. */
  goesOn: boolean
}

export interface Sides {
  base: Table
  ours: Table
  theirs: Table
}

/** Number the items of ordered lists anew where they counted on. */
export function numberItems(
  planned: readonly Planned[],
  sides: Sides,
  resultOf: Result
): Planned[] {
  const styles = stylesOf(sides, resultOf)
  const counts = new Map<Container, {next: number; step: number}>()
  const renamed = new Map<Container, Container>()
  const lastIn = new Map<Container | undefined, Container>()

  return planned.map(function (block) {
    const within = block.within.map(function (container, level) {
      const list = block.within[level - 1]
      if (container.kind !== 'item' || list?.kind !== 'list') return container
      const known = renamed.get(container)
      if (known) return known
      const result = numbered(container, list, block.within[level - 2])
      renamed.set(container, result)
      return result
    })
    return {...block, within}
  })

  function numbered(item: Container, list: Container, parent: Container | undefined): Container {
    const [whole, digits, sign] = /^(\d{1,9})([.)].*)$/.exec(item.marker ?? '') ?? []
    if (whole === undefined || digits === undefined) return item
    const style = styles.get(list)
    if (!style) return item
    let count = counts.get(list)
    if (!count) {
      const before = lastIn.get(parent)
      const start = style.goesOn && before ? counts.get(before)?.next : undefined
      count = {next: start ?? style.start, step: style.step}
      counts.set(list, count)
    }
    lastIn.set(parent, list)
    const number = String(count.next)
    count.next += count.step
    if (number === digits) return item
    const width = (item.width ?? 0) + number.length - digits.length
    return {...item, marker: `${number}${sign}`, width}
  }
}

interface Style {
  start: number
  /** 1 where items count on, 0 where all bear the same number. */
  step: number
  goesOn: boolean
}

/** How the lists of the result are numbered; those that follow no rule are left out. */
function stylesOf({base, ours, theirs}: Sides, resultOf: Result): Map<Container, Style> {
  const [was, mine, others] = [base, ours, theirs].map((table) => numberingsOf(table))
  const theirStarts = new Map([...(others ?? [])].map(([list, each]) => [resultOf(list), each]))
  const baseStarts = new Set([...(was?.values() ?? [])].map(({numbers}) => numbers[0]))
  const styles = new Map<Container, Style>()
  for (const numberings of [others, mine])
    for (const [list, {numbers, goesOn}] of numberings ?? []) {
      const [start = 1] = numbers
      const counts = numbers.every((number, index) => number === start + index)
      if (!counts && numbers.some((number) => number !== start)) {
        styles.delete(resultOf(list))
        continue
      }
      const there = theirStarts.get(resultOf(list))?.numbers[0]
      const isOld = baseStarts.has(start) && there !== undefined
      styles.set(resultOf(list), {start: isOld ? there : start, step: counts ? 1 : 0, goesOn})
    }
  return styles
}

function numberingsOf({blocks}: Table): Map<Container, Numbering> {
  const lists = new Map<Container, Numbering>()
  const seen = new Set<Container>()
  const lastIn = new Map<Container | undefined, Container>()
  for (const {within} of blocks)
    for (const [level, item] of within.entries()) {
      const list = within[level - 1]
      const number = Number.parseInt(item.marker ?? '', 10)
      if (item.kind !== 'item' || !list || seen.has(item) || Number.isNaN(number)) continue
      seen.add(item)
      const parent = within[level - 2]
      const before = lastIn.get(parent)
      const last = before && lists.get(before)?.numbers.at(-1)
      const known = lists.get(list)
      if (known) known.numbers.push(number)
      else lists.set(list, {numbers: [number], goesOn: number > 1 && number === (last ?? 0) + 1})
      lastIn.set(parent, list)
    }
  return lists
}

/** Number the headings that are steps anew where they counted on. */
export function numberSteps(planned: readonly Planned[], sides: Sides): Planned[] {
  const runs = [sides.base, sides.ours, sides.theirs].map(({blocks}) => runsOf(blocks))
  const open: Array<{depth: number; last: number}> = []

  return planned.map(function (block) {
    if (block.kind !== 'heading') return block
    while ((open.at(-1)?.depth ?? 0) > block.depth) open.pop()
    const run = open.at(-1)?.depth === block.depth ? open.at(-1) : undefined
    if (block.step === undefined) {
      if (run) open.pop()
      return block
    }
    const {isFirst, counts, number} = placeIn(block.slot, runs, block.step)
    const step = run && !isFirst && counts ? run.last + 1 : number
    if (run) run.last = step
    else open.push({depth: block.depth, last: step})
    return step === block.step ? block : {...block, step}
  })
}

interface InRun {
  isFirst: boolean
  /** The steps of its run count on from the first. */
  counts: boolean
}

function placeIn(
  {base, ours, theirs}: Slot,
  [was, mine, others]: ReadonlyArray<ReadonlyMap<Block, InRun>>,
  step: number
): InRun & {number: number} {
  const [before, here, there] = [
    base && was?.get(base),
    ours && mine?.get(ours),
    theirs && others?.get(theirs)
  ]
  const isTheirs =
    here === undefined ||
    (before !== undefined && there !== undefined && here.isFirst === before.isFirst)
  const run = (isTheirs ? there : here) ?? here
  const numberIsTheirs = !ours || (base && theirs && ours.step === base.step)
  const number = (numberIsTheirs ? theirs?.step : ours?.step) ?? step
  return {isFirst: run?.isFirst ?? false, counts: run?.counts ?? true, number}
}

/** Steps by the run that they are in: headings of one rank, up to another of that rank, or a first step again. */
function runsOf(blocks: readonly Block[]): Map<Block, InRun> {
  const result = new Map<Block, InRun>()
  let run: Block[] = []
  for (const block of [...blocks.filter(({depth}) => depth > 0), undefined]) {
    const [first] = run
    if (block && first && block.depth > first.depth) continue
    const [number, start] = [block?.step, first?.step]
    const goesOn = number !== undefined && start !== undefined && number > start
    if (block && first && goesOn && block.depth === first.depth) {
      run.push(block)
      continue
    }
    const counts = run.every(({step}, index) => step === (start ?? 0) + index)
    for (const each of run) result.set(each, {isFirst: each === first, counts})
    run = block && number !== undefined ? [block] : []
  }
  return result
}
