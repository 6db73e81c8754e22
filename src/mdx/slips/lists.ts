/** Numbers of list items that do not count on, and steps that a paragraph parts. */

import type {List, RootContent} from 'mdast'
import {nodesOf, type Slip, siblingsOf, startOf, type Typed} from './nodes.ts'

export function listSlips({body, text}: Typed, areSteps: boolean): Slip[] {
  const found: Slip[] = []
  for (const node of nodesOf(body))
    if (node.type === 'list' && node.ordered) found.push(...numberSlips(node, text))
  if (areSteps) for (const siblings of siblingsOf(body)) found.push(...partedSlips(siblings))
  return found
}

/** Readers see numbers that count on, whatever is typed; `1.` before every item is a habit of its own. */
function numberSlips({children}: List, text: string): Slip[] {
  const typed = children.map((item) => Number(/^\d+/.exec(text.slice(startOf(item)))?.[0]))
  if (typed.every((number) => number === typed[0])) return []
  const at = typed.findIndex((number, index) => index > 0 && number !== (typed[index - 1] ?? 0) + 1)
  const item = children[at]
  if (!item || Number.isNaN(typed[at])) return []
  const args = {before: typed[at - 1] ?? 0, after: typed[at] ?? 0}
  return [{rule: 'step/number-gap', args, at: startOf(item)}]
}

/** A paragraph at the margin ends the list: the steps after it are others, though their numbers go on. */
function partedSlips(siblings: readonly RootContent[]): Slip[] {
  const found: Slip[] = []
  let last: {list: List; at: number} | undefined
  for (const [at, node] of siblings.entries()) {
    if (node.type === 'heading' || node.type === 'thematicBreak') last = undefined
    if (node.type !== 'list' || !node.ordered) continue
    const next = last && (last.list.start ?? 1) + last.list.children.length
    const between = last ? siblings.slice(last.at + 1, at) : []
    const text = between.find(
      (each) => each.type === 'paragraph' && !each.children.every((child) => child.type === 'image')
    )
    if (next !== undefined && text && node.start === next)
      found.push({rule: 'mdx/steps-parted', args: {step: next - 1, next}, at: startOf(text)})
    last = {list: node, at}
  }
  return found
}
