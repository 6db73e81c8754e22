/** What a page says now and did not say before; what only looks different is no change. */

import {diffArrays} from 'diff'
import type {Nodes} from 'mdast'
import type {Article} from '../model/article.ts'
import type {Block} from '../model/collation.ts'
import {align} from './align.ts'
import {quote, sideOf, textOfBlocks} from './context.ts'
import {excerpt} from './rules/text-changed.ts'
import {fold} from './tokens.ts'
import {keyOf, sameUnits, type Unit, unitsOf} from './unit.ts'

export interface Change {
  kind: 'changed' | 'added' | 'removed' | 'moved'
  /** What differs, with some words around it; empty where one side has nothing, the same where it moved. */
  from: string
  to: string
  /** Equal for equal changes: what is said, without how it looks. */
  facts: string
  /** Number of the step that it belongs to. */
  step?: number
  /** The heading that it is, or stands below; empty above the first one. */
  heading: string
  /** In the file of the later version: where it stands, or would stand. */
  line: number
  column: number
}

/** Edits after which two versions are compared as a whole. */
const maxEdits = 2000

/** The changes from one version of a page to a later one, in the order of the text; none where it says the same. */
export function changesOf(before: Article, after: Article): Change[] {
  const [a, b] = [unitsOf(before), unitsOf(after)]
  const hunks = hunksOf(a, b).filter(({gone, come}) => !sameUnits(gone, come))
  const changes = [...changedTitles(before, after)]
  if (hunks.length === 0) return changes

  const steps = new Map([...numbersOf(before), ...numbersOf(after)])
  const units = new Map([...a, ...b].map((unit) => [unit.block, unit]))
  const tell = (told: Told, at: number) => changes.push(changeOf(told, b[at] ?? b.at(-1), steps))
  const moved = movesIn(hunks)
  for (const {gone, come, at} of hunks) {
    for (const unit of come.filter((each) => moved.has(each)))
      tell({kind: 'moved', gone: [], come: [unit]}, at)
    const [old, now] = [gone, come].map((side) => side.filter((each) => !moved.has(each)))
    if (!old || !now || sameUnits(old, now)) continue
    // One text in the place of one other is that one changed, however unlike they are.
    if (old.length === 1 && now.length === 1) {
      tell({kind: 'changed', gone: old, come: now}, at)
      continue
    }
    for (const bead of align(blocks(old), blocks(now))) {
      const [left, right] = [bead.left, bead.right].map((side) =>
        side.flatMap((block) => units.get(block) ?? [])
      )
      if (!left || !right) continue
      const same = left.length > 0 && right.length > 0 && sameUnits(left, right)
      if (!same) tell({kind: kindOf(left, right), gone: left, come: right}, at)
      else if (bead.moved) tell({kind: 'moved', gone: [], come: right}, at)
    }
  }
  return changes
}

interface Hunk {
  gone: Unit[]
  come: Unit[]
  /** Index of the first unit of the later version behind what was the same. */
  at: number
}

/** Where the two part, between units that are the same. */
function hunksOf(a: readonly Unit[], b: readonly Unit[]): Hunk[] {
  const [lefts, rights] = [a, b].map((side) => side.map((unit) => ({unit, key: keyOf([unit])})))
  if (!lefts || !rights) return []
  const parts = diffArrays(lefts, rights, {
    comparator: (x, y) => x.key === y.key && sameUnits([x.unit], [y.unit]),
    maxEditLength: maxEdits
  })
  if (!parts) return [{gone: [...a], come: [...b], at: 0}]

  const hunks: Hunk[] = []
  let hunk: Hunk | undefined
  let at = 0
  for (const {value, added, removed} of parts) {
    if (!added && !removed) {
      hunk = undefined
      at += value.length
      continue
    }
    if (!hunk) hunks.push((hunk = {gone: [], come: [], at}))
    for (const {unit} of value) (added ? hunk.come : hunk.gone).push(unit)
    if (added) at += value.length
  }
  return hunks
}

