/** What in a text of MDX is more than text, as the parser of the site reads it, and the strictest one there is. */

import type {Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import {mdxToJs, mdxToMdast} from 'satteri'
import {unified} from 'unified'
import type {Node} from 'unist'
import {tags} from '../../../src/mdx/index.ts'
import {isHarmless} from './address.ts'

interface AnyNode extends Node {
  name?: string | null
  url?: string
  attributes?: Array<{type: string; name?: string; value?: unknown}>
  children?: AnyNode[]
}

const strict = unified().use(remarkParse).use(remarkGfm).use(remarkMdx)

/** What of `mdx` could run, or stops a program that reads MDX; nothing of it where all is well. */
export function liveIn(mdx: string, {isStrict = true} = {}): string[] {
  const found: string[] = []
  try {
    mdxToJs(mdx)
    found.push(...liveNodes(mdxToMdast(mdx) as Root))
  } catch (error) {
    found.push(`the parser of the site stops: ${firstLine(error)}`)
  }
  // Its time grows with the square of some texts: long ones are read by the site's parser only.
  // Whoever reads MDX takes the front matter off before, by its lines.
  const body = mdx.replace(/^---\n[\s\S]*?\n---\n/, '')
  if (isStrict && body.length < 20_000)
    try {
      found.push(...liveNodes(strict.parse(body)))
    } catch (error) {
      found.push(`remark-mdx stops: ${firstLine(error)}`)
    }
  return found
}

function liveNodes(root: Root): string[] {
  const found: string[] = []
  const todo: Node[] = [root]
  for (let node = todo.pop(); node; node = todo.pop()) {
    const {type, name, url, attributes = [], children = []} = node as AnyNode
    if (/mdxjsEsm|Expression|^html$/.test(type)) found.push(`a node of the kind ${type}`)
    if (type.startsWith('mdxJsx')) {
      const tag = tags.get(name ?? '')
      if (!tag) found.push(`a tag <${name}>`)
      for (const each of attributes)
        if (
          each.type !== 'mdxJsxAttribute' ||
          !Object.hasOwn(tag?.attributes ?? {}, each.name ?? '')
        )
          found.push(`an attribute ${each.name} of <${name}>`)
        else if (each.value !== null && typeof each.value === 'object')
          found.push(`an attribute ${each.name} of <${name}> that is code`)
    }
    if (url !== undefined && !isHarmless(url, type === 'image')) found.push(`the address ${url}`)
    for (const child of children) todo.push(child)
  }
  return found
}

export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
