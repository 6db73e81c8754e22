/** `content/sources/<source>/<id>/`: each page as it was last seen, read back for checks without a network. */

import {readFileSync} from 'node:fs'
import {readFile, stat} from 'node:fs/promises'
import path from 'node:path'
import type {FindingDraft} from '../model/finding.ts'
import {fleeting} from '../model/fleeting.ts'
import type {Look} from '../model/pictures.ts'
import {type Format, formats, type PageMeta, type SourcePage} from '../model/source-page.ts'
import {StopError} from '../model/stop-error.ts'
import {absent, stillThere} from './disk-errors.ts'
import {filesBelow, sha256} from './files.ts'
import {bodyFile, sourceFolder} from './layout.ts'
import type {FileChange} from './write.ts'

/** A picture that came with a page. */
export interface Attachment {
  /** Address in the body. */
  src: string
  /** Name of the file beside the article, such as `step-2.png`. */
  file: string
  sha256: string
  /** What a picture looks like from afar; absent where it was held against no other. */
  hash?: string
}

/** How a picture looks beside one of the version that leads, where that takes a close look. */
export interface PictureLook {
  /** Digests. */
  own: string
  lead: string
  look: Look
}

/** Why a file of a page was not taken, kept for runs that cannot look again. */
export interface FileTrouble {
  /** Address in the body. */
  src: string
  rule: FindingDraft['rule']
  args: FindingDraft['args']
}

/** What `page.json` holds beside the body. */
export interface PageFile extends PageMeta {
  schemaVersion: 1
  source: string
  id: string
  format: Format
  /** Id of the article that it is a version of. */
  article: string
  /** Path that it was read from; of files outside the root, the name only. */
  origin: string
  /** Digest of the body in UTF-8. */
  sha256: string
  /** Old heading id → text of the heading that bears it now. */
  anchors: Record<string, string>
  attachments: Attachment[]
  troubles?: FileTrouble[]
  /** Kept, as the pictures themselves are not where the article does not show them. */
  looks?: PictureLook[]
  /**
   * Files that its article had, relative to the root, the present one last: the others are redirected. The first one names
   * the folder of its pictures, and stays the first where the article comes back to it.
   */
  paths: string[]
}

export interface Snapshot {
  page: SourcePage
  file: PageFile
}

export async function readSnapshots(root: string): Promise<Snapshot[]> {
  const result: Snapshot[] = []
  for (const name of await filesBelow(root, 'content/sources', 'page.json')) {
    const snapshot = await readSnapshot(root, name)
    if (snapshot) result.push(snapshot)
  }
  return result
}

/**
 * Its body is read when it is asked for: there may be more of them than can be held. `undefined` where the page was taken
 * away since its folder was read.
 */
async function readSnapshot(root: string, name: string): Promise<Snapshot | undefined> {
  const read = () => readFile(path.join(root, name), 'utf8').catch(absent)
  let text = await read()
  for (;;) {
    const file = text === undefined ? undefined : pageIn(text, name)
    if (!file || (await isThere(path.join(root, bodyFile(file)))))
      return file && snapshotOf(root, file)
    // An import, which puts the new body first, may have given the page another format just now.
    const before = text
    text = await read()
    if (text === before)
      throw new StopError(`${bodyFile(file)} is missing, which ${name} names`, {
        hint: 'Bring it back, with git for one, or take the whole folder away and import again.'
      })
  }
}

function pageIn(text: string, name: string): PageFile {
  const file = dataIn(text, name)
  if (isPageFile(file) && `${sourceFolder(file)}/page.json` === name) return file
  throw new StopError(`${name} lacks what it should hold, or speaks of another page`, {
    hint: 'Bring it back, with git for one, or take the whole folder away and import again.'
  })
}

/** Whether it has all that is asked of it without looking. */
function isPageFile(value: unknown): value is PageFile {
  if (typeof value !== 'object' || value === null) return false
  const {source, id, article, format, paths, attachments, anchors} = value as Partial<PageFile>
  return (
    [source, id, article].every((each) => typeof each === 'string') &&
    formats.some((each) => each === format) &&
    [paths, attachments].every(Array.isArray) &&
    typeof anchors === 'object' &&
    anchors !== null
  )
}

function dataIn(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new StopError(`${name} is no JSON: ${(error as Error).message}`, {
      hint: 'Mend it, or take the whole folder away and import again.',
      cause: error
    })
  }
}

async function isThere(file: string): Promise<boolean> {
  return (await stat(file).catch(absent)) !== undefined
}

function snapshotOf(root: string, file: PageFile): Snapshot {
  const body = bodyFile(file)
  const text = fleeting(() => stillThere(body, () => readFileSync(path.join(root, body), 'utf8')))
  const page: SourcePage = {
    source: file.source,
    id: file.id,
    format: file.format,
    get body() {
      return text()
    },
    file: body,
    meta: metaOf(file)
  }
  return {page, file}
}

/** The files that keep `page`; its untouched bytes too, where they say more than the body. */
export function snapshotChanges(
  page: SourcePage,
  file: PageFile,
  formerFormat?: Format
): FileChange[] {
  const folder = sourceFolder(page)
  const changes: FileChange[] = [
    {file: bodyFile(page), bytes: page.body},
    {file: `${folder}/page.json`, bytes: `${JSON.stringify(file, undefined, 2)}\n`}
  ]
  if (page.reply) changes.push({file: `${folder}/reply.bin`, bytes: page.reply})
  if (formerFormat && formerFormat !== page.format)
    changes.push({file: bodyFile({...page, format: formerFormat}), bytes: undefined})
  return changes
}

export function pageFile(
  page: SourcePage,
  article: string,
  at: {
    file: string
    anchors: Readonly<Record<string, string>>
    attachments: Attachment[]
    troubles: FileTrouble[]
    looks: readonly PictureLook[]
  },
  former?: PageFile
): PageFile {
  return {
    schemaVersion: 1,
    source: page.source,
    id: page.id,
    format: page.format,
    article,
    // A page read back from its snapshot keeps the origin it came from.
    origin:
      page.origin === undefined && former ? former.origin : originOf(page.origin ?? page.file),
    // In one order, whoever gave it: a page that did not change leaves its file as it is.
    ...metaOf(page.meta),
    sha256: sha256(page.body),
    anchors: {...at.anchors},
    attachments: at.attachments,
    ...(at.troubles.length > 0 && {troubles: at.troubles}),
    ...(at.looks.length > 0 && {looks: [...at.looks]}),
    paths: pathsWith(at.file, former?.paths ?? [])
  }
}

function pathsWith(file: string, [first = file, ...rest]: readonly string[]): string[] {
  const others = rest.filter((path) => path !== file)
  return first === file && others.length === 0 ? [first] : [first, ...others, file]
}

/** The path of what a page came from without the folders of this machine; what lies in an archive keeps its way in it. */
export function originOf(file: string): string {
  if (!path.isAbsolute(file) && !file.startsWith('..')) return file
  const at = file.indexOf('!/')
  return at === -1 ? path.basename(file) : path.basename(file.slice(0, at)) + file.slice(at)
}

function metaOf(file: PageMeta): PageMeta {
  const {title, url, space, revision, updatedAt, labels, tags, promoted, section, locale} = file
  const {ancestors, position, files, aliases, closed, examples} = file
  const meta: Record<keyof PageMeta, unknown> = {
    title,
    url,
    space,
    revision,
    updatedAt,
    labels,
    tags,
    promoted,
    closed,
    examples,
    section,
    locale,
    ancestors,
    position,
    files,
    aliases
  }
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== undefined))
}
