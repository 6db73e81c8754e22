/** Pictures that came with a page: found beside it, known by their bytes, named for people. */

import {readFile, realpath, stat} from 'node:fs/promises'
import path from 'node:path'
import {sha256} from './write.ts'

export interface Picture {
  bytes: Uint8Array
  sha256: string
  /** With the dot, by the bytes: `.png`. */
  extension: string
}

/** Largest picture that is taken over, in bytes. */
const limit = 20 * 1024 * 1024

/** What a picture's first bytes say, in Latin-1. */
const signatures: ReadonlyArray<[extension: string, start: RegExp]> = [
  ['.png', /^\x89PNG\r\n\x1A\n/],
  ['.jpg', /^\xFF\xD8\xFF/],
  ['.gif', /^GIF8[79]a/],
  ['.webp', /^RIFF[\s\S]{4}WEBP/],
  ['.avif', /^[\s\S]{4}ftypavi[fs]/],
  [
    '.svg',
    /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i
  ]
]

/**
 * Read the picture that `address` names beside a page of `folder`; `undefined` when there is none, it lies
 * outside of `folder` and `root`, is too large, or its bytes are no picture's (a sign-in page, say).
 */
export async function readPicture(
  address: string,
  folder: string,
  root: string,
  pageId: string
): Promise<Picture | undefined> {
  const name = decode(address.replace(/[?#].*$/s, ''))
  if (name === '' || name.includes('\0')) return

  for (const candidate of [name, `attachments/${name}`, `${pageId}/${name}`]) {
    const file = path.resolve(folder, candidate)
    const real = await realpath(file).catch(() => undefined) // Any failure: not to be had.
    if (!real || !(await within(real, [folder, root]))) continue
    const {size} = await stat(real)
    if (size > limit) continue
    const bytes = await readFile(real).catch(() => undefined)
    const extension = bytes && pictureExtension(bytes)
    if (bytes && extension) return {bytes, sha256: sha256(bytes), extension}
  }
  return
}

function pictureExtension(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  return signatures.find(([, signature]) => signature.test(start))?.[0]
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

function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address // A stray `%`: the name as it stands.
  }
}
