/**
 * Conflicts that someone settled, as they stand among the decisions about an article, with what it takes to open them
 * again: the conflict, and what settling it changed in the article's file.
 */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {applyPatch, createTwoFilesPatch, parsePatch, reversePatch} from 'diff'
import {absent, baseFile, conflictFile, decisionFile, type FileChange} from '../emit/index.ts'
import type {Conflict} from '../merge/index.ts'
import type {Decision} from '../model/decision.ts'
import {StopError} from '../model/stop-error.ts'
import {conflictsIn, conflictsText, nameOf} from './article/conflicts.ts'

export interface SettledConflict extends Omit<Decision, 'reason'> {
  /** A conflict shows what it is about: its reason may be missing. */
  reason?: string
  conflict: Conflict
  /** What settling it changed in the article, as a unified diff; absent where that was nothing. */
  change?: string
}

/** So many of one article are kept, the last: each can be opened again while the article says what it was given. */
export const mostSettled = 20

/** What turns `before` into `after`; `undefined` where they are the same. */
export function changeOf(file: string, before: string, after: string): string | undefined {
  if (before === after) return
  return createTwoFilesPatch(file, file, before, after, '', '', {context: 3})
}

/**
 * What opens the conflict of `settled` again, in the article that lies in `file`. Fails with `StopError` where a writer
 * edited the place since, or the sources changed it once more.
 */
export async function reopening(
  root: string,
  article: string,
  file: string | undefined,
  {conflict, change}: SettledConflict
): Promise<FileChange[]> {
  const read = (name: string) => readFile(path.join(root, name), 'utf8').catch(absent)
  const text = file === undefined ? undefined : await read(file)
  if (file === undefined || text === undefined)
    throw new StopError(
      `The article \`${article}\` has no file, so nothing can be taken back in it`,
      {
        hint: 'Bring the article back first: `npx collate check` says how.'
      }
    )
  const before = change === undefined ? text : undone(text, change)
  if (before === undefined)
    throw new StopError(`\`${file}\` was edited since where the conflict was settled`, {
      hint: `Change it by hand: the lines that begin with \`-\` in ${decisionFile(article)} are what it said before.`
    })

  const conflicts = conflictFile(article)
  const open = conflictsIn(await read(conflicts), article)
  if (open.some((each) => isAboutSame(each, conflict)))
    throw new StopError(
      'The source has changed the same words since, which is a conflict of its own',
      {
        hint: 'Settle that one: `npx collate decide` shows it.'
      }
    )
  const changes: FileChange[] = [
    {file, bytes: before, from: text},
    {file: conflicts, bytes: conflictsText([...open, conflict])}
  ]
  if (conflict.kind !== 'whole') return changes
  const base = baseFile(article)
  if ((await read(base)) !== conflict.theirs)
    throw new StopError('The article was imported anew since, so there is no way back', {
      hint: `Change ${file} by hand: ${decisionFile(article)} holds what it said.`
    })
  return [...changes, {file: base, bytes: conflict.base}]
}

/** `text` without `change`; `undefined` where what was changed is not there any more. */
function undone(text: string, change: string): string | undefined {
  const [patch] = parsePatch(change)
  return (patch && applyPatch(text, reversePatch(patch))) || undefined
}

function isAboutSame(one: Conflict, other: Conflict): boolean {
  if (one.kind === 'front') return other.kind === 'front' && one.key === other.key
  if (one.kind === 'whole' || other.kind === 'whole') return one.kind === other.kind
  return nameOf(one) === nameOf(other) || (one.ours !== '' && one.ours === other.ours)
}
