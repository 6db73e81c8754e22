/** Holds the tags that are written to the list of those that are allowed. */

import type {MdxJsxFlowElement, MdxJsxTextElement} from 'mdast-util-mdx-jsx'
import {clean} from './clean.ts'
import {safeAddress, tags} from './tags.ts'

/** The name of a tag of the list; throws on others. */
export function checkTag(node: MdxJsxFlowElement | MdxJsxTextElement): string {
  const {name} = node
  if (name && tags.has(name)) return name
  throw new TypeError(`Unexpected tag \`${name ?? ''}\` in an article, expected one of the list`)
}

export function attributes(
  node: MdxJsxFlowElement | MdxJsxTextElement
): MdxJsxFlowElement['attributes'] {
  const allowed = Object.keys(tags.get(node.name ?? '')?.attributes ?? {})
  return node.attributes.map(function (attribute) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value === 'object')
      if (!(attribute.type === 'mdxJsxAttribute' && attribute.value === null))
        throw new TypeError(`Unexpected expression in \`${node.name}\`, expected plain text`)
    if (!allowed.includes(attribute.name))
      throw new TypeError(`Unexpected attribute \`${attribute.name}\` of \`${node.name}\``)
    const value = typeof attribute.value === 'string' ? clean(attribute.value) : null
    const safe = attribute.name !== 'src' || value === null || safeAddress(value, 'image')
    return {
      type: 'mdxJsxAttribute' as const,
      name: attribute.name,
      value: safe ? (value?.replace(/\s+/g, ' ') ?? null) : ''
    }
  })
}
