/** Puts the addresses of `[text][name]` where they are used: an article holds links of one kind. */

import type {Definition, ImageReference, LinkReference, PhrasingContent} from 'mdast'
import type {Node, Parent} from 'unist'

/** Make links and images of all references below `root`, and take out the definitions. */
export function resolveReferences(root: Parent): void {
  const definitions = new Map<string, Definition>()
  walk(root, function (parent) {
    for (const child of parent.children)
      if (child.type === 'definition') {
        const definition = child as Definition
        if (!definitions.has(definition.identifier))
          definitions.set(definition.identifier, definition)
      }
  })
  if (definitions.size === 0) return

  walk(root, function (parent) {
    parent.children = parent.children
      .filter((child) => child.type !== 'definition')
      .map(function (child) {
        if (child.type !== 'linkReference' && child.type !== 'imageReference') return child
        const reference = child as LinkReference | ImageReference
        const definition = definitions.get(reference.identifier)
        return definition ? resolved(reference, definition) : child
      })
  })
}

function resolved(node: LinkReference | ImageReference, {url, title}: Definition): PhrasingContent {
  const result: PhrasingContent =
    node.type === 'linkReference'
      ? {type: 'link', url, title: title ?? null, children: node.children}
      : {type: 'image', url, title: title ?? null, alt: node.alt ?? ''}
  if (node.position) result.position = node.position
  return result
}

function walk(root: Parent, visit: (parent: Parent) => void): void {
  const todo: Parent[] = [root]
  for (let parent = todo.pop(); parent; parent = todo.pop()) {
    visit(parent)
    for (const child of parent.children as Node[])
      if ('children' in child) todo.push(child as Parent)
  }
}
