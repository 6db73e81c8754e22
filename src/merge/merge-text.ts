/** The merge of one block that both sides changed, word by word. */

import {diff3MergeRegions} from 'node-diff3'
import type {Block} from './block.ts'
import {together} from './meeting.ts'
import {type Token, tokensOf} from './tokens.ts'

/** Longer blocks are not merged within: the comparison is quadratic where words repeat. */
const mostTokens = 3000

/** The text with both changes; `undefined` where they meet. */
export function mergeText(base: Block, ours: Block, theirs: Block): string | undefined {
  const [o, a, b] = [base, ours, theirs].map(({text, kind}) => tokensOf(text, kind)) as [
    Token[],
    Token[],
    Token[]
  ]
  if (Math.max(o.length, a.length, b.length) > mostTokens) return
  const merged: Token[] = []
  for (const region of diff3MergeRegions(texts(a), texts(o), texts(b))) {
    if (region.stable) {
      const from = region.buffer === 'a' ? a : region.buffer === 'b' ? b : o
      const {bufferStart: start, bufferLength: length} = region
      for (const token of from.slice(start, start + length)) merged.push(token)
      continue
    }
    const {aStart, aLength, bStart, bLength, oStart, oLength} = region
    const mine = a.slice(aStart, aStart + aLength)
    const meet = {
      base: o.slice(oStart, oStart + oLength),
      ours: mine,
      theirs: b.slice(bStart, bStart + bLength)
    }
    const isSame = region.aContent.join('\n') === region.bContent.join('\n')
    const both = isSame ? mine : isProse(base) ? together(meet) : undefined
    if (!both) return
    for (const token of both) merged.push(token)
  }
  return joined(merged, ours.kind === 'code' ? '\n' : ' ')
}

/** Of code and of cells, the order and the neighbours mean something. */
function isProse({kind}: Block): boolean {
  return kind === 'paragraph' || kind === 'heading'
}

function texts(tokens: readonly Token[]): string[] {
  return tokens.map(({text}) => text)
}

/** Words that were the last of their side may stand in the middle now. */
function joined(tokens: readonly Token[], blank: string): string {
  return tokens
    .map(function ({text, after}, index) {
      const next = tokens[index + 1]
      if (!next) return text
      return text + (after === '' && !next.clings ? blank : after)
    })
    .join('')
}
