/** Reads the Markdown or MDX of other converters, whose components are not ours. */

import type {Nodes, Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

/** The tree of `text`, without its front matter and its own title. */
export function readExpected(text: string): Root {
  const [, title, rest = text] =
    /^---\n(?:title: '(.*)'\n)?[\s\S]*?\n---\n([\s\S]*)$/.exec(text) ?? []
  const body = rest.replace(/^import .*$/m, '')
  const tree = parse(body)
  if (title !== undefined) {
    const at = tree.children.findIndex(({type}) => type === 'heading')
    const heading = tree.children[at]
    if (heading?.type === 'heading' && heading.depth === 1) tree.children.splice(at, 1)
  }
  return tree
}

function parse(text: string): Root {
  try {
    return unified().use(remarkParse).use(remarkGfm).use(remarkMdx).parse(text)
  } catch {
    // Not all that calls itself MDX is.
    return htmlAsText(unified().use(remarkParse).use(remarkGfm).parse(text))
  }
}

/** HTML in Markdown is text that readers do not see, but for what stands between its tags. */
function htmlAsText(root: Root): Root {
  const todo: Nodes[] = [root]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'html')
      Object.assign(node, {type: 'text', value: node.value.replace(/<[^>]*>/g, ' ')})
    if ('children' in node) todo.push(...node.children)
  }
  return root
}
