/** The journal of a set: what is still to do where a run was interrupted, and how it is done. */

import {mkdir, readdir, readFile, rename, rm, stat} from 'node:fs/promises'
import path from 'node:path'
import {z} from 'zod'
import {StopError} from '../model/stop-error.ts'
import {absent} from './disk-errors.ts'
import {digestOfFile} from './files.ts'
import {removeEmpty} from './folders.ts'
import {isIn, refuseLinks} from './inside.ts'

const shape = z.object({
  schemaVersion: z.literal(1),
  moves: z.array(
    z.object({
      file: z.string(),
      /** Absent: the file is taken away. */
      staged: z.string().optional(),
      /** Digest of what it replaces, `null` where there is none. */
      was: z.string().nullable().optional(),
      /** What was added together stands or falls together. */
      unit: z.number().optional()
    })
  )
})

export type Journal = z.infer<typeof shape>
export type Move = Journal['moves'][number]

export const journalFile = '.collate/journal.json'
export const stagingFolder = '.collate/staging'

/** Beside what is staged: folders that a set makes, which are empty until the renames. */
export const madeFile = 'made.json'

/**
 * Finish what an interrupted run began, and take away what others staged that were killed before their journal.
 * Returns the files that were still to do. Only for who holds the knowledge base.
 */
export async function recover(root: string): Promise<string[]> {
  const text = await readFile(path.join(root, journalFile), 'utf8').catch(absent)
  const done = text === undefined ? [] : await finish(root, await journalIn(root, text))
  for (const name of (await readdir(path.join(root, stagingFolder)).catch(absent)) ?? [])
    await discard(root, `${stagingFolder}/${name}`)
  return done
}

/** @throws StopError where it is none that a run can have left */
async function journalIn(root: string, text: string): Promise<Journal> {
  const {success, data} = shape.safeParse(parsed(text))
  const isOwn = ({file, staged = `${stagingFolder}/`}: Move) =>
    isIn('content/', file) && isIn(`${stagingFolder}/`, staged)
  if (!success || !data.moves.every(isOwn))
    throw new StopError(`${journalFile} was not left by a run of Collate`, {
      hint: 'Delete it: what is there stays as it is, and the next import goes on from it.'
    })
  await refuseLinks(
    root,
    data.moves.map(({file}) => file)
  )
  return data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // It is put in place whole: nothing cuts it short.
  }
}

/** Carry out what `journal` says, and take it away. */
export async function finish(root: string, journal: Journal): Promise<string[]> {
  const done: string[] = []
  /** What somebody saved meanwhile stays, and with it what was to go along: the next import merges them. */
  const left = new Set<number>()
  for (const move of journal.moves) {
    const {file, staged, unit} = move
    if (unit !== undefined && left.has(unit)) continue
    const target = path.join(root, file)
    const isToBe = staged === undefined || (await isThere(path.join(root, staged)))
    if (await isAnothers(root, move, isToBe)) {
      if (unit !== undefined) left.add(unit)
      continue
    }
    if (staged === undefined) {
      await rm(target, {force: true})
      await removeEmpty(root, foldersAbove(file))
    } else if (isToBe) {
      await mkdir(path.dirname(target), {recursive: true})
      await rename(path.join(root, staged), target)
    }
    done.push(file)
  }
  await rm(path.join(root, journalFile), {force: true})
  return done
}

async function isThere(file: string): Promise<boolean> {
  return (await stat(file).catch(absent)) !== undefined
}

/**
 * Whether somebody changed a file since: it is neither what the run began with, nor what it was to be. `isToBe`: the run
 * had not come to it yet. What it had put in place already is anybody's to edit; but where it is again what it was before,
 * somebody took the run back, as with git, and what goes along with it must not come.
 */
async function isAnothers(
  root: string,
  {file, staged, was}: Move,
  isToBe: boolean
): Promise<boolean> {
  if (was === undefined) return false
  const now = await digestOfFile(root, file)
  if (!isToBe) return was !== null && now === was
  if (now === was) return false
  return staged !== undefined || now !== null
}

/** Folders that hold `file`, but the outermost. */
function foldersAbove(file: string): string[] {
  const steps = file.split('/').slice(0, -1)
  return steps.slice(1).map((_, index) => steps.slice(0, index + 2).join('/'))
}

/** Take away what is staged in `folder`, and the folders that it had made and did not fill. */
export async function discard(root: string, folder: string): Promise<void> {
  const made = await readFile(path.join(root, folder, madeFile), 'utf8').catch(absent)
  if (made) await removeEmpty(root, listOf(made))
  await rm(path.join(root, folder), {recursive: true, force: true})
}

/** A list that was cut short names nothing: it is written before any of its folders are made. */
function listOf(text: string): string[] {
  try {
    return JSON.parse(text) as string[]
  } catch {
    return []
  }
}
