/** Which files the pictures and links of a version ask for; each is read, unless it lies where it belongs. */

import path from 'node:path'
import type {Image, Link} from 'mdast'
import {type Attachment, digestOf, type FileTrouble} from '../../emit/index.ts'
import {plainText} from '../../mdx/index.ts'
import type {SourcePage} from '../../model/source-page.ts'
import {type FoundFile, findFile, type Shelves} from './find-file.ts'
import {type Wanted, wantedFile} from './wanted-file.ts'

/** What an earlier run made of the files of a page. */
export interface FormerFiles {
  attachments: readonly Attachment[]
  troubles?: readonly FileTrouble[] | undefined
  /** Folder that they lie in, relative to the root, where it is the one that they belong into now. */
  folder?: string | undefined
  /** The article’s file, where there is one: what it does not show any more need not be had. */
  text?: string | undefined
}

/** A file that is asked for, and what came of it. */
export interface Asked extends FoundFile {
  /** The first that has it; a picture before a link. */
  node: Image | Link
  wanted: Wanted
  /** What an earlier run made of it. */
  before: Attachment | undefined
  /** Digest of what lies there now, if it is sound. */
  onDisk?: string | undefined
}

/** What `nodes` ask for, by address. */
export function askFor(
  nodes: ReadonlyArray<Image | Link>,
  page: SourcePage,
  former: FormerFiles,
  {known}: Shelves
): Map<string, Asked> {
  const before = new Map(former.attachments.map((attachment) => [attachment.src, attachment]))
  const asked = new Map<string, Asked>()
  // A picture that is linked to as well is named for what it shows.
  for (const node of nodes.toSorted(
    (a, b) => Number(a.type === 'link') - Number(b.type === 'link')
  )) {
    if (asked.has(node.url)) continue
    const text = node.type === 'link' ? plainText(node) : ''
    const wanted = wantedFile(node.url, {page, picture: node.type === 'image', text, known})
    if (!wanted) continue
    asked.set(node.url, {
      node,
      wanted,
      before: before.get(node.url),
      found: undefined,
      looked: false
    })
  }
  return asked
}

/** Files that are read at a time, as most of the time is spent waiting for others. */
const batch = 8
/** What a page may bring in from elsewhere in one run; the next one goes on. */
const mostBytes = 256 * 1024 * 1024
const mostFiles = 1000

/** Read all of `asked`, unless they lie where they belong. */
export async function obtainAll(
  asked: readonly Asked[],
  page: SourcePage,
  former: FormerFiles,
  shelves: Shelves
): Promise<void> {
  const {elsewhere: _, ...near} = shelves
  let [bytes, files] = [0, 0]
  for (let start = 0; start < asked.length; start += batch) {
    const some = asked.slice(start, start + batch)
    const from = bytes < mostBytes && files < mostFiles ? shelves : near
    await Promise.all(some.map((each) => obtain(each, page, former, from)))
    for (const {found, looked, wanted} of some) {
      if (found && 'bytes' in found) bytes += found.bytes.length
      if (looked && wanted.address !== undefined) files++
    }
  }
}

async function obtain(
  each: Asked,
  page: SourcePage,
  former: FormerFiles,
  shelves: Shelves
): Promise<void> {
  const {before, wanted} = each
  if (before && former.folder !== undefined) {
    const file = path.join(shelves.root, former.folder, before.file)
    each.onDisk = await digestOf(file, wanted.picture)
  }
  if (before && isThere(before, each, page, former)) return
  Object.assign(each, await findFile(wanted, page, shelves))
}

/**
 * Whether a file lies where it belongs, or nobody shows it any more, so that it need not be asked for. One that a writer
 * put in its place will do.
 */
function isThere(
  {file}: Attachment,
  {wanted: {owner, title, lasting, address, attached}, onDisk}: Asked,
  page: SourcePage,
  {folder, text}: FormerFiles
): boolean {
  const isShown = text === undefined || text.includes(`/${file}`)
  if (lasting || (address !== undefined && !attached))
    return onDisk !== undefined || (folder !== undefined && !isShown)
  // The source knows whether a file of a page that changed is another one now.
  const isOwn = owner === undefined && title === undefined
  return isOwn && page.origin === undefined && onDisk !== undefined
}
