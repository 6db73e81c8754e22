/** Blocks as they are written, where only what counts is told apart. */

import type {Nodes, Root, RootContent} from 'mdast'
import {writeMarkdown} from '../../mdx/index.ts'
import {decoded} from '../../model/decoded.ts'

/** The text of blocks; `addressOf` says what an address is compared as. */
export function blockText(
  children: RootContent[],
  addressOf: (address: string) => string = decoded
): string {
  return writeMarkdown(oneLine({type: 'root', children}, addressOf)).trimEnd()
}

/** A copy of `root` in which line ends of text are blanks, as no other format keeps them. */
function oneLine(root: Root, addressOf: (address: string) => string): Root {
  const copy = structuredClone(root)
  const todo: Nodes[] = [copy]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'text') node.value = node.value.replace(/\s*\n\s*/g, ' ')
    if (node.type === 'image' || node.type === 'link') node.url = addressOf(node.url)
    if ('children' in node) for (const child of node.children) todo.push(child)
    if (node.type === 'callout') for (const child of node.title) todo.push(child)
  }
  return copy
}
