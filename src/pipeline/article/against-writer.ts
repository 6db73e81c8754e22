/** What the sources give, held against the file that a writer has. */

import {collate} from '../../collate/index.ts'
import {baseFile} from '../../emit/index.ts'
import {
  type Conflict,
  type Merged,
  merge,
  type OpenConflict,
  openConflicts
} from '../../merge/index.ts'
import type {Article} from '../../model/article.ts'
import type {Collation} from '../../model/collation.ts'
import type {FindingDraft} from '../../model/finding.ts'
import type {Written} from '../../model/result.ts'
import type {WrittenArticle} from './articles.ts'
import {conflictFindings} from './conflicts.ts'
import {encodingFinding} from './encoding.ts'
import type {Rewrite} from './rewrites.ts'

export interface Outcome {
  /** The writer's text that it was made from, `null` where there was none. */
  ours: string | null
  /** What the article's file holds after the run. */
  text: string
  base: string
  /** What someone has to settle. */
  conflicts: Conflict[]
  written: Written
  /** The writer's text differs from what was generated. */
  edited: boolean
  /** The writer took the file away. */
  gone: boolean
  read?: WrittenArticle['read']
  findings: FindingDraft[]
}

/** What is known of an article besides its file. */
export interface Before {
  id: string
  /** What was generated last. */
  base: string | undefined
  /** What is not settled from earlier. */
  conflicts: readonly Conflict[]
  /** The file that it was, whose id is gone. */
  withoutId?: string | undefined
}

/** Merge what the sources give (`theirs`), which came about by `changes`, with the writer's file, if there is one. */
export function against(
  writer: WrittenArticle | undefined,
  {id, base, conflicts, withoutId}: Before,
  theirs: string,
  changes: readonly Rewrite[]
): Outcome {
  if (!writer && base !== undefined)
    return {
      ours: null,
      text: theirs,
      base,
      conflicts: [...conflicts],
      written: 'kept',
      edited: false,
      gone: true,
      findings: [goneFinding(id, withoutId)]
    }
  if (!writer)
    return {
      ours: null,
      text: theirs,
      base: theirs,
      conflicts: [],
      written: 'new',
      edited: false,
      gone: false,
      findings: []
    }

  const ours = writer.text
  let merged: Pick<Merged, 'base' | 'text'> = {base: base ?? '', text: ours}
  let open: OpenConflict[] = []
  let kept = conflicts
  // Over what cannot be read, nothing is written.
  if (writer.fault) open = openConflicts(conflicts, {...merged, conflicts: []})
  for (const {by, text} of writer.fault ? [] : changes) {
    const next = merge(merged.base, merged.text, text)
    open = openConflicts(kept, next, by === 'collate' ? by : undefined)
    kept = open.map(({conflict}) => conflict)
    merged = next
  }
  const outcome: Outcome = {
    text: merged.text,
    base: merged.base,
    ours,
    conflicts: open.map(({conflict}) => conflict),
    edited: !writer.fault && merged.text !== theirs,
    gone: false,
    written: merged.text !== ours ? 'updated' : merged.text === theirs ? 'unchanged' : 'kept',
    findings: [
      ...(writer.fault ? [encodingFinding(writer.file, writer.fault)] : []),
      ...conflictFindings(open, id, writer.file)
    ]
  }
  if (merged.text === ours) outcome.read = writer.read
  return outcome
}

/** What is to be said of an article that has no file. */
function goneFinding(article: string, file: string | undefined): FindingDraft {
  if (file === undefined) return {rule: 'merge/kept-deleted', args: {base: baseFile(article)}}
  return {rule: 'merge/lost-id', args: {article}, at: {file, line: 1, column: 1}}
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
