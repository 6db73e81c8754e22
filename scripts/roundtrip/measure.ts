/** Exports every article of a knowledge base, imports what was written anew, and compares. */

import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {writeExport} from '../../src/cli/write-export.ts'
import {readSnapshots, type Snapshot} from '../../src/emit/index.ts'
import type {ExportNote, Target} from '../../src/model/export.ts'
import {exportArticles, importPages, type Workspace} from '../../src/pipeline.ts'
import {type Difference, differences, type Names, readArticle} from './compare.ts'
import {knownAddresses} from './known-addresses.ts'

export interface Round {
  articles: number
  /** Articles that came out as they were. */
  same: number
  /** Articles that did not, each with its differences and what the export said. */
  changed: Array<{file: string; differences: Difference[]; notes: ExportNote[]}>
  /** Articles with a difference that the export did not announce. */
  silent: Array<{file: string; differences: Difference[]}>
  /** Articles with notes of each kind. */
  kinds: Map<string, number>
}

/** `only`: ids of the articles to look at; empty for all. */
export async function roundTrip(
  base: Workspace,
  to: Target,
  only: readonly string[] = []
): Promise<Round> {
  const folder = await mkdtemp(path.join(tmpdir(), 'collate-roundtrip-'))
  const [out, root] = [path.join(folder, 'out'), path.join(folder, 'base')]
  try {
    const exported = new Map<string, Exported>()
    for await (const {name, id, file, notes, ...article} of exportArticles(base, {only, to})) {
      await writeExport(base.root, out, {name, id, file, notes, ...article})
      exported.set(name, {id, file, notes})
    }
    const again = {root, config: {...base.config, sources: [], pairs: [], files: {fetch: false}}}
    await importPages(again, {paths: [out], write: true, offline: true, cwd: out})
    const known = knownAddresses(base.root, await readSnapshots(base.root))
    return judge(base.root, root, exported, {snapshots: await readSnapshots(root), known})
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

interface Exported {
  id: string
  file: string
  notes: ExportNote[]
}

function judge(
  before: string,
  after: string,
  exported: ReadonlyMap<string, Exported>,
  {snapshots, known}: {snapshots: readonly Snapshot[]; known: Names['known']}
): Round {
  const round: Round = {articles: exported.size, same: 0, changed: [], silent: [], kinds: new Map()}
  const found = new Map(snapshots.map(({file}) => [path.posix.basename(file.origin), file]))
  // Ids that two files share get another ending when they come in.
  const ids = new Map([...exported].map(([name, {id}]) => [found.get(name)?.article ?? name, id]))
  for (const [name, {file, notes}] of exported) {
    for (const kind of new Set(notes.map((note) => note.kind)))
      round.kinds.set(kind, (round.kinds.get(kind) ?? 0) + 1)
    const made = found.get(name)?.paths.at(-1)
    const all = made
      ? differences(readArticle(before, file), readArticle(after, made), {ids, known})
      : [{from: 1, to: 1, was: name, is: 'no article'}]
    if (all.length === 0) {
      round.same++
      continue
    }
    round.changed.push({file, differences: all, notes})
    const unsaid = all.filter((difference) => !isAnnounced(difference, notes))
    if (unsaid.length > 0) round.silent.push({file, differences: unsaid})
  }
  return round
}

/** Whether a note speaks of a line of the block. */
function isAnnounced({from, to}: Difference, notes: readonly ExportNote[]): boolean {
  return notes.some(({line}) => line !== undefined && line >= from && line <= to)
}
