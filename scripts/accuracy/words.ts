/** The words of a tree, and edits that change them by chance. */

import type {Heading, Nodes, Paragraph, PhrasingContent, Strong} from 'mdast'
import type {Random} from '../bench/random.ts'
import {any} from './random.ts'
import {copy, nodesOf, type Origins} from './trees.ts'

type Worded = Extract<Nodes, {type: 'text' | 'inlineCode' | 'code'}>

/** Nodes that hold words themselves. */
export function wordedIn(node: Nodes): Worded[] {
  return [...nodesOf(node)].filter(
    (each): each is Worded =>
      each.type === 'text' || each.type === 'inlineCode' || each.type === 'code'
  )
}

export function plainText(node: Nodes): string {
  return wordedIn(node)
    .map(({value}) => value)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The words below `node` without articles, and without what only looks different. */
export function tellingWords(node: Nodes): string {
  const words =
    plainText(node)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => !/^(?:an?|the)$/.test(word)).join(' ')
}

/** Change each word below `node` with the probability `rate`: another for it, none, or one more. */
export function editWords(
  node: Nodes,
  rate: number,
  random: Random,
  words: readonly string[]
): void {
  for (const each of wordedIn(node)) {
    // Blanks stay as they are, so that texts beside it are not glued to it.
    const parts = each.value.split(/(\s+)/)
    const solid = parts.filter((part) => /\S/.test(part)).length
    let left = solid
    each.value = parts
      .map(function (part) {
        if (!/[\p{L}\p{N}]/u.test(part) || !random.chance(rate)) return part
        const fresh = any(random, words) ?? part
        const how = random.whole(0, 3)
        if (how < 2) return fresh
        if (how === 2) return `${part} ${fresh}`
        return --left > 0 ? '' : fresh
      })
      .join('')
  }
}

/** Where a paragraph can be cut in two: a blank in a text of its own, a sentence's end if there is one. */
export function cutPoint(
  node: Paragraph,
  sentencesOnly = false
): {child: number; at: number} | undefined {
  const total = plainText(node).length
  const points: Array<{child: number; at: number; score: number}> = []
  let passed = 0
  for (const [child, each] of node.children.entries()) {
    if (each.type === 'text')
      for (const {index, 0: blank} of each.value.matchAll(/\s+/g)) {
        const before = each.value.slice(0, index)
        const ends =
          /[.!?]["”’)]?$/.test(before) && /^\p{Lu}/u.test(each.value.slice(index + blank.length))
        const place = (passed + index) / total
        if (place < 0.2 || place > 0.8 || (sentencesOnly && !ends)) continue
        points.push({child, at: index, score: Math.abs(place - 0.5) - (ends ? 1 : 0)})
      }
    passed += plainText(each).length
  }
  return points.sort((a, b) => a.score - b.score)[0]
}

/** Both parts of a paragraph; each comes from the whole. */
export function cutInTwo(
  node: Paragraph,
  {child, at}: {child: number; at: number},
  origins: Origins
): [Paragraph, Paragraph] {
  const cut = node.children[child]
  const value = cut?.type === 'text' ? cut.value : ''
  const parts: PhrasingContent[][] = [
    [...node.children.slice(0, child), {type: 'text', value: value.slice(0, at)}],
    [{type: 'text', value: value.slice(at).trimStart()}, ...node.children.slice(child + 1)]
  ]
  const [first, second] = parts.map(function (children): Paragraph {
    const made: Paragraph = {
      type: 'paragraph',
      children: children.map((each) => copy(each, origins))
    }
    origins.set(made, origins.get(node) ?? [node])
    return made
  })
  if (!first || !second) throw new Error('Unexpected paragraph of one part')
  return [first, second]
}

/** Let `node` say `text` and nothing else. */
export function setWords(node: Heading | Strong, text: string): void {
  node.children = [{type: 'text', value: text}]
}
