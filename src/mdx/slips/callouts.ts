/** `> [!WARNIG]`, `[!NOTE]` without its quote, and text that stands where the title of a callout does. */

import type {BlockContent, Paragraph} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {type Callout, calloutKinds} from '../../model/article.ts'
import {suggest} from '../../model/suggest.ts'
import {table} from '../../model/table.ts'
import {nodesOf, type Slip, sourceOf, startOf, type Typed} from './nodes.ts'

const marker = /^!?\[\s?!?\s?([A-Za-z]{2,20})\s?(\]|(?=\n|$))/
/** What other programs call them. */
const others: Readonly<Record<string, string>> = table({
  alert: 'warning',
  attention: 'warning',
  danger: 'caution',
  error: 'caution',
  hint: 'tip',
  info: 'note',
  information: 'note',
  success: 'tip'
})
/** A title this long is text, unless it reads like one. */
const longTitle = 60
/** No editor breaks a line before here. */
const wide = 45
/** Words that no title ends with. */
const open =
  /\s(?:a|an|and|are|as|at|be|by|can|for|from|if|in|is|it|must|of|on|or|that|the|to|when|which|with|you|your)$/iu
const sentence = /[.!?…。！？]["”’)]?$/u

export function calloutSlips({body, text}: Typed): Slip[] {
  const found: Slip[] = []
  const quoted = new Set<unknown>()
  for (const node of nodesOf(body)) {
    if (node.type === 'callout') found.push(...titleSlip(node))
    if (node.type === 'blockquote') quoted.add(node.children[0])
    if (node.type === 'paragraph') found.push(...markerSlip(node, quoted.has(node), text))
  }
  return found
}

function markerSlip(node: Paragraph, isQuoted: boolean, text: string): Slip[] {
  const [first] = node.children
  const source = sourceOf(node, text)
  // An escaped bracket is text; and what stands below a marker bears the place of both.
  const match = first?.type === 'text' && marker.test(first.value) ? marker.exec(source) : null
  const typed = match?.[1]
  if (!match || typed === undefined || !match[0].includes('!')) return []
  const word = typed.toLowerCase()
  const known = calloutKinds.find((kind) => kind === word)
  const likely = known ?? others[word] ?? suggest(word, calloutKinds)
  // Outside a quote, any word may stand in brackets.
  if (!isQuoted && known === undefined) return []
  return [
    {
      rule: 'mdx/unknown-callout',
      args: {
        typed: match[0],
        ...(likely !== undefined && {likely: `> [!${likely.toUpperCase()}]`})
      },
      at: startOf(node)
    }
  ]
}

function titleSlip(node: Callout): Slip[] {
  const title = textOf(node.title).trim()
  const below = textOf(node.children[0] as BlockContent | undefined).trimStart()
  const isText =
    node.children.length === 0
      ? title.length > longTitle || (sentence.test(title) && /\s/.test(title))
      : /^\p{Ll}/u.test(below) && (open.test(title) || (title.length > wide && /\w$/.test(title)))
  if (!isText) return []
  const args = {kind: node.kind.toUpperCase(), text: shortened(title)}
  return [{rule: 'mdx/callout-title', args, at: startOf(node)}]
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text
}
