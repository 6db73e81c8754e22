/** One version says when a sentence holds; the other says it without a condition. */

import {conditionsOf} from '../conditions.ts'
import {type CollateRule, type Context, quote, textOfBlocks} from '../context.ts'
import {nearness, type SentencePair, sentencePairs, spotOf} from '../sentences.ts'
import {stemsOf} from '../tokens.ts'

export const conditionMissing: CollateRule = {
  id: 'condition/missing',
  run(context) {
    for (const pair of sentencePairs(context))
      for (const side of ['left', 'right'] as const) report(context, pair, side)
  }
}

/** Likeness of the sentences, the conditions left out. */
const same = 0.7
/** Part of the words of a condition that the other version says, in whatever form. */
const said = 0.5

function report(context: Context, pair: SentencePair, side: 'left' | 'right'): void {
  const other = side === 'left' ? 'right' : 'left'
  const own = conditionsOf(pair[side].text)
  const [condition] = own
  // Several conditions, or others, are told as other words.
  if (
    !condition ||
    condition.isLight ||
    own.length > 1 ||
    conditionsOf(pair[other].text).length > 0
  )
    return
  const rest = new Set(stemsOf(condition.rest))
  if (rest.size < 2 || nearness(rest, pair[other].stems) < same) return
  const whole = new Set(stemsOf(textOfBlocks(pair.bead[other])))
  // A word that the sentence itself holds tells nothing of its condition.
  const words = stemsOf(condition.text).filter((word) => !rest.has(word))
  if (words.filter((word) => whole.has(word)).length >= said * words.length) return

  const published = side === 'right'
  context.spend(pair.bead, condition.text)
  context.find(
    'condition/missing',
    {text: quote(condition.text), in: context[other].name, published},
    {...spotOf(pair, '', ''), ...(!published && {severity: 'info' as const})}
  )
}
