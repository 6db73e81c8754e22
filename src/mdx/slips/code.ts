/** A block of code that nothing closes, or whose language is mistyped. */

import type {Code} from 'mdast'
import {isCodeLanguage, likelyCodeLanguage} from '../../model/code-languages.ts'
import {nodesOf, type Slip, sourceOf, startOf, type Typed} from './nodes.ts'

const opening = /^(`{3,}|~{3,})/

export function codeSlips({body, text}: Typed): Slip[] {
  const found: Slip[] = []
  for (const node of nodesOf(body)) {
    if (node.type !== 'code') continue
    found.push(...languageSlip(node), ...endSlip(node, text))
  }
  return found
}

function languageSlip(node: Code): Slip[] {
  const lang = node.lang ?? ''
  const likely = isCodeLanguage(lang) ? undefined : likelyCodeLanguage(lang)
  if (likely === undefined) return []
  return [{rule: 'mdx/code-language', args: {lang, likely}, at: startOf(node)}]
}

function endSlip(node: Code, text: string): Slip[] {
  const source = sourceOf(node, text)
  const fence = opening.exec(source)?.[1]
  if (fence === undefined) return []
  const last = source.slice(source.lastIndexOf('\n') + 1).replace(/^[ \t>]+/, '')
  const isClosed = source.includes('\n') && last.startsWith(fence) && /^(`+|~+)\s*$/.test(last)
  return isClosed ? [] : [{rule: 'mdx/code-not-closed', args: {}, at: startOf(node)}]
}
