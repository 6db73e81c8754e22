/** Changes of whole blocks: gone, longer, elsewhere, written anew. */

import type {Heading} from 'mdast'
import {atUnit, type Draft, type Family, type Spot, sourcesOf, spotAt} from '../draft.ts'
import {any} from '../random.ts'
import {isPlain, type Unit} from '../units.ts'
import {editWords, plainText, setWords, tellingWords} from '../words.ts'
import {gone, reworded} from './rules.ts'

const fewestWords = 6

function isProse(unit: Unit): boolean {
  const {node} = unit
  return (
    node.type === 'paragraph' && isPlain(unit) && plainText(node).split(' ').length >= fewestWords
  )
}

const missing: Family = {
  name: 'paragraph missing',
  rules: gone,
  change: (draft) =>
    atUnit(draft, isProse, function ({node}, at, units) {
      units.splice(at, 1)
      return {...spotAt(draft, [node], plainText(node).slice(0, 60)), after: []}
    })
}

const extended: Family = {
  name: 'paragraph extended',
  rules: [...reworded, 'block/missing', 'block/extra', 'warning/missing'],
  change: (draft) =>
    atUnit(draft, isProse, function ({node}) {
      const sentence = foreignSentence(draft)
      if (!sentence || node.type !== 'paragraph') return undefined
      node.children.push({type: 'text', value: ` ${sentence}`})
      return spotAt(draft, [node], sentence)
    })
}

function foreignSentence({lender}: Draft): string | undefined {
  for (let attempt = 0; attempt < 30; attempt++) {
    const node = lender.unit(undefined)
    if (node?.type !== 'paragraph') continue
    const sentence = plainText(node)
      .split(/(?<=[.!?])\s+/)
      .find((each) => /^\p{Lu}.*[.!?]$/u.test(each) && each.split(' ').length >= 5)
    if (sentence) return sentence
  }
  return undefined
}

const reordered: Family = {
  name: 'paragraph reordered',
  rules: ['block/moved', 'step/reordered'],
  change: (draft) =>
    atUnit(draft, isProse, function (unit, at, units) {
      units.splice(at, 1)
      const to = any(
        draft.random,
        [...units.keys()].filter((index) => index !== at && isWayPast(units, at, index, unit))
      )
      if (to === undefined) {
        units.splice(at, 0, unit)
        return undefined
      }
      units.splice(to, 0, unit)
      return spotAt(draft, [unit.node], plainText(unit.node).slice(0, 60))
    })
}

/** It passes more than it holds, and no list is cut in two. */
function isWayPast(units: readonly Unit[], from: number, to: number, unit: Unit): boolean {
  const [before, behind] = [units[to - 1], units[to]]
  if (behind?.of && before?.of === behind.of) return false
  const passed = from < to ? units.slice(from, to) : units.slice(to, from)
  return sizeOf(passed) > sizeOf([unit])
}

function sizeOf(units: readonly Unit[]): number {
  return units.reduce((sum, {node}) => sum + plainText(node).length + 1, 0)
}

const rewritten: Family = {
  name: 'paragraph rewritten',
  rules: [...reworded, 'block/missing', 'block/extra'],
  change: (draft) =>
    atUnit(draft, isProse, function ({node}) {
      const words = Array.from({length: 100}, () => draft.lender.word())
      editWords(node, 0.6, draft.random, words)
      return isOther(draft, node) ? spotAt(draft, [node]) : undefined
    })
}

/** It says something else than before: chance may put a word in its own place, or an article beside one. */
function isOther(draft: Draft, node: Unit['node']): boolean {
  const [source] = sourcesOf(draft, [node])
  return source !== undefined && tellingWords(source) !== tellingWords(node)
}

const moved: Family = {
  name: 'section moved',
  rules: ['block/moved', 'step/reordered'],
  change: (draft) =>
    atUnit(
      draft,
      (_, at, units) => nextSection(units, at) !== undefined,
      function (_, at, units): Spot | undefined {
        const next = nextSection(units, at)
        if (next === undefined) return undefined
        const end = sectionEnd(units, next)
        const [own, other] = [units.slice(at, next), units.slice(next, end)]
        units.splice(at, end - at, ...other, ...own)
        // Which of two neighbours has passed the other is not to be told.
        return spotAt(
          draft,
          [...own, ...other].map(({node}) => node)
        )
      }
    )
}

/** Where the section behind the one that begins at `at` begins, if both have one rank and a text. */
function nextSection(units: readonly Unit[], at: number): number | undefined {
  const node = units[at]?.node
  if (node?.type !== 'heading') return undefined
  const next = sectionEnd(units, at)
  const other = units[next]?.node
  const both = other?.type === 'heading' && other.depth === node.depth
  return both && next > at + 1 && sectionEnd(units, next) > next + 1 ? next : undefined
}

function sectionEnd(units: readonly Unit[], at: number): number {
  const own = units[at]?.node as Heading | undefined
  const depth = own?.depth ?? 0
  const length = units
    .slice(at + 1)
    .findIndex(({node}) => node.type === 'heading' && node.depth <= depth)
  return length === -1 ? units.length : at + 1 + length
}

const renamed: Family = {
  name: 'heading renamed',
  rules: [...reworded, 'block/missing', 'block/extra', 'step/missing', 'step/extra'],
  change: (draft) =>
    atUnit(
      draft,
      ({node}) => node.type === 'heading' && plainText(node) !== '',
      function ({node}) {
        const other = draft.lender.heading()
        if (!other || node.type !== 'heading') return undefined
        if (draft.random.chance(0.5)) setWords(node, plainText(other))
        else editWords(node, 0.6, draft.random, plainText(other).split(' '))
        return isOther(draft, node) ? spotAt(draft, [node]) : undefined
      }
    )
}

export const blockFamilies: readonly Family[] = [
  missing,
  extended,
  reordered,
  rewritten,
  moved,
  renamed
]
