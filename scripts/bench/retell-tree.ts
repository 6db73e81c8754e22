/** Tells an article again: what another team might have made of it. */

import type {Nodes, Root} from 'mdast'
import type {Random} from './random.ts'

const fillers = [
  'usually',
  'first',
  'again',
  'please',
  'current',
  'existing',
  'own',
  'right'
] as const

/**
 * One in twelve blocks is gone, one in ten has moved; in every second text, words change at `rate`: dropped, said in
 * another word, or with one more before them.
 */
export function retellTree(random: Random, body: Root, rate: number): Root {
  const children = structuredClone(body.children).filter(() => !random.chance(1 / 12))
  for (const at of children.keys()) {
    if (!random.chance(0.1)) continue
    const [moved] = children.splice(at, 1)
    if (moved) children.splice(random.whole(0, children.length), 0, moved)
  }
  const result: Root = {type: 'root', children}
  const todo: Nodes[] = [result]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'text' && random.chance(0.5))
      node.value = retellText(random, node.value, rate)
    if ('children' in node) todo.push(...(node.children as Nodes[]))
  }
  return result
}

export function retellText(random: Random, text: string, rate: number): string {
  return text.replace(/\p{L}+/gu, function (word) {
    if (!random.chance(rate)) return word
    const other = random.pick(fillers)
    return random.pick([other, `${other} ${word}`, ''])
  })
}
