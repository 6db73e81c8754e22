/** Boxes of Confluence: what each kind of callout is there. */

import type {Element, ElementContent} from 'hast'
import type {PhrasingContent} from 'mdast'
import {plainText} from '../../mdx/index.ts'
import type {Callout, CalloutKind} from '../../model/article.ts'
import {calloutLabel} from '../callout-label.ts'
import type {Context} from '../context.ts'
import {short} from '../short.ts'
import {macro, richBody} from './element.ts'

/** As their colours mean them: note is yellow, warning red, info blue, tip green. */
const macros: Readonly<Record<CalloutKind, string>> = {
  note: 'info',
  tip: 'tip',
  important: 'info',
  caution: 'note',
  warning: 'warning'
}

export function callout(node: Callout, blocks: ElementContent[], context: Context): Element {
  const {kind} = node
  const said = plainTitle(node.title, node, context)
  if (kind === 'important' && said !== undefined)
    context.say('callout-kind', {kind, title: short(said)}, node)
  // There is no box for what is important: its title says so.
  const label =
    kind === 'important' ? (calloutLabel(kind, context.locale) ?? 'Important') : undefined
  return macro(macros[kind], {title: said ?? label}, [richBody(blocks)])
}

/** The title of a macro, which is plain text; `undefined` where there is none. */
export function plainTitle(
  nodes: readonly PhrasingContent[],
  at: Parameters<Context['say']>[2],
  {say}: Context
): string | undefined {
  const said = plainText(nodes)
  if (nodes.some((node) => node.type !== 'text')) say('plain-title', {title: short(said)}, at)
  return said === '' ? undefined : said
}
