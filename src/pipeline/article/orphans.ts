/**
 * Articles whose pages are versions of another one now, since someone paired them.
 *
 * One that no writer touched gives way, and its old address leads to the other; an edited one stays, with a
 * finding, as its words would be lost.
 */

import {baseFile, conflictFile, type FileChange, recordFile} from '../../emit/index.ts'
import type {FindingDraft} from '../../model/finding.ts'
import type {World} from '../world.ts'

export interface Orphans {
  /** The articles that give way, by id. */
  gone: Map<string, Orphan>
  /** By article id. */
  findings: Map<string, FindingDraft>
}

export interface Orphan {
  id: string
  /** Id of the article that it is a version of now. */
  into: string
  changes: FileChange[]
}

export function findOrphans({snapshots, articles, bases, written}: World): Orphans {
  const orphans: Orphans = {gone: new Map(), findings: new Map()}
  const alive = new Set(articles.values())

  for (const [key, {file}] of snapshots) {
    const id = file.article
    const now = articles.get(key)
    if (now === undefined || now === id || alive.has(id) || orphans.gone.has(id)) continue

    const writer = written.get(id)
    const base = bases.get(id)
    if (!writer || writer.text === base) {
      const changes: FileChange[] = [
        {file: baseFile(id), bytes: undefined},
        {file: recordFile(id), bytes: undefined},
        {file: conflictFile(id), bytes: undefined}
      ]
      if (writer) changes.push({file: writer.file, bytes: undefined, from: base ?? null})
      orphans.gone.set(id, {id, into: now, changes})
    } else {
      orphans.findings.set(id, {
        rule: 'merge/kept-orphan',
        args: {article: now},
        at: {file: writer.file, line: 1, column: 1}
      })
    }
  }
  return orphans
}
