/** Says what of an article only the site knows: words to fill in, videos, formulas. */

import type {Nodes, Root} from 'mdast'
import {plainText} from '../mdx/index.ts'
import {playerOf} from '../model/video.ts'
import type {Context} from './context.ts'
import {short} from './short.ts'

/** Say what the whole article has that no other system knows. */
export function sayWhatOnlyTheSiteKnows(body: Root, {front, say}: Context): void {
  for (const word of Object.keys(front.fill ?? {})) say('fill', {word})
  const todo: Nodes[] = [body]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'paragraph') {
      const [link, ...others] = node.children.filter((each) => plainText(each) !== '')
      if (link?.type === 'link' && others.length === 0 && playerOf(link.url))
        say('video', {address: link.url}, node)
    }
    if ('children' in node) for (const child of node.children.toReversed()) todo.push(child)
  }
}

/** Say that formulas are not drawn. */
export function sayFormulas(body: Root, {say}: Context): void {
  const todo: Nodes[] = [body]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'code' && node.lang === 'math')
      say('maths', {formula: short(node.value)}, node)
    if (!('children' in node)) continue
    const {children} = node as {children: Nodes[]}
    for (const [index, child] of children.entries()) {
      const [before, after] = [children[index - 1], children[index + 1]]
      if (child.type !== 'inlineCode' || before?.type !== 'text' || after?.type !== 'text') continue
      if (before.value.endsWith('$') && after.value.startsWith('$'))
        say('maths', {formula: short(child.value)}, child)
    }
    for (const child of children.toReversed()) todo.push(child)
  }
}
