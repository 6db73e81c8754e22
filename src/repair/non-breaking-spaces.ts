/**
 * Turn non-breaking spaces into plain ones, and take invisible characters out.
 *
 * Editors put them in by themselves, seldom by intent: they keep lines from wrapping on a phone and
 * words from being found. In code, where a shell or a compiler stumbles over them, each becomes one plain space, so
 * that columns stay.
 */

import type {Nodes, Parents, Text} from 'hast'
import {plainCode} from './common/plain-code.ts'
import {isElement, isHollow} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

/** Runs of blanks with at least one that does not break; zero-width characters that join nothing. */
const spaces = /(?<![ \t])[ \t]*[\u00A0\u2007\u202F][ \t\u00A0\u2007\u202F]*/g
const single = /[\u00A0\u2007\u202F]/g
const zeroWidth = /[\u200B\u2060\uFEFF\u00AD]/g

export const nonBreakingSpaces = defineRepair(
  {
    id: 'non-breaking-spaces',
    summary: 'Spaces that do not break, or characters without width, stand between words.',
    defaults: {}
  },
  function (tree, {change}) {
    let first: Text | undefined
    let count = 0
    mend(tree, false)
    if (first) change({at: first, args: {count}})

    function mend(node: Nodes, inCode: boolean): void {
      if (node.type === 'text') {
        const mended = inCode
          ? node.value.replace(single, ' ')
          : node.value.replace(zeroWidth, '').replace(spaces, ' ')
        if (mended === node.value) return
        count += node.value.match(inCode ? single : spaces)?.length ?? 0
        count += inCode ? 0 : (node.value.match(zeroWidth)?.length ?? 0)
        first ??= node
        node.value = mended
      } else if ('children' in node) {
        const code = inCode || isCode(node)
        for (const child of (node as Parents).children) mend(child, code)
      }
    }
  }
)

function isCode(node: Nodes): boolean {
  if (isElement(node, 'p', 'div')) return plainCode(node) !== undefined
  return isElement(node, 'pre', 'code', 'kbd', 'samp') && !isHollow(node)
}
