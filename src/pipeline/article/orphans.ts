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
  /** Ids of the articles that give way. */
  gone: Set<string>
  changes: FileChange[]
  /** By article id. */
  findings: Map<string, FindingDraft>
}

export function findOrphans({snapshots, articles, bases, written}: World): Orphans {
  const orphans: Orphans = {gone: new Set(), changes: [], findings: new Map()}
  const alive = new Set(articles.values())

  for (const [key, {file}] of snapshots) {
    const id = file.article
    const now = articles.get(key)
    if (now === undefined || now === id || alive.has(id) || orphans.gone.has(id)) continue

    const writer = written.get(id)
    const base = bases.get(id)
    if (!writer || writer.text === base) {
      orphans.gone.add(id)
      orphans.changes.push(
        {file: baseFile(id), bytes: undefined},
        {file: recordFile(id), bytes: undefined},
        {file: conflictFile(id), bytes: undefined}
      )
      if (writer) orphans.changes.push({file: writer.file, bytes: undefined, from: base ?? null})
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
