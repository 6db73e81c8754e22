/** The three texts of each open conflict of an article, for people to read side by side. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {absent, conflictFile} from '../emit/index.ts'
import type {Comparison} from '../model/mending.ts'
import {conflictsIn, nameOf} from './article/conflicts.ts'
import {compareTexts} from './repairs/compare-texts.ts'
import type {Workspace} from './run.ts'

export interface ConflictTexts {
  /** The key of the front matter that it is about. */
  key?: string
  /** What was generated last, beside what the writer made of it. */
  ours: Comparison
  /** The same, beside what the sources give now. */
  theirs: Comparison
}

/** By the name that their findings bear as `upstream`. */
export async function readConflictTexts(
  {root}: Workspace,
  article: string
): Promise<ReadonlyMap<string, ConflictTexts>> {
  const text = await readFile(path.join(root, conflictFile(article)), 'utf8').catch(absent)
  return new Map(
    conflictsIn(text, article).map(function (conflict) {
      const {base, ours, theirs} = conflict
      const texts: ConflictTexts = {
        ...(conflict.kind === 'front' && {key: conflict.key}),
        ours: compareTexts(base, ours),
        theirs: compareTexts(base, theirs)
      }
      return [nameOf(conflict), texts]
    })
  )
}
