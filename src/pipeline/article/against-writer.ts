/** What the sources give, held against the file that a writer has. */

import {collate} from '../../collate/index.ts'
import {baseFile, conflictFile, merge, sha256} from '../../emit/index.ts'
import type {Article} from '../../model/article.ts'
import type {Collation} from '../../model/collation.ts'
import type {FindingDraft} from '../../model/finding.ts'
import type {Written} from '../../model/result.ts'
import type {WrittenArticle} from './articles.ts'

export interface Outcome {
  /** The writer's text that it was made from, `null` where there was none. */
  ours: string | null
  /** What the article's file holds after the run. */
  text: string
  base: string
  theirs?: string
  written: Written
  /** The writer's text differs from what was generated. */
  edited: boolean
  /** The writer took the file away. */
  gone: boolean
  read?: WrittenArticle['read']
  findings: FindingDraft[]
}

/** Merge what the sources give (`theirs`) with the writer's file, if there is one. */
export function against(
  writer: WrittenArticle | undefined,
  base: string | undefined,
  theirs: string,
  id: string
): Outcome {
  if (!writer && base !== undefined)
    return {
      ours: null,
      text: theirs,
      base,
      written: 'kept',
      edited: false,
      gone: true,
      findings: [{rule: 'merge/kept-deleted', args: {base: baseFile(id)}}]
    }
  if (!writer)
    return {
      ours: null,
      text: theirs,
      base: theirs,
      written: 'new',
      edited: false,
      gone: false,
      findings: []
    }

  const ours = writer.text
  const merged = merge(base ?? '', ours, theirs)
  const outcome: Outcome = {
    ...merged,
    ours,
    edited: merged.text !== theirs,
    gone: false,
    written: merged.text !== ours ? 'updated' : merged.text === theirs ? 'unchanged' : 'kept',
    findings: []
  }
  if (merged.text === ours) outcome.read = writer.read
  if (merged.theirs !== undefined)
    outcome.findings.push({
      rule: 'merge/kept-edited',
      args: {conflict: conflictFile(id), upstream: sha256(theirs).slice(0, 12)},
      at: {file: writer.file, line: 1, column: 1}
    })
  return outcome
}

/** How far the writer's article has gone from what the sources say. */
export function departure(composed: Article, writers: Article): FindingDraft | undefined {
  const {blocks}: Collation = collate(composed, writers)
  const changed = blocks.filter(
    ({left, right}) => left.length > 0 && right.length > 0 && text(left) !== text(right)
  )
  const missing = blocks.filter(({right}) => right.length === 0)
  const extra = blocks.filter(({left}) => left.length === 0)
  const first = [...changed, ...extra].flatMap(({right}) => right)[0]
  if (changed.length + missing.length + extra.length === 0) return
  const {line = 1, column = 1} = first?.node.position?.start ?? {}
  const at = {file: writers.file, line, column}
  // What only adds to the sources contradicts none of them.
  if (changed.length + missing.length === 0)
    return {rule: 'drift/mdx-unsourced', args: {blocks: extra.length}, at}
  const args = {changed: changed.length, missing: missing.length, extra: extra.length}
  return {rule: 'drift/mdx-departs', args, at}

  function text(blocks: ReadonlyArray<{text: string}>): string {
    return blocks
      .map((block) => block.text)
      .join(' ')
      .replace(/\s+/gu, ' ')
  }
}
