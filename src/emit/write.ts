/**
 * The only writer of content: a run is written as one set.
 *
 * Texts are staged under `.collate/staging/`, then a journal names every rename, then the renames happen in
 * the order article, conflicts, base, source. A run that was interrupted before the journal left nothing
 * behind; one interrupted after it is finished by the next.
 */

import {createHash} from 'node:crypto'
import {mkdir, open, readdir, readFile, rename, rm, rmdir, stat} from 'node:fs/promises'
import path from 'node:path'
import {compare} from '../model/finding.ts'

export interface FileChange {
  /** Relative to the root, with `/`. */
  file: string
  /** What it shall hold; `undefined` takes the file away. */
  bytes: string | Uint8Array | undefined
}

interface Journal {
  schemaVersion: 1
  moves: Array<{file: string; staged?: string}>
}

const journalFile = '.collate/journal.json'
const stagingFolder = '.collate/staging'

/** Folders of `content/` in the order in which they are put in place. */
const order = ['articles', 'conflicts', 'base', 'records', 'decisions', 'sources']

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
  const moves: Journal['moves'] = []
  const folder = `${stagingFolder}/${process.pid}-${sets++}`
  let staged = 0

  return {
    async add(changes) {
      await inBatches(changes, async function (change) {
        if (!(await differs(root, change))) return
        const {file, bytes} = change
        if (bytes === undefined) return void moves.push({file})
        const move = {file, staged: `${folder}/${staged++}`}
        moves.push(move)
        await mkdir(path.join(root, folder), {recursive: true})
        await writeSynced(path.join(root, move.staged), bytes)
      })
    },
    async commit() {
      if (moves.length === 0) return []
      moves.sort((a, b) => place(a.file) - place(b.file) || compare(a.file, b.file))
      await inBatches(moves, async function ({file, staged}) {
        if (staged === undefined) return
        // A name that the disk does not take must fail now, not after the journal.
        await mkdir(path.dirname(path.join(root, file)), {recursive: true})
        await stat(path.join(root, file)).catch(absent)
      })
      const journal: Journal = {schemaVersion: 1, moves}
      const temporary = path.join(root, `${journalFile}.part`)
      await mkdir(path.dirname(temporary), {recursive: true})
      await writeSynced(temporary, JSON.stringify(journal))
      await rename(temporary, path.join(root, journalFile))
      await finish(root, journal)
      return moves.map(({file}) => file)
    },
    discard: () => rm(path.join(root, folder), {recursive: true, force: true})
  }
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

/** Finish what an interrupted run began. Returns the files that were still to do. */
export async function recover(root: string): Promise<string[]> {
  const text = await readFile(path.join(root, journalFile), 'utf8').catch(absent)
  const done = text === undefined ? [] : await finish(root, JSON.parse(text) as Journal)
  // What runs staged that were killed before their journal; others may be at work.
  for (const name of (await readdir(path.join(root, stagingFolder)).catch(absent)) ?? [])
    if (!isAlive(Number.parseInt(name, 10)))
      await rm(path.join(root, stagingFolder, name), {recursive: true, force: true})
  return done
}

async function finish(root: string, journal: Journal): Promise<string[]> {
  const done: string[] = []
  for (const {file, staged} of journal.moves) {
    const target = path.join(root, file)
    if (staged === undefined) {
      await rm(target, {force: true})
      await rmdir(path.dirname(target)).catch(ignore(['ENOTEMPTY', 'ENOENT', 'EEXIST']))
    } else {
      await mkdir(path.dirname(target), {recursive: true})
      // Absent: the interrupted run had moved it already.
      await rename(path.join(root, staged), target).catch(ignore(['ENOENT']))
    }
    done.push(file)
  }
  await rm(path.join(root, journalFile), {force: true})
  return done
}

/** Files that are read or written at a time. */
const batch = 32

async function inBatches<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<void>
): Promise<void> {
  for (let start = 0; start < items.length; start += batch)
    await Promise.all(items.slice(start, start + batch).map((item, at) => work(item, start + at)))
}

/** Whether a process `pid` is running, of whoever it is. */
export function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function differs(root: string, {file, bytes}: FileChange): Promise<boolean> {
  const target = path.join(root, file)
  if (bytes === undefined) return (await stat(target).catch(absent)) !== undefined
  const now = await readFile(target).catch(absent)
  return now === undefined || !now.equals(Buffer.from(bytes))
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

function place(file: string): number {
  const index = order.indexOf(file.split('/')[1] ?? '')
  return index === -1 ? order.length : index
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The one error that means “there is none”; any other goes on. */
export function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return
  throw error
}

function ignore(codes: readonly string[]): (error: NodeJS.ErrnoException) => void {
  return function (error) {
    if (!codes.includes(error.code ?? '')) throw error
  }
}

/** Files below `folder` with `ending`, relative to the root, sorted; none where the folder is missing. */
export async function filesBelow(root: string, folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), {
    recursive: true,
    withFileTypes: true
  }).catch(absent)
  return (entries ?? [])
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) =>
      path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
    )
    .sort(compare)
}
