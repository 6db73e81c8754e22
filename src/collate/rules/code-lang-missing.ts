/** Code whose language one version names and the other does not: only one of them is coloured. */

import type {Code} from 'mdast'
import type {Block} from '../../model/collation.ts'
import {type CollateRule, type Context, quote} from '../context.ts'

interface Pair {
  left: Block
  right: Block
  language: string
}

export const codeLangMissing: CollateRule = {
  id: 'code/lang-missing',
  run(context) {
    const [here, there]: [Pair[], Pair[]] = [[], []]
    for (const {
      left: [left],
      right: [right]
    } of context.beads) {
      if (left?.kind !== 'code' || right?.kind !== 'code') continue
      const [from, to] = [languageOf(left), languageOf(right)]
      if (from === '' && to !== '') here.push({left, right, language: to})
      else if (to === '' && from !== '') there.push({left, right, language: from})
    }
    for (const pair of here) report(context, [pair], true)
    // To readers of the copy, all of its code looks so: one thing to know, not many.
    if (there.length > 0) report(context, there, false)
  }
}

/** `text` says that there is none. */
function languageOf({node}: Block): string {
  const language = ((node as Code).lang ?? '').toLowerCase()
  return /^(?:text|txt|plain|plaintext|none)$/.test(language) ? '' : language
}

function report(context: Context, pairs: readonly Pair[], published: boolean): void {
  const [first] = pairs
  if (!first) return
  const {left, right, language} = first
  // Where the code differs too, it is taken over with its language.
  const canTake = published && !context.claimed.has(left)
  context.find(
    'code/lang-missing',
    {
      language,
      code: quote(left.text),
      count: pairs.length,
      in: published ? context.left.name : context.right.name,
      published
    },
    {
      left: left.node,
      right: right.node,
      path: left.path,
      ...(canTake && {take: {out: [left.node], in: [right.node]}})
    }
  )
}
