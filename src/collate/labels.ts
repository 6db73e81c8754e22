/** What is set apart as a label: bold text, and what readers are told to click, open or switch. */

import type {Nodes} from 'mdast'
import type {Block} from '../model/collation.ts'
import {pushReversed} from '../model/long-lists.ts'
import {actionsOf} from './actions.ts'
import {textOf} from './text-of.ts'
import {tidy} from './tokens.ts'

const named = new Set(['click', 'go', 'enable', 'disable', 'enter'])
/** Longest text that is a label, in words. */
const most = 6

/** Bold texts of `block` that are as short as labels, in order. */
export function boldLabels(block: Block): string[] {
  return boldTexts(block).filter(isLabel)
}

/** Bold texts of `block`, in order, marks at their ends left out. */
export function boldTexts(block: Block): string[] {
  const result: string[] = []
  const open: Nodes[] = [block.node]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'strong') result.push(trim(textOf(next)))
    else if ('children' in next) pushReversed(open, next.children as Nodes[])
  }
  return result
}

/** Names of controls in `block`, in order, whatever they look like, where they stand in one piece. */
export function actionLabels(block: Block): string[] {
  const text = tidy(block.text)
  return actionsOf(text)
    .filter(({act}) => named.has(act))
    .map(({label}) => trim(label))
    .filter((label) => isLabel(label) && text.includes(label))
}

function trim(text: string): string {
  return tidy(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '')
}

function isLabel(text: string): boolean {
  return text.length > 1 && text.split(' ').length <= most
}

/** Equal for labels that differ in capitals, blanks and hyphens alone. */
export function lettersOf(label: string): string {
  return label.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
