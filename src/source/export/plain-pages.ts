/** An archive of plain pages: each is read as if it lay in a folder. */

import path from 'node:path'
import {decoded} from '../../model/decoded.ts'
import {compare} from '../../model/finding.ts'
import {type Archive, entryShown, readEntry} from '../archive.ts'
import type {ContainerContext} from '../container.ts'
import {mayBePage} from '../files/may-be-page.ts'
import {asReads, pageOf} from '../page/read-page.ts'
import {parseSidecar, type Sidecar, sidecarEnding} from '../page/sidecar.ts'
import type {Read} from '../read.ts'
import type {ArchiveKind} from './archive-kind.ts'
import {whyDamaged} from './guard.ts'

export const plainPages: ArchiveKind = {
  holds: () => true,
  async *read(archive, context) {
    if (plainNames(archive).length > 0) {
      yield* readPlain(archive, context)
      return
    }
    const at = {file: archive.shown, line: 1, column: 1}
    const reason = 'there is no page in this archive'
    yield {problem: {rule: 'source/unreadable', severity: 'warning', args: {reason}, at}}
  }
}

/** Names of the files that may be pages. */
export function plainNames({entries}: Archive): string[] {
  return [...entries.keys()].filter(isPage).sort(compare)
}

export async function* readPlain(
  archive: Archive,
  context: ContainerContext
): AsyncGenerator<Read> {
  for (const name of plainNames(archive)) yield* single(name, archive, context)
}

/** As in folders: neither hidden files nor what systems put into archives of their own. */
function isPage(name: string): boolean {
  const parts = name.split('/')
  const hidden = parts.some((part) => part.startsWith('.') || part === 'node_modules')
  // What is left of an XML export that lost its texts.
  if (/(?:^|\/)attachments\/\d+\/\d+\/\d+$/.test(name)) return false
  return !hidden && parts[0] !== '__MACOSX' && mayBePage(parts.at(-1) ?? '') && !isSidecar(name)
}

function isSidecar(name: string): boolean {
  return name.endsWith(sidecarEnding)
}

async function* single(
  name: string,
  archive: Archive,
  {source, defaults}: ContainerContext
): AsyncGenerator<Read> {
  const shown = entryShown(archive, name)
  const {dir, name: file} = path.posix.parse(name)
  try {
    const read = await pageOf(await readEntry(archive, name), {
      file,
      shown,
      source,
      defaults,
      sidecar: () => sidecarOf(path.posix.join(dir, `${file}${sidecarEnding}`), archive)
    })
    if (read.page) read.page.readFile = (address) => readBeside(address, dir, archive)
    yield* asReads(read)
  } catch (error) {
    const args = {reason: whyDamaged(error)}
    yield {problem: {rule: 'source/unreadable', args, at: {file: shown, line: 1, column: 1}}}
  }
}

async function sidecarOf(name: string, archive: Archive): Promise<Sidecar | undefined> {
  if (!archive.entries.has(name)) return
  const text = Buffer.from(await readEntry(archive, name)).toString('utf8')
  return parseSidecar(text, entryShown(archive, name))
}

/** The file that `address` names, seen from a page in `dir`: as pages of a folder name pictures beside them. */
export async function readBeside(
  address: string,
  dir: string,
  archive: Archive
): Promise<Uint8Array | undefined> {
  const bare = address.replace(/[?#].*$/s, '')
  for (const each of [address, bare, decoded(bare)]) {
    const name = path.posix.join(dir, each)
    if (archive.entries.has(name)) return readEntry(archive, name)
  }
  return
}
