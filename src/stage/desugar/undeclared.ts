/** Names such as `YOUR-ORG` that look like values of `fill:`, but are not declared. */

import type {Nodes, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {suggest} from '../../model/suggest.ts'
import type {Context} from './context.ts'
import {decode} from './links.ts'

const placeholder = /(?<![A-Za-z0-9_-])YOUR[-_][A-Z0-9]+(?:[-_][A-Z0-9]+)*(?![A-Za-z0-9_-])/gu
/** Nobody is to type these into a page. */
const secret = /(?:^|[-_])(?:API[-_]?KEY|KEY|PASSWORD|SECRET|TOKEN)S?(?:[-_]|$)/u

/** Report each of them once; `declared` are the names that readers can fill in. */
export function reportUndeclared(
  body: Root,
  declared: readonly string[],
  {report}: Pick<Context, 'report'>
): void {
  const told = new Set(declared)
  visit(body, function (node: Nodes) {
    for (const text of textsOf(node))
      for (const [name] of text.matchAll(placeholder)) {
        if (told.has(name) || secret.test(name)) continue
        told.add(name)
        const likely = suggest(name, declared)
        report('fill/undeclared', {name}, node, likely === undefined ? {} : {likely})
      }
  })
}

function textsOf(node: Nodes): string[] {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code')
    return [node.value]
  return node.type === 'link' ? [decode(node.url)] : []
}
