/** Ordered lists become walkthroughs, and lists of boxes become checklists. */

import type {List, ListItem, RootContent} from 'mdast'
import type {MdxJsxFlowElement} from 'mdast-util-mdx-jsx'
import {attribute, flow, identity, isTag, line, textOf} from '../tree.ts'

/** What may stand between two items of one list and belongs to the item above. */
const between = new Set(['callout', 'code', 'table', 'blockquote'])

/** Turn the numbered lists among siblings `nodes`, and in the paths there, into walkthroughs. */
export function desugarLists(nodes: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = []

  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] as RootContent
    if (isTag(node, 'Choice', 'Path')) {
      node.children = desugarLists(node.children as RootContent[]) as typeof node.children
    }
    if (node.type !== 'list' || !node.ordered) {
      result.push(node)
      continue
    }

    const items = [...node.children]
    const first = node.start ?? 1
    for (;;) {
      const next = continuation(nodes, index + 1, first + items.length)
      if (!next) break
      const last = items.at(-1) as ListItem
      const parts = nodes.slice(index + 1, next.at) as ListItem['children']
      items[items.length - 1] = {...last, children: [...last.children, ...parts]}
      for (const item of next.list.children) items.push(item)
      index = next.at
    }

    if (items.length < 2) result.push(node)
    else {
      const steps = items.map((item, at) => flow('Step', {n: first + at}, item.children))
      result.push(flow('Walkthrough', {}, steps))
    }
  }

  return result
}

/** The list that goes on with `number` after nothing but pictures, callouts and the like. */
function continuation(nodes: readonly RootContent[], from: number, number: number) {
  for (let at = from; at < nodes.length; at++) {
    const node = nodes[at] as RootContent
    if (node.type === 'list' && node.ordered) {
      return at > from && node.start === number ? {list: node, at} : undefined
    }
    const picture =
      (node.type === 'paragraph' && node.children.every((child) => child.type === 'image')) ||
      isTag(node, 'Figure', 'Callout')
    if (!picture && !between.has(node.type)) return undefined
  }
  return undefined
}

/**
 * The checklist that `list` is, or nothing where an item has no box.
 * `ordinal`: how often a box of this text was met before.
 */
export function toChecklist(
  list: List,
  ordinal: (text: string) => number
): MdxJsxFlowElement | undefined {
  if (list.children.length === 0) return undefined
  if (!list.children.every((item) => typeof item.checked === 'boolean')) return undefined

  const items = list.children.map(function (item) {
    const [first, ...rest] = item.children
    const label = first?.type === 'paragraph' ? first.children : []
    const text = textOf(item)
    const key = `${identity(text)}${suffix(ordinal(text))}`
    return flow('Check', {}, [
      line('CheckLabel', {id: `check-${key}`, mark: key}, label),
      ...(first?.type === 'paragraph' || !first ? rest : item.children)
    ])
  })
  return flow('Checklist', {}, items)
}

function suffix(ordinal: number): string {
  return ordinal === 0 ? '' : `-${ordinal}`
}

/** Number what stands in `walkthrough`, from the number that its first step bears. */
export function numberSteps(walkthrough: RootContent): void {
  if (!isTag(walkthrough, 'Walkthrough')) return
  const steps = walkthrough.children.filter((child) => isTag(child, 'Step'))
  const first = Number(steps[0] && isTag(steps[0], 'Step') ? (attribute(steps[0], 'n') ?? 1) : 1)
  for (const [index, step] of steps.entries()) {
    if (!isTag(step, 'Step')) continue
    step.attributes = step.attributes.filter(
      (each) => each.type !== 'mdxJsxAttribute' || each.name !== 'n'
    )
    step.attributes.push({type: 'mdxJsxAttribute', name: 'n', value: String(first + index)})
  }
}
