/** Exports every article of a knowledge base, imports what was written anew, and compares. */

import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {writeExport} from '../../src/cli/write-export.ts'
import type {ExportNote, Target} from '../../src/model/export.ts'
import {exportArticles, importPages, type Workspace} from '../../src/pipeline.ts'
import {type Difference, differences, readArticle} from './compare.ts'

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
    const exported = new Map<string, {file: string; page: string; notes: ExportNote[]}>()
    for await (const article of exportArticles(base, {only, to})) {
      await writeExport(base.root, out, article)
      const {file, notes, meta} = article
      exported.set(`${meta.source ?? 'files'}/${meta.id}`, {file, page: article.id, notes})
    }
    const config = {...base.config, sources: [], pairs: [], files: {fetch: false}}
    const again = {root, config}
    const {articles} = await importPages(again, {
      paths: [out],
      write: true,
      offline: true,
      cwd: out
    })
    const files = new Map(
      articles.flatMap(({path: file, versions}) => versions.map(({key}) => [String(key), file]))
    )
    return judge(base, root, exported, files)
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

function judge(
  base: Workspace,
  root: string,
  exported: ReadonlyMap<string, {file: string; notes: ExportNote[]}>,
  files: ReadonlyMap<string, string>
): Round {
  const round: Round = {articles: exported.size, same: 0, changed: [], silent: [], kinds: new Map()}
  for (const [key, {file, notes}] of exported) {
    for (const kind of new Set(notes.map((note) => note.kind)))
      round.kinds.set(kind, (round.kinds.get(kind) ?? 0) + 1)
    const found = files.get(key)
    const all = found
      ? differences(readArticle(base.root, file), readArticle(root, found))
      : [{from: 1, to: 1, was: key, is: 'no article'}]
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
