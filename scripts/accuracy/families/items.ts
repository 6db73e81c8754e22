/** Items of lists and steps of procedures: one more, one less, in another order. */

import {atUnit, type Draft, type Family, spotAt} from '../draft.ts'
import {copy} from '../trees.ts'
import {isPlain, type Unit} from '../units.ts'
import {plainText} from '../words.ts'
import {gone} from './rules.ts'

const added: Family = {
  name: 'item added',
  rules: gone,
  change: (draft) =>
    atUnit(
      draft,
      ({node}) => node.type === 'listItem',
      function (unit, at, units) {
        const node = lentItem(draft, unit)
        if (!node || !unit.of) return undefined
        units.splice(at, 0, {node, of: unit.of})
        return {before: [], after: [node], words: [plainText(node).slice(0, 60)]}
      }
    )
}

function lentItem({lender}: Draft, near: Unit): Unit['node'] | undefined {
  const node = lender.unit(near)
  return node && plainText(node).split(' ').length >= 3 ? copy(node) : undefined
}

const removed: Family = {
  name: 'item removed',
  rules: gone,
  change: (draft) =>
    atUnit(
      draft,
      (unit) => unit.node.type === 'listItem' && isPlain(unit) && plainText(unit.node) !== '',
      function ({node}, at, units) {
        units.splice(at, 1)
        return {...spotAt(draft, [node], plainText(node).slice(0, 60)), after: []}
      }
    )
}

const swapped: Family = {
  name: 'steps swapped',
  rules: ['step/reordered', 'block/moved'],
  change: (draft) =>
    atUnit(
      draft,
      (unit, at, units) => isStep(unit) && followsStep(unit, units[at + 1]),
      function (unit, at, units) {
        const next = units[at + 1]
        if (!next) return undefined
        units.splice(at, 2, next, unit)
        return spotAt(draft, [unit.node, next.node])
      }
    )
}

function isStep({node, of}: Unit): boolean {
  return (
    node.type === 'listItem' && of?.type === 'list' && of.ordered === true && plainText(node) !== ''
  )
}

function followsStep(unit: Unit, next: Unit | undefined): boolean {
  if (!next || next.of !== unit.of || !isStep(next)) return false
  return plainText(next.node) !== plainText(unit.node)
}

export const itemFamilies: readonly Family[] = [added, removed, swapped]
