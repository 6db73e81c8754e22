/** The pictures and files of an article: taken from its pages, checked, named for the steps that they show. */

import path from 'node:path'
import type {Image, Link} from 'mdast'
import {type Attachment, digestOf, type FileTrouble, isRemote} from '../../emit/index.ts'
import {plainText} from '../../mdx/index.ts'
import {readHelpCentreAddress} from '../../model/help-centre-address.ts'
import type {SourcePage} from '../../model/source-page.ts'
import type {Prepared} from '../page/prepare.ts'
import {freeName, type Names, nameFor, stepNumbers} from './file-names.ts'
import {troubleOf} from './file-troubles.ts'
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

export interface Files {
  /** Picture or link → its address in the article. */
  taken: Map<Image | Link, string>
  /** Pictures that are on another host, or not to be had. */
  away: Image[]
  /** With the first picture or link that has it. */
  troubles: Array<{trouble: FileTrouble; node: Image | Link}>
  attachments: Attachment[]
  /** What is to be written beside the article, by name. */
  files: Map<string, Uint8Array>
  /** Files that may turn up: the article is to be looked at again. */
  open: boolean
}

/** Find the files of `nodes`; those that are not there any more keep what `former` says of them. */
export async function takeFiles(
  nodes: ReadonlyArray<Image | Link>,
  version: Prepared,
  names: Names,
  former: FormerFiles,
  shelves: Shelves
): Promise<Files> {
  const result: Files = {
    taken: new Map(),
    away: [],
    troubles: [],
    attachments: [],
    files: new Map(),
    open: false
  }
  const known = new Map(former.attachments.map((attachment) => [attachment.src, attachment]))
  const steps = stepNumbers(version)
  const saidBefore = new Map((former.troubles ?? []).map((trouble) => [trouble.src, trouble]))
  const asked = new Map<string, Asked>()
  for (const node of nodes) {
    const text = node.type === 'link' ? plainText(node) : ''
    const asking = {page: version.page, picture: node.type === 'image', text, known: shelves.known}
    const wanted = asked.has(node.url) ? undefined : wantedFile(node.url, asking)
    if (wanted) asked.set(node.url, {node, wanted, found: undefined, looked: false})
  }
  // At once, as most of the time is spent waiting for others.
  await Promise.all([...asked.values()].map(obtain))
  for (const [src, {found}] of asked) {
    const before = known.get(src)
    // What stays as it is keeps its name, whatever comes to stand before it.
    if (!before || (found && 'bytes' in found && found.sha256 !== before.sha256)) continue
    names.byDigest.set(before.sha256, before.file)
    names.taken.add(before.file.toLowerCase())
  }
  const taken = new Map([...asked].map(([src, each]) => [src, take(src, each)]))

  for (const node of nodes) {
    const found = asked.get(node.url)
    if (!found) {
      if (node.type === 'image') result.away.push(node)
      continue
    }
    const attachment = taken.get(node.url)
    if (attachment) {
      result.taken.set(node, `./${names.folder}/${attachment.file}`)
      continue
    }
    result.open ||= found.wanted.address === undefined || shelves.config.files?.fetch !== false
    const plain = plainAddress(node.url, found.wanted)
    if (plain !== node.url) result.taken.set(node, plain)
    if (node.type === 'image' && !found.isTold) result.away.push(node)
  }
  result.attachments = [...taken.values()].filter((attachment) => attachment !== undefined)
  return result

  async function obtain(each: Asked): Promise<void> {
    const before = known.get(each.node.url)
    if (before && former.folder !== undefined)
      each.onDisk = await digestOf(path.join(shelves.root, former.folder, before.file))
    if (!before || !isThere(before, each, version.page, former))
      Object.assign(each, await findFile(each.wanted, version.page, shelves))
  }

  function take(src: string, each: Asked): Attachment | undefined {
    const {node, wanted, found, looked} = each
    const before = known.get(src)
    const read = found && 'bytes' in found ? found : undefined
    if (!read) {
      const said = saidBefore.get(src)
      const trouble = looked || !said ? troubleOf(src, each, version.page, shelves) : said
      if (trouble && (found || !before)) {
        result.troubles.push({trouble, node})
        each.isTold = true
      }
    }
    const sha256 = read?.sha256 ?? before?.sha256
    if (sha256 === undefined) return undefined

    const file =
      names.byDigest.get(sha256) ??
      freeName(nameFor(node, {...wanted, name: each.name ?? wanted.name}, steps), read, names)
    names.byDigest.set(sha256, file)
    names.taken.add(file.toLowerCase())
    // A picture that a writer put in place of one that did not change stays.
    const isWriters = each.onDisk !== undefined && each.onDisk !== before?.sha256
    if (read && !(isWriters && read.sha256 === before?.sha256)) result.files.set(file, read.bytes)
    return {src, file, sha256}
  }
}

/** A file that is asked for, and what came of it. */
interface Asked extends FoundFile {
  /** The first that has it. */
  node: Image | Link
  wanted: Wanted
  /** Digest of the file that an earlier run made of it, as it is now. */
  onDisk?: string | undefined
  /** A trouble speaks of it. */
  isTold?: true
}

/** Where a file leads that is not taken. */
function plainAddress(src: string, {name, attached, address}: Wanted): string {
  if (address !== undefined) return isRemote(src) && !src.trim().startsWith('//') ? src : address
  return attached && !readHelpCentreAddress(src) ? nameAsAddress(name) : src
}

/** Whether a file lies where it belongs, or nobody shows it any more, so that it need not be asked for. */
function isThere(
  {file, sha256}: Attachment,
  {wanted: {owner, title, lasting, address, attached}, onDisk}: Asked,
  page: SourcePage,
  {folder, text}: FormerFiles
): boolean {
  const isShown = text === undefined || text.includes(`/${file}`)
  if (lasting || (address !== undefined && !attached))
    return onDisk !== undefined || (folder !== undefined && !isShown)
  // The source knows whether a file of a page that changed is another one now.
  const isOwn = owner === undefined && title === undefined
  return isOwn && page.origin === undefined && onDisk === sha256
}

/** A name as a relative address that leads to a file of this name. */
function nameAsAddress(name: string): string {
  return /[?#%:\\]|^[\s/.]|\s$/.test(name) ? encodeURIComponent(name.toWellFormed()) : name
}
