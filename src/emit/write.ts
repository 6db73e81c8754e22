/**
 * The only writer of content: a run is written as one set.
 *
 * Texts are staged under `.collate/staging/`, then a journal names every rename, then the renames happen in
 * the order article, conflicts, base, source. A run that was interrupted before the journal left nothing
 * behind; one interrupted after it is finished by the next. What somebody saved meanwhile is never written over.
 */

import {isUtf8} from 'node:buffer'
import {mkdir, open, readFile, rename, stat, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {compare} from '../model/finding.ts'
import {StopError} from '../model/stop-error.ts'
import {absent, refused} from './disk-errors.ts'
import {digestOfFile, sha256} from './files.ts'
import {missingAbove} from './folders.ts'
import {refuseLinks, refuseOutside} from './inside.ts'
import {
  discard,
  finish,
  type Journal,
  journalFile,
  type Move,
  madeFile,
  stagingFolder
} from './journal.ts'

export interface FileChange {
  /** Relative to the root, with `/`. */
  file: string
  /** What it shall hold; `undefined` takes the file away. */
  bytes: string | Uint8Array | undefined
  /** What it held when `bytes` were made, `null` where there was none; absent: what it holds when it is added. */
  from?: string | null
}

/** Folders of `content/` in the order in which they are put in place. */
const order = ['articles', 'conflicts', 'base', 'records', 'decisions', 'addresses', 'sources']

/** Changes that become visible together; they are staged as they come, so that nobody need hold them. */
export interface ChangeSet {
  /** Files whose bytes would not change are left alone. */
  add(changes: readonly FileChange[]): Promise<void>
  /** Put all in place. Returns the files that were written or taken away. */
  commit(): Promise<string[]>
  /** Forget all; nothing where it was committed. */
  discard(): Promise<void>
}

let sets = 0

/** Begin a set of changes below `root`. */
export function openSet(root: string): ChangeSet {
  const moves: Move[] = []
  const folder = `${stagingFolder}/${process.pid}-${sets++}`
  let staged = 0
  let units = 0
  /** The journal is in place: what is staged is needed until all is. */
  let begun = false

  return {
    async add(changes) {
      for (const {file} of changes) refuseOutside(file)
      const unit = units++
      await inBatches(changes, async function ({file, bytes, from}) {
        const now = await digestOfFile(root, file)
        if (now === (bytes === undefined ? null : sha256(bytes))) return
        const was = from === undefined ? now : from === null ? null : sha256(from)
        if (bytes === undefined) return void moves.push({file, was, unit})
        const move = {file, staged: `${folder}/${staged++}`, was, unit}
        moves.push(move)
        await mkdir(path.join(root, folder), {recursive: true})
        await writeSynced(path.join(root, move.staged), bytes)
      }).catch(refused)
    },
    async commit() {
      if (moves.length === 0) return []
      moves.sort(byPlace)
      await refuseLinks(
        root,
        moves.map(({file}) => file)
      ).catch(refused)
      await inBatches(moves, (move) => checkSame(root, move))
      const journal: Journal = {schemaVersion: 1, moves}
      await makeFolders(root, folder, moves).catch(refused)
      const temporary = path.join(root, folder, 'journal.json')
      await mkdir(path.dirname(temporary), {recursive: true})
      await writeSynced(temporary, JSON.stringify(journal)).catch(refused)
      await rename(temporary, path.join(root, journalFile)).catch(refused)
      begun = true
      await finish(root, journal).catch(refused)
      begun = false
      return moves.map(({file}) => file)
    },
    discard: async () => (begun ? undefined : await discard(root, folder))
  }
}

/** Nothing was written yet, so a run that would cost somebody's words can stop. */
async function checkSame(root: string, {file, was}: Move): Promise<void> {
  if ((await digestOfFile(root, file)) === was) return
  const bytes = await readFile(path.join(root, file)).catch(absent)
  if (bytes && !isUtf8(bytes))
    throw new StopError(`${file} is not saved as UTF-8, so nothing was written`, {
      hint: 'Open it in the editor that saved it, and save it as UTF-8.'
    })
  throw new StopError(`${file} was saved while this run was at work, so nothing was written`, {
    hint: 'Run it again: it goes on from what was saved, and most of what it made is kept.'
  })
}

/** A name that the disk does not take must fail now, not after the journal. */
async function makeFolders(root: string, staging: string, moves: readonly Move[]): Promise<void> {
  const kept = moves.filter(({staged}) => staged !== undefined).map(({file}) => file)
  const missing = await missingAbove(root, kept)
  await mkdir(path.join(root, staging), {recursive: true})
  await writeFile(path.join(root, staging, madeFile), JSON.stringify(missing))
  for (const folder of missing) await mkdir(path.join(root, folder), {recursive: true})
  await inBatches(kept, async (file) => void (await stat(path.join(root, file)).catch(absent)))
}

/** Write `changes` below `root`, all or none. Returns the files that were written or taken away. */
export async function writeSet(root: string, changes: readonly FileChange[]): Promise<string[]> {
  const set = openSet(root)
  try {
    await set.add(changes)
    return await set.commit()
  } finally {
    await set.discard()
  }
}

/** Files that are read or written at a time. */
const batch = 32

async function inBatches<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<void>
): Promise<void> {
  for (let start = 0; start < items.length; start += batch) {
    const some = items.slice(start, start + batch)
    const ended = await Promise.allSettled(some.map((item, at) => work(item, start + at)))
    // Nothing is under way any more where the first that failed is told.
    for (const each of ended) if (each.status === 'rejected') throw each.reason
  }
}

async function writeSynced(file: string, bytes: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'w')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A page is known by `page.json`, so that its text is there before it, and a former one goes after it. */
function byPlace(a: Move, b: Move): number {
  const [first, last] = [a, b].map(({file, staged}) => {
    const isKnown = file.endsWith('/page.json')
    return place(file) * 3 + (staged === undefined ? 2 : isKnown ? 1 : 0)
  })
  return (first ?? 0) - (last ?? 0) || compare(a.file, b.file)
}

function place(file: string): number {
  const index = order.indexOf(file.split('/')[1] ?? '')
  return index === -1 ? order.length : index
}
