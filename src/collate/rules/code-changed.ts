/** Code that differs in more than the blanks at its ends: readers copy it as it is. */

import type {Code, Nodes} from 'mdast'
import type {Block} from '../../model/collation.ts'
import {withoutWhich} from '../../model/hidden-secret.ts'
import {pushReversed} from '../../model/long-lists.ts'
import {type CollateRule, quote} from '../context.ts'
import {cutCode} from '../cut-code.ts'
import {textOf} from '../text-of.ts'

export const codeChanged: CollateRule = {
  id: 'code/changed',
  run(context) {
    const piecesOf = cutCode(context, typed)
    for (const bead of context.beads) {
      const [a, b] = [bead.left[0], bead.right[0]]
      if (!a || !b) continue
      const spot = {
        left: a.node,
        right: b.node,
        path: a.path,
        take: {out: bead.left.map((each) => each.node), in: bead.right.map((each) => each.node)}
      }
      if (a.kind === 'code' && b.kind === 'code') {
        const [from, to] = [plain(a.text), plain(b.text)]
        if (from === to) continue
        context.claimed.add(a).add(b)
        const pieces = piecesOf(bead)
        for (const piece of pieces) context.claimed.add(piece)
        if (pieces.length > 0) continue
        if (withoutWhich(from) === withoutWhich(to)) continue
        const isSame = isTypedSame(from, to) || (isFreeForm(a, b) && isSameText(from, to))
        const severity = isSame ? ({severity: 'info'} as const) : {}
        context.find('code/changed', differing(from, to), {...spot, ...severity})
      } else if (bead.likeness >= 0.5) {
        for (const [from, to] of inline(bead.left, bead.right)) {
          context.spend(bead, from, to)
          if (withoutWhich(from) === withoutWhich(to)) continue
          context.find('code/changed', {from: quote(from), to: quote(to)}, spot)
        }
      }
    }
  }
}

function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim()
}

const prompts = /^[\t ]*(?:[$%>]|PS [^>\n]*>)[\t ]+/gm

/** Both have people type the same: they differ in the sign of a shell before it, or in blanks that only the copy has. */
function isTypedSame(from: string, to: string): boolean {
  return from.replace(prompts, '') === to.replace(/\u00A0/g, ' ').replace(prompts, '')
}

/** Languages in which the blanks that begin a line are looks: no shell, where a line may have to begin at its start. */
const freeForm = new Set(
  'c c++ cpp cs csharp css go html java javascript js json kotlin php r rust sql swift ts typescript xml'.split(
    ' '
  )
)

function isFreeForm(...blocks: readonly Block[]): boolean {
  return blocks.some(({node}) => freeForm.has(((node as Code).lang ?? '').toLowerCase()))
}

/** Lines that only begin with other blanks. */
function isSameText(from: string, to: string): boolean {
  const [a, b] = [from, to].map((text) => text.replace(/^[\t \u00A0]+/gm, ''))
  return a === b
}

/** The lines that people type, and what they see of the answers. */
function typed(text: string): string[] {
  const lines = plain(text)
    .replace(/\u00A0/g, ' ')
    .replace(prompts, '')
    .split('\n')
  return lines.filter((line) => line.trim() !== '')
}

/** The first lines that differ, in what people type where they do. */
function differing(from: string, to: string): {from: string; to: string} {
  const [a, b] = [from.split('\n'), to.split('\n')]
  const lines = a.length > b.length ? a : b
  const bare = (line = '') => line.replace(prompts, '')
  const typed = lines.findIndex((_, index) => bare(a[index]) !== bare(b[index]))
  const index = typed === -1 ? lines.findIndex((_, index) => a[index] !== b[index]) : typed
  const [here, there] = [a[index] ?? '', b[index] ?? '']
  // Blanks that begin a line are not seen in a sentence.
  const show = quote(here) === quote(there) ? withBlanks : (line: string) => line
  return {from: quote(show(here)), to: quote(show(there))}
}

function withBlanks(line: string): string {
  return line.replace(/^[\t \u00A0]+/, (blanks) => '␣'.repeat(blanks.length))
}

/** Code in running text that neither text of the other side holds, in order. */
function inline(left: readonly Block[], right: readonly Block[]): Array<[string, string]> {
  const squash = (text: string) => text.replace(/\s+/g, ' ').trim()
  const [a, b] = [left, right].map((side) => squash(side.map((block) => block.text).join(' ')))
  const lefts = left.flatMap((block) => codesIn(block.node)).filter((code) => !b?.includes(code))
  const rights = right.flatMap((block) => codesIn(block.node)).filter((code) => !a?.includes(code))
  if (lefts.length !== rights.length) return []
  return lefts.map((code, index) => [code, rights[index] ?? ''])
}

function codesIn(node: Nodes): string[] {
  const result: string[] = []
  const open: Nodes[] = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'inlineCode') result.push(textOf(next))
    else if ('children' in next) pushReversed(open, next.children as Nodes[])
  }
  return result
}
