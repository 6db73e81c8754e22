/** The pictures and files of an article: taken from its pages, checked, named for the steps that they show. */

import path from 'node:path'
import type {Image, Link} from 'mdast'
import {type Attachment, digestOf, type FileTrouble, isRemote} from '../../emit/index.ts'
import {readHelpCentreAddress} from '../../model/help-centre-address.ts'
import type {SourcePage} from '../../model/source-page.ts'
import type {Prepared} from '../page/prepare.ts'
import {type Asked, askFor, type FormerFiles, obtainAll} from './ask-files.ts'
import {freeName, type Names, nameFor, stepNumbers} from './file-names.ts'
import {troubleOf} from './file-troubles.ts'
import type {Shelves} from './find-file.ts'
import type {Wanted} from './wanted-file.ts'

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
  const {page} = version
  const asked = askFor(nodes, page, former, shelves)
  await obtainAll([...asked.values()], page, former, shelves)
  keepNames(asked.values(), names)
  for (const file of await writersOwn(asked, former, shelves)) names.taken.add(file.toLowerCase())

  const steps = stepNumbers(version)
  const attachments = new Map<string, Attachment>()
  const files: Files['files'] = new Map()
  for (const [src, each] of asked) {
    const attachment = take(src, each, names, steps)
    if (!attachment) continue
    attachments.set(src, attachment)
    const bytes = bytesToWrite(each)
    if (bytes) files.set(attachment.file, bytes)
  }
  const troubles = troublesOf(asked, former, page, shelves)
  const result: Files = {
    taken: new Map(),
    away: [],
    troubles,
    attachments: [...attachments.values()],
    files,
    open: false
  }
  const told = new Set(troubles.map(({trouble}) => trouble.src))
  for (const node of nodes) {
    const attachment = attachments.get(node.url)
    const wanted = asked.get(node.url)?.wanted
    const to = attachment
      ? `./${names.folder}/${attachment.file}`
      : wanted && plainAddress(node.url, wanted)
    if (to !== undefined && to !== node.url) result.taken.set(node, to)
    if (attachment) continue
    result.open ||= wanted !== undefined && mayTurnUp(wanted, shelves)
    if (node.type === 'image' && !told.has(node.url)) result.away.push(node)
  }
  return result
}

/** What stays as it is keeps its name, whatever comes to stand before it. */
function keepNames(asked: Iterable<Asked>, names: Names): void {
  for (const {before, found} of asked) {
    if (!before || (found && 'bytes' in found && found.sha256 !== before.sha256)) continue
    names.byDigest.set(before.sha256, before.file)
    names.taken.add(before.file.toLowerCase())
  }
}

/** Pictures that a writer put in place of some that are not asked for any more: what comes now must not take their names. */
async function writersOwn(
  asked: ReadonlyMap<string, Asked>,
  {attachments, folder}: FormerFiles,
  {root}: Shelves
): Promise<string[]> {
  const result: string[] = []
  if (folder === undefined) return result
  for (const {src, file, sha256} of attachments) {
    if (asked.has(src)) continue
    const onDisk = await digestOf(path.join(root, folder, file), false)
    if (onDisk !== undefined && onDisk !== sha256) result.push(file)
  }
  return result
}

/** The file under its name, if there is one. */
function take(
  src: string,
  {node, wanted, found, name = wanted.name, before}: Asked,
  names: Names,
  steps: ReadonlyMap<Image, number>
): Attachment | undefined {
  const read = found && 'bytes' in found ? found : undefined
  const sha256 = read?.sha256 ?? before?.sha256
  if (sha256 === undefined) return
  const file =
    names.byDigest.get(sha256) ?? freeName(nameFor(node, {...wanted, name}, steps), read, names)
  names.byDigest.set(sha256, file)
  names.taken.add(file.toLowerCase())
  return {src, file, sha256}
}

/** What is to be written; a picture that a writer put in place of one that did not change stays. */
function bytesToWrite({found, onDisk, before}: Asked): Uint8Array | undefined {
  if (!found || !('bytes' in found)) return
  const isWriters = onDisk !== undefined && onDisk !== before?.sha256
  return isWriters && found.sha256 === before?.sha256 ? undefined : found.bytes
}

/** Why files did not come; where nobody could look, what an earlier run said. */
function troublesOf(
  asked: ReadonlyMap<string, Asked>,
  {troubles = []}: FormerFiles,
  page: SourcePage,
  shelves: Shelves
): Files['troubles'] {
  const saidBefore = new Map(troubles.map((trouble) => [trouble.src, trouble]))
  return [...asked].flatMap(function ([src, each]) {
    const {node, found, looked, before} = each
    if (found && 'bytes' in found) return []
    const said = saidBefore.get(src)
    const trouble = looked || !said ? troubleOf(src, each, page, shelves) : said
    return trouble && (found || !before) ? [{trouble, node}] : []
  })
}

function mayTurnUp({address}: Wanted, {config}: Shelves): boolean {
  return address === undefined || config.files?.fetch !== false
}

/** Where a file leads that is not taken. */
function plainAddress(src: string, {name, attached, address}: Wanted): string {
  if (address !== undefined) return isRemote(src) && !src.trim().startsWith('//') ? src : address
  return attached && !readHelpCentreAddress(src) ? nameAsAddress(name) : src
}

/** A name as a relative address that leads to a file of this name. */
function nameAsAddress(name: string): string {
  return /[?#%:\\]|^[\s/.]|\s$/.test(name) ? encodeURIComponent(name.toWellFormed()) : name
}
