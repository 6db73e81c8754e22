/** The part of an article that makes a token, as far as the facts of a service can tell. */

import type {Article} from '../../model/article.ts'
import type {Block} from '../../model/collation.ts'
import type {StepKind, TokenFacts} from '../../model/token-facts.ts'
import {tokenSteps} from '../../model/token-steps.ts'
import {blocksOf} from '../blocks.ts'
import {proceduresOf, type Step} from '../procedures.ts'

export interface TokenGuide {
  article: Pick<Article, 'body' | 'file' | 'title'>
  blocks: readonly Block[]
  /** The steps of the procedure that makes the token; none where no procedure does. */
  steps: readonly Step[]
  /** Which of them, from 0, is about what. */
  about: Readonly<Partial<Record<StepKind, number>>>
}

export function tokenGuide(
  article: TokenGuide['article'],
  facts: Pick<TokenFacts, 'path' | 'openUrl' | 'fields' | 'confirm'>
): TokenGuide {
  const blocks = blocksOf(article.body)
  for (const {steps} of proceduresOf(article)) {
    const about = tokenSteps(
      steps.map(({text}) => text),
      facts
    )
    if (about.create !== undefined) return {article, blocks, steps, about}
  }
  return {article, blocks, steps: [], about: {}}
}

/** The blocks of the steps up to the one that makes the token, that one too. */
export function blocksUntilMade({blocks, steps, about}: TokenGuide): Block[] {
  const nodes = new Set(
    steps.slice(0, (about.create ?? -1) + 1).flatMap(({step}) => step.nodes as unknown[])
  )
  const inside = new Set<unknown>()
  const open = [...nodes] as Array<{children?: unknown[]}>
  for (let next = open.pop(); next; next = open.pop()) {
    inside.add(next)
    for (const child of next.children ?? []) open.push(child as {children?: unknown[]})
  }
  return blocks.filter(({node}) => inside.has(node))
}
