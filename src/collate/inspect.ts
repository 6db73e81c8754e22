/** One article held against itself: what no other version is needed for. */

import type {Article} from '../model/article.ts'
import type {FindingDraft, Place} from '../model/finding.ts'
import {blocksOf} from './blocks.ts'
import {quote} from './context.ts'
import {countClaims} from './count-claims.ts'
import {repeatedBlocks} from './repeated-blocks.ts'
import {type TokenFactsByName, tokenFindings} from './token-guides/index.ts'

/** What is looked at; places in `body` are those in `file`. */
export interface Inspected extends Pick<Article, 'body' | 'file' | 'title'> {
  /** Service whose token it sets up. */
  token?: string | undefined
}

/** `tokens`: what is known of the tokens of services. */
export function inspect(article: Inspected, tokens: TokenFactsByName = new Map()): FindingDraft[] {
  const claims = countClaims(article).map(
    ({block, text, claimed, steps, procedure}): FindingDraft => ({
      rule: 'step/count-claim',
      args: {text: quote(text), claimed, steps},
      at: placeOf(article, block?.node ?? procedure.procedure.node),
      path: block?.path ?? []
    })
  )
  const repeats = repeatedBlocks(blocksOf(article.body)).map(
    ({first, again, blocks, words}): FindingDraft => ({
      rule: 'dup/block',
      args: {text: quote(again.text), blocks, words},
      at: placeOf(article, again.node),
      cause: placeOf(article, first.node),
      path: again.path
    })
  )
  return [...claims, ...repeats, ...tokenFindings(article, tokens)]
}

function placeOf(
  {file}: Inspected,
  {position}: {position?: {start: Omit<Place, 'file'>} | undefined}
): Place {
  return {file, line: position?.start.line ?? 1, column: position?.start.column ?? 1}
}
