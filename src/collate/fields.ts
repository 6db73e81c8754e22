/** “Name: value” in running text: lines and items that give a field its value. */

import type {Nodes} from 'mdast'
import type {Block} from '../model/collation.ts'
import {textOf} from './text-of.ts'
import {fold, wordsOf} from './tokens.ts'
import {verbAt} from './verbs.ts'

export interface Field {
  name: string
  value: string
}

/** Most words of a name. */
const most = 5

/** What may stand before a colon and is no name of a field. */
const lead =
  /^(?:n\.?b|note|notes|tip|hint|important|importantly|warning|caution|attention|remember|danger|key step|example|examples|for example|e\.g|step|option|question|answer|q|a|see|see also|ps|https?|source|figure|fig|image|screenshot|or|and|then|next|first|optional|optionally|result|hinweis|achtung|wichtig|tipp|beispiel|remarque|nota|ejemplo)\b/

/** Most words of what counts as a value. */
const brief = 6
/** How descriptions begin, and what readers are told to do. */
const described =
  /^(?:a|an|the|this|that|these|those|your|our|their|its|it|if|when|where|whether|which|who|used|use|what|how|any|all|some|one of|please|for|to|you|we)\b/

/** A value, as it can be typed or chosen, and no description: another one contradicts it. */
export function isValue(text: string): boolean {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > brief || described.test(fold(text))) return false
  return words.length <= 3 || (!/[.!?]$/.test(text.trim()) && !verbAt(words, 0))
}

/** The fields of a block, each line of it taken for itself. */
export function fieldsOf(block: Block): Field[] {
  if (block.kind !== 'paragraph' && block.kind !== 'item') return []
  return linesOf(block.node).flatMap((line) => fieldOf(line) ?? [])
}

function fieldOf(line: readonly Nodes[]): Field | undefined {
  const [first] = line
  const text = line.map(plain).join('').replace(/\s+/g, ' ').trim()
  const match = /^([^:]{1,50}?)\s*:\s+(\S.*)$/u.exec(text)
  const [, name = '', value = ''] = match ?? []
  if (name === '' || !isName(name)) return undefined
  const words = wordsOf(name)
  // “Name” and “Type” are names, “Set the following” is none, unless it is set in bold up to the colon.
  const bold = first?.type === 'strong' ? plain(first).trim() : ''
  const isBold = bold === name || bold === `${name}:`
  return words.length > 1 && !isBold && verbAt(words, 0) ? undefined : {name, value}
}

function isName(text: string): boolean {
  return (
    /^[\p{Lu}\p{Lo}]/u.test(text) &&
    wordsOf(text).length <= most &&
    !/[.,;!?>]/.test(text) &&
    !lead.test(fold(text))
  )
}

function plain(node: Nodes): string {
  if ('value' in node) return node.value
  return textOf(node)
}

/** What stands between the breaks of a paragraph. */
function linesOf(node: Nodes): Nodes[][] {
  const lines: Nodes[][] = [[]]
  for (const child of 'children' in node ? (node.children as Nodes[]) : []) {
    if (child.type === 'break') lines.push([])
    else lines.at(-1)?.push(child)
  }
  return lines
}