/** Units that went from one hunk and came in another, on both sides. */
function movesIn(hunks: readonly Hunk[]): Set<Unit> {
  const gone = new Map<string, Unit[]>()
  const result = new Set<Unit>()
  // What was compared as a whole is in order where it is the same.
  if (hunks.length < 2) return result
  for (const unit of hunks.flatMap((hunk) => hunk.gone)) {
    const key = keyOf([unit])
    const units = gone.get(key)
    if (units) units.push(unit)
    else gone.set(key, [unit])
  }
  for (const unit of hunks.flatMap(({come}) => come)) {
    const from = gone.get(keyOf([unit]))
    const at = from?.findIndex((each) => sameUnits([each], [unit])) ?? -1
    const [other] = at === -1 ? [] : (from?.splice(at, 1) ?? [])
    if (other) result.add(unit).add(other)
  }
  return result
}

interface Told {
  kind: Change['kind']
  gone: readonly Unit[]
  come: readonly Unit[]
}

function kindOf(gone: readonly Unit[], come: readonly Unit[]): Change['kind'] {
  if (gone.length === 0) return 'added'
  return come.length === 0 ? 'removed' : 'changed'
}

function changeOf(told: Told, near: Unit | undefined, steps: ReadonlyMap<Nodes, number>): Change {
  const {kind, gone, come} = told
  const [now, old] = [come[0]?.block, gone[0]?.block]
  const start = (now ?? near?.block)?.node.position?.start
  const step = steps.get((now ?? old)?.node as Nodes)
  return {
    kind,
    ...said(told),
    facts: JSON.stringify([kind, keyOf(gone), keyOf(come), codesOf(gone), codesOf(come)]),
    ...(step !== undefined && {step}),
    heading: headingOf(now ?? old),
    line: start?.line ?? 1,
    column: start?.column ?? 1
  }
}

/** The number of the step that each node of a block belongs to. */
function numbersOf(article: Article): Array<[Nodes, number]> {
  return [...sideOf(article).stepOf].map(([{node}, {step}]) => [node, step.number])
}

function codesOf(units: readonly Unit[]): string[] {
  return units.flatMap(({words}) => words.flatMap(({code}) => code ?? []))
}

function headingOf(block: Block | undefined): string {
  if (!block) return ''
  return block.kind === 'heading' ? block.text : (block.path.at(-1) ?? '')
}

/** The words that differ; where they are the same, the links, then the pictures. */
function said({kind, gone, come}: Told): Pick<Change, 'from' | 'to'> {
  const [from, to] = [gone, come].map((side) => textOfBlocks(blocks(side)))
  if (from === undefined || to === undefined) return {from: '', to: ''}
  if (kind === 'moved') return {from: quote(to), to: quote(to)}
  if (gone.length === 0 || come.length === 0) return {from: quote(from), to: quote(to)}
  if (keyOf(wordsOnly(gone)) !== keyOf(wordsOnly(come))) return excerpt(from, to)
  for (const part of ['links', 'pictures'] as const) {
    const [a, b] = [gone, come].map((side) => side.flatMap((unit) => unit[part]))
    const at = a?.findIndex((each, index) => each !== b?.[index]) ?? -1
    const index = at === -1 ? (a?.length ?? 0) : at
    const [was, is] = [a?.[index] ?? '', b?.[index] ?? '']
    if (was !== is) return {from: quote(was), to: quote(is)}
  }
  return excerpt(from, to)
}

function wordsOnly(units: readonly Unit[]): Unit[] {
  return units.map((unit) => ({...unit, links: [], pictures: [], rank: 0}))
}

function blocks(units: readonly Unit[]): Block[] {
  return units.map(({block}) => block)
}

/** What stands in the front matter. */
function changedTitles(before: Article, after: Article): Change[] {
  const [was, is] = [frontOf(before), frontOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(function (key): Change[] {
    const [from, to] = [was.get(key) ?? '', is.get(key) ?? '']
    if (fold(from) === fold(to)) return []
    const kind = from === '' ? 'added' : to === '' ? 'removed' : 'changed'
    const facts = JSON.stringify([key, fold(from), fold(to)])
    return [{kind, from: quote(from), to: quote(to), facts, heading: '', line: 1, column: 1}]
  })
}

function frontOf({title, description = '', details = {}}: Article): Map<string, string> {
  const properties = Object.entries(details).map(([key, text]) => [`details ${key}`, text] as const)
  return new Map([['title', title], ['description', description], ...properties])
}
