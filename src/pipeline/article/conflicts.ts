/** What the sources and a writer both changed, as it lies in `content/conflicts/` until someone settles it. */

import {createHash} from 'node:crypto'
import {parse} from 'yaml'
import {z} from 'zod'
import {conflictFile} from '../../emit/index.ts'
import type {Conflict, OpenConflict} from '../../merge/index.ts'
import type {FindingDraft} from '../../model/finding.ts'
import {StopError} from '../../model/stop-error.ts'
import {writeYaml} from '../../model/write-yaml.ts'

const texts = {
  base: z.string().describe('What was generated last.'),
  ours: z.string().describe('What the writer made of it.'),
  theirs: z.string().describe('What the sources say now.'),
  by: z
    .literal('collate')
    .exactOptional()
    .describe('The sources say what they said: only Collate writes it otherwise now.')
}

export const conflictSchema = z.union([
  z.strictObject({
    kind: z
      .enum(['edited', 'added', 'deleted-here', 'deleted-there', 'merged'])
      .describe('What happened to the block.'),
    under: z.array(z.string()).describe('The headings that it stands under.'),
    ...texts
  }),
  z.strictObject({
    kind: z.literal('front').describe('Both changed a line at the top.'),
    key: z.string().describe('Its name.'),
    ...texts
  }),
  z.strictObject({
    kind: z.literal('whole').describe('The whole article could not be merged.'),
    ...texts
  })
])

export const conflictsSchema = z.strictObject({
  conflicts: z
    .array(conflictSchema)
    .describe('What the sources and a writer both changed. Settle it with `collate decide`.')
})

/** Read `text`, the conflicts of `article`. Fails with `StopError` where someone broke it. */
export function conflictsIn(text: string | undefined, article: string): Conflict[] {
  if (text === undefined) return []
  try {
    return conflictsSchema.parse(parse(text)).conflicts
  } catch (error) {
    throw new StopError(`\`${conflictFile(article)}\` cannot be read`, {
      cause: error,
      hint: 'It is written by the program. Take it back from the history; or delete it, and what it holds is settled in the writer’s favour.'
    })
  }
}

/** The text of a file of `conflicts`; `undefined` where there are none. */
export function conflictsText(conflicts: readonly Conflict[]): string | undefined {
  if (conflicts.length === 0) return
  const entries = conflicts.map((conflict) => {
    const {kind, base, ours, theirs, by} = conflict
    const place =
      kind === 'front' ? {key: conflict.key} : kind === 'whole' ? {} : {under: conflict.under}
    return {kind, ...(by && {by}), ...place, base, ours, theirs}
  })
  return writeYaml({conflicts: entries})
}

/** What a conflict is known by: what the writer makes of it meanwhile does not matter. */
export function nameOf(conflict: Conflict): string {
  const {kind, base, theirs} = conflict
  const place = kind === 'front' ? conflict.key : kind === 'whole' ? '' : conflict.under
  return createHash('sha256')
    .update(JSON.stringify([place, base, theirs]))
    .digest('hex')
    .slice(0, 12)
}

/** What is to be said of the conflicts of an article that stands in `file`. */
export function conflictFindings(
  open: readonly OpenConflict[],
  article: string,
  file: string
): FindingDraft[] {
  return open.map(function ({conflict, line}) {
    const {kind, by} = conflict
    const draft: FindingDraft = {
      rule: ruleOf(conflict),
      args: {
        conflict: conflictFile(article),
        upstream: nameOf(conflict),
        ...(kind === 'front' && {key: conflict.key}),
        ...(kind.startsWith('deleted-') && {by: kind === 'deleted-here' ? 'writer' : 'source'})
      },
      at: {file, line, column: 1}
    }
    // What readers get is what the source says: only the form of it is in question.
    if (by && draft.rule === 'merge/conflict') draft.severity = 'warning'
    if (by) draft.shown = {changed: by}
    if (kind === 'front') draft.answers = ['meant', 'take']
    if (kind !== 'front' && kind !== 'whole') draft.path = conflict.under
    return draft
  })
}

function ruleOf({kind}: Conflict): FindingDraft['rule'] {
  if (kind === 'whole') return 'merge/kept-edited'
  if (kind === 'merged') return 'merge/both-edited'
  return kind === 'deleted-here' || kind === 'deleted-there' ? 'merge/kept-block' : 'merge/conflict'
}
