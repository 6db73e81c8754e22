/** The pictures and files of an article: taken from its pages, checked, named for the steps that they show. */

import path from 'node:path'
import type {Image, Link, Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import {
  type Attachment,
  digestOf,
  type FileTrouble,
  type ReadFile,
  type Refused,
  safeName,
  slug
} from '../../emit/index.ts'
import {outline} from '../../mdx/index.ts'
import type {Known, PageKey, SourcePage} from '../../model/source-page.ts'
import {suggest} from '../../model/suggest.ts'
import type {Prepared} from '../page/prepare.ts'
import {findFile, type Wanted, wantedFile} from './find-file.ts'

/** Names of the pictures and files of one article, shared by its versions. */
export interface Names {
  /** Name of the folder beside the article's file. */
  folder: string
  /** sha256 → file name. */
  byDigest: Map<string, string>
  /** In lower case, as some disks take `A.pdf` and `a.pdf` for one. */
  taken: Set<string>
}

/** Where files may be had. */
export interface Shelves {
  root: string
  known: Known
  /** Every page of the run. */
  pages: ReadonlyMap<PageKey, SourcePage>
}

/** What an earlier run made of the files of a page. */
export interface FormerFiles {
  attachments: readonly Attachment[]
  troubles?: readonly FileTrouble[] | undefined
  /** Folder that they lie in, relative to the root, where it is the one that they belong into now. */
  folder?: string | undefined
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

const megabyte = 1024 * 1024

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
  const seen = new Map<string, Attachment | undefined>()
  const steps = stepNumbers(version)
  const saidBefore = new Map((former.troubles ?? []).map((trouble) => [trouble.src, trouble]))
  /** Addresses that a trouble speaks of. */
  const told = new Set<string>()

  for (const node of nodes) {
    const wanted = wantedFile(node.url, node.type === 'image', version.page, shelves.known)
    if (!wanted) {
      if (node.type === 'image') result.away.push(node)
      continue
    }
    if (!seen.has(node.url)) seen.set(node.url, await take(node, wanted))
    const attachment = seen.get(node.url)
    if (attachment) {
      result.taken.set(node, `./${names.folder}/${attachment.file}`)
      continue
    }
    result.open = true
    const plain = wanted.attached ? nameAsAddress(wanted.name) : node.url
    if (plain !== node.url) result.taken.set(node, plain)
    if (node.type === 'image' && !told.has(node.url)) result.away.push(node)
  }
  result.attachments = [...seen.values()].filter((attachment) => attachment !== undefined)
  return result

  async function take(node: Image | Link, wanted: Wanted): Promise<Attachment | undefined> {
    const src = node.url
    const before = known.get(src)
    const stays = before && (await isThere(before, wanted, version.page, former, shelves.root))
    const {found, looked} = stays
      ? {found: undefined, looked: false}
      : await findFile(wanted, version.page, shelves.pages, shelves.root)
    const read = found && 'bytes' in found ? found : undefined
    const refused = found && !('bytes' in found) ? found : undefined
    if (!read) {
      const said = saidBefore.get(src)
      const trouble =
        looked || !said ? troubleOf(src, wanted, refused, version.page, shelves) : said
      if (trouble && (found || !before)) {
        result.troubles.push({trouble, node})
        told.add(src)
      }
    }
    const sha256 = read?.sha256 ?? before?.sha256
    if (sha256 === undefined) return undefined

    const file =
      names.byDigest.get(sha256) ??
      (before?.sha256 === sha256 ? before.file : free(nameFor(node, wanted, steps), read, names))
    names.byDigest.set(sha256, file)
    names.taken.add(file.toLowerCase())
    if (read) result.files.set(file, read.bytes)
    return {src, file, sha256}
  }
}

/** What there is to say of a file that is not taken; nothing of pictures that are elsewhere. */
function troubleOf(
  src: string,
  {name, picture, owner, title, attached}: Wanted,
  refused: Refused | undefined,
  own: SourcePage,
  {pages, known}: Shelves
): FileTrouble | undefined {
  const shown = shownName(name)
  if (refused && 'limit' in refused) {
    const [size, limit] = [refused.size, refused.limit].map((each) => Math.ceil(each / megabyte))
    return {src, rule: 'file/too-large', args: {file: shown, size: size ?? 0, limit: limit ?? 0}}
  }
  if (refused && picture)
    return {src, rule: 'image/wrong-type', args: {picture: shown, found: refused.because}}
  if (refused)
    return {src, rule: 'file/refused', args: {file: shown, because: `it is ${refused.because}`}}
  if (!attached || (picture && owner === undefined && title === undefined)) return
  const holder = owner ? pages.get(owner) : own
  const near = suggest(
    name,
    (holder?.meta.files ?? []).map((each) => each.name)
  )
  const page = title ?? (owner && known.titleOf(owner))
  return {
    src,
    rule: 'file/missing',
    args: {file: shown, ...(page && {page}), ...(near && {near})}
  }
}

/** Whether the file of a page that did not change lies where it belongs, so that nobody need ask for it. */
async function isThere(
  {file, sha256}: Attachment,
  {owner, title}: Wanted,
  page: SourcePage,
  {folder}: FormerFiles,
  root: string
): Promise<boolean> {
  const isOwn = owner === undefined && title === undefined
  if (!isOwn || folder === undefined || page.origin !== undefined) return false
  return (await digestOf(path.join(root, folder, file))) === sha256
}

/** On one line, and no longer than a person reads; signs that turn the text around are gone. */
function shownName(name: string): string {
  return name
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 120)
}

/** A name as a relative address that leads to a file of this name. */
function nameAsAddress(name: string): string {
  return /[?#%:\\]|^[\s/.]|\s$/.test(name) ? encodeURIComponent(name.toWellFormed()) : name
}

function nameFor(
  node: Image | Link,
  {name, picture}: Wanted,
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
