/** Pictures and files that came with a page: read within their limits, known by their bytes. */

import {readFile, realpath, stat} from 'node:fs/promises'
import path from 'node:path'
import {kindOfFile} from '../model/file-kinds.ts'
import {sha256} from './files.ts'

export interface ReadFile {
  bytes: Uint8Array
  sha256: string
  /** With the dot, by the bytes: `.png`. */
  extension: string
}

/** Why a file that is there is not taken. */
export type Refused = {because: string} | {size: number; limit: number}

/** The file that `bytes` are, at most `limit` of them; `picture` where one is to be shown. */
export function checkFile(
  name: string,
  bytes: Uint8Array,
  picture: boolean,
  limit: number
): ReadFile | Refused {
  if (bytes.length > limit) return {size: bytes.length, limit}
  const kind = kindOfFile(name, bytes)
  if (typeof kind === 'string') return {because: kind}
  if (picture && !kind.picture) return {because: `a file of the kind “${kind.extension}”`}
  return {bytes, sha256: sha256(bytes), extension: kind.extension}
}

/**
 * Read the file that `name` names beside a page of `folder`; `undefined` when there is none, or it lies outside of
 * `folder` and `root`. What is there and cannot be taken says why.
 */
export async function readBeside(
  name: string,
  folder: string,
  root: string,
  pageId: string,
  picture: boolean,
  limit: number
): Promise<ReadFile | Refused | undefined> {
  if (name === '' || name.includes('\0')) return
  let refused: Refused | undefined

  for (const file of placesBeside(name, folder, pageId)) {
    const real = await realpath(file).catch(() => undefined) // Any failure: not to be had.
    if (!real || !(await within(real, [folder, root]))) continue
    const found = await stat(real)
    if (!found.isFile()) continue
    if (found.size > limit) {
      refused ??= {size: found.size, limit}
      continue
    }
    const bytes = await readFile(real).catch(() => undefined)
    const checked = bytes && checkFile(name, bytes, picture, limit)
    if (checked && 'bytes' in checked) return checked
    refused ??= checked
  }
  return refused
}

/** Where the file that `name` names may lie, beside a page of `folder`. */
export function placesBeside(name: string, folder: string, pageId: string): string[] {
  return [name, `attachments/${name}`, `${pageId}/${name}`].map((each) =>
    path.resolve(folder, each)
  )
}

/** Digest of `file`; `undefined` where it cannot be read, or is not what its name says. */
export async function digestOf(file: string, picture: boolean): Promise<string | undefined> {
  const bytes = await readFile(file).catch(() => undefined)
  const checked = bytes && checkFile(path.basename(file), bytes, picture, Number.POSITIVE_INFINITY)
  return checked && 'bytes' in checked ? checked.sha256 : undefined
}

/** Whether an address leads to another host, or is no file's at all. */
export function isRemote(address: string): boolean {
  return /^(?:[a-z][\d+.a-z-]*:|\/\/|\\\\)/i.test(address.trim())
}

async function within(file: string, folders: readonly string[]): Promise<boolean> {
  for (const folder of folders) {
    const relative = path.relative(await realpath(folder), file)
    if (relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)) return true
  }
  return false
}
