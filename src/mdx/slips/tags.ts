/** Tags that stand where they mean nothing, and attributes that say what they cannot. */

import type {Nodes, Parents} from 'mdast'
import {pushReversed} from '../../model/long-lists.ts'
import {suggest} from '../../model/suggest.ts'
import {table} from '../../model/table.ts'
import {tags} from '../tags.ts'
import {type Slip, startOf, type Typed} from './nodes.ts'

/** Which tags a tag must stand right in. */
const within: Readonly<Record<string, readonly string[]>> = table({
  Step: ['Walkthrough'],
  Path: ['Choice'],
  summary: ['details'],
  figcaption: ['figure'],
  tr: ['table', 'thead', 'tbody'],
  td: ['tr'],
  th: ['tr'],
  thead: ['table'],
  tbody: ['table']
})

export function tagSlips({body}: Typed): Slip[] {
  const found: Slip[] = []
  const open: Array<{node: Nodes; parent?: Parents}> = [{node: body}]
  for (let next = open.pop(); next; next = open.pop()) {
    const {node, parent} = next
    if (isTag(node)) found.push(...valueSlips(node), ...placeSlip(node, parent))
    if (!('children' in node)) continue
    pushReversed(
      open,
      (node.children as Nodes[]).map((child) => ({node: child, parent: node}))
    )
  }
  return found
}

type Tagged = Extract<Nodes, {type: 'mdxJsxFlowElement' | 'mdxJsxTextElement'}>

function isTag(node: Nodes): node is Tagged {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

function valueSlips(node: Tagged): Slip[] {
  const known = tags.get(node.name ?? '')?.attributes ?? {}
  return node.attributes.flatMap(function (each): Slip[] {
    if (each.type !== 'mdxJsxAttribute') return []
    const values = known[each.name]?.values
    const value = typeof each.value === 'string' ? each.value : ''
    if (!values || values.includes(value.toLowerCase())) return []
    const likely = suggest(value, values)
    const args = {tag: node.name ?? '', attribute: each.name, value, values: values.join(', ')}
    const slip = {...args, ...(likely !== undefined && {likely})}
    return [{rule: 'mdx/attribute-value', args: slip, at: startOf(node)}]
  })
}

function placeSlip(node: Tagged, parent: Parents | undefined): Slip[] {
  const name = node.name ?? ''
  const wanted = within[name]
  if (!wanted || (parent && isTag(parent) && wanted.includes(parent.name ?? ''))) return []
  const args = {tag: name, within: wanted.map((each) => `<${each}>`).join(', ')}
  return [{rule: 'mdx/tag-place', args, at: startOf(node)}]
}
