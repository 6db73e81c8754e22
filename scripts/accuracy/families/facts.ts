/** Facts that readers act on, changed where they stand: code, addresses, numbers, ways, names. */

import type {Nodes, Paragraph, Strong} from 'mdast'
import {anyNode, type Draft, type Family, type Spot, spotAt} from '../draft.ts'
import {labelOf} from '../lender.ts'
import {any, shuffled} from '../random.ts'
import {nodesOf} from '../trees.ts'
import {plainText, setWords} from '../words.ts'
import {reworded} from './rules.ts'

const code: Family = {
  name: 'code changed',
  rules: ['code/changed'],
  change(draft) {
    const node = anyNode(
      draft,
      (each) => each.type === 'code' && /[\p{L}\p{N}]{3}/u.test(each.value)
    )
    if (node?.type !== 'code') return undefined
    return swapToken(draft, node, /[\p{L}\p{N}_-]{3,}/gu, () => draft.lender.word())
  }
}

const link: Family = {
  name: 'link retargeted',
  rules: ['link/target-changed', 'link/missing'],
  change(draft) {
    const node = anyNode(
      draft,
      (each) => each.type === 'link' && /^https?:/.test(each.url) && plainText(each) !== ''
    )
    const other = draft.lender.link()
    if (node?.type !== 'link' || !other || other.url === node.url) return undefined
    if (draft.random.chance(0.5)) node.url = other.url
    else
      node.url = `${node.url.replace(/[?#].*$/, '').replace(/[^/]*\/?$/, '')}${draft.lender.word()}`
    return spotAt(draft, [node])
  }
}

const number: Family = {
  name: 'number changed',
  rules: [...reworded, 'step/count-claim'],
  change: (draft) =>
    atText(draft, /(?<![\p{L}\p{N}./:_#-])\d{1,4}(?:\.\d+)*(?![\p{L}\p{N}/:_]|[-.]\w)/gu, (found) =>
      found.replace(/\d+$/, (last) => String(Number(last) + draft.random.whole(1, 9)))
    )
}

/** A number of a step’s heading is none of its words. */
const mark = /^\p{L}{2,12}\s?\d{1,3}(?:\s?[:.)]|\s[-–—])\s/u

/** Change any match of `pattern` in running text. */
function atText(
  draft: Draft,
  pattern: RegExp,
  change: (found: string) => string
): Spot | undefined {
  const nodes = shuffled(
    draft.random,
    [...nodesOf(draft.after)].filter((each) => each.type === 'text' && !mark.test(each.value))
  )
  for (const node of nodes) {
    const spot = node.type === 'text' ? swapToken(draft, node, pattern, change) : undefined
    if (spot) return spot
  }
  return undefined
}

function swapToken(
  draft: Draft,
  node: Extract<Nodes, {value: string}>,
  pattern: RegExp,
  change: (found: string) => string
): Spot | undefined {
  const match = any(draft.random, [...node.value.matchAll(pattern)])
  if (!match) return undefined
  const fresh = change(match[0])
  if (fresh === match[0]) return undefined
  node.value =
    node.value.slice(0, match.index) + fresh + node.value.slice(match.index + match[0].length)
  return spotAt(draft, [node], match[0], fresh)
}

const path: Family = {
  name: 'path changed',
  rules: ['path/conflict', 'path/partial', 'label/changed', 'text/changed'],
  plant(body, random, lender) {
    const labels = [lender.label(), lender.label(), lender.label()].map(
      (each) => each ?? 'Settings'
    )
    const made = random.pick<Paragraph>([
      sentence('Go to ', labels.join(' > '), ' to see it.'),
      sentence('In the side menu, select ', labels.join(' > '), '.'),
      sentence('You find it under ', labels.join(' > '), ' at any time.')
    ])
    body.children.splice(random.whole(1, body.children.length), 0, made)
  },
  change: (draft) => {
    const found = [...nodesOf(draft.after)].filter(
      (node) => node.type === 'strong' && / > /.test(plainText(node))
    )
    const node = any(draft.random, found) as Strong | undefined
    const label = draft.lender.label()
    if (!node || !label) return undefined
    const labels = plainText(node).split(' > ')
    const at = draft.random.whole(0, labels.length - 1)
    const old = labels[at] ?? ''
    if (labels.some((each) => each.toLowerCase() === label.toLowerCase())) return undefined
    labels[at] = label
    setWords(node, labels.join(' > '))
    return spotAt(draft, [node], old, label)
  }
}

function sentence(before: string, bold: string, behind: string): Paragraph {
  return {
    type: 'paragraph',
    children: [
      {type: 'text', value: before},
      {type: 'strong', children: [{type: 'text', value: bold}]},
      {type: 'text', value: behind}
    ]
  }
}

const label: Family = {
  name: 'label renamed',
  // The name of a field is a label, too: it is missing, and another one is there.
  rules: [...reworded, 'field/missing'],
  change(draft) {
    const node = anyNode(draft, (each) => labelOf(each).length > 0)
    const fresh = draft.lender.label()
    if (node?.type !== 'strong' || !fresh || plainText(node) === fresh) return undefined
    const old = plainText(node)
    setWords(node, fresh)
    return spotAt(draft, [node], old, fresh)
  }
}

export const factFamilies: readonly Family[] = [code, link, number, path, label]
