/** The pictures and files of an article: taken from its pages, checked, named for the steps that they show. */

import path from 'node:path'
import type {Image, Link, Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import {
  type Attachment,
  digestOf,
  type FileTrouble,
  isRemote,
  type ReadFile,
  safeName,
  slug
} from '../../emit/index.ts'
import {outline, plainText} from '../../mdx/index.ts'
import {readHelpCentreAddress} from '../../model/help-centre-address.ts'
import type {SourcePage} from '../../model/source-page.ts'
import type {Prepared} from '../page/prepare.ts'
import {troubleOf} from './file-troubles.ts'
import {type FoundFile, findFile, type Shelves} from './find-file.ts'
import {type Wanted, wantedFile} from './wanted-file.ts'

/** Names of the pictures and files of one article, shared by its versions. */
export interface Names {
  /** Name of the folder beside the article's file. */
  folder: string
  /** sha256 → file name. */
  byDigest: Map<string, string>
  /** In lower case, as some disks take `A.pdf` and `a.pdf` for one. */
  taken: Set<string>
}

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

export function newNames(folder: string): Names {
  return {folder, byDigest: new Map(), taken: new Set()}
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
    const stays = before && (await isThere(before, each.wanted, version.page, former, shelves.root))
    if (!stays) Object.assign(each, await findFile(each.wanted, version.page, shelves))
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
      (before?.sha256 === sha256
        ? before.file
        : free(nameFor(node, {...wanted, name: each.name ?? wanted.name}, steps), read, names))
    names.byDigest.set(sha256, file)
    names.taken.add(file.toLowerCase())
    if (read) result.files.set(file, read.bytes)
    return {src, file, sha256}
  }
}

/** A file that is asked for, and what came of it. */
interface Asked extends FoundFile {
  /** The first that has it. */
  node: Image | Link
  wanted: Wanted
  /** A trouble speaks of it. */
  isTold?: true
}

/** Where a file leads that is not taken. */
function plainAddress(src: string, {name, attached, address}: Wanted): string {
  if (address !== undefined) return isRemote(src) && !src.trim().startsWith('//') ? src : address
  return attached && !readHelpCentreAddress(src) ? nameAsAddress(name) : src
}

/** Whether a file lies where it belongs, or nobody shows it any more, so that it need not be asked for. */
async function isThere(
  {file, sha256}: Attachment,
  {owner, title, lasting, address, attached}: Wanted,
  page: SourcePage,
  {folder, text}: FormerFiles,
  root: string
): Promise<boolean> {
  const isOwn = owner === undefined && title === undefined
  // The source knows whether a file of a page that changed is another one now.
  const isSure = lasting || (address !== undefined && !attached)
  if (!isSure && (!isOwn || page.origin !== undefined)) return false
  if (folder === undefined) return false
  if (isSure && text !== undefined && !text.includes(`/${file}`)) return true
  return (await digestOf(path.join(root, folder, file))) === sha256
}

/** A name as a relative address that leads to a file of this name. */
function nameAsAddress(name: string): string {
  return /[?#%:\\]|^[\s/.]|\s$/.test(name) ? encodeURIComponent(name.toWellFormed()) : name
}

function nameFor(
  node: Image | Link,
  {name, picture}: Pick<Wanted, 'name' | 'picture'>,
  steps: ReadonlyMap<Image, number>
): string {
  if (!picture || node.type !== 'image') return safeName(name)
  const step = steps.get(node)
  return step === undefined ? slug(node.alt ?? '', 'picture').slice(0, 48) : `step-${step}`
}

function free(name: string, read: ReadFile | undefined, {taken}: Names): string {
  const extension = read?.extension ?? ''
  for (let number = 1; ; number++) {
    const file = number === 1 ? `${name}${extension}` : `${name}-${number}${extension}`
    if (!taken.has(file.toLowerCase())) return file
  }
}

/** Which step each picture of a procedure shows. */
function stepNumbers({article}: Prepared): Map<Image, number> {
  const result = new Map<Image, number>()
  for (const {steps} of outline(article.body, article.title).procedures)
    for (const step of steps)
      for (const node of step.nodes)
        visit(node as Nodes, 'image', function (image) {
          if (!result.has(image)) result.set(image, step.number)
        })
  return result
}
