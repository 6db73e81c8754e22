/** One version of an article, with its own links and pictures, accounted for word by word. */

import {conserve} from '../../conserve/index.ts'
import {
  type FileChange,
  type PageFile,
  type PictureLook,
  pageFile,
  type RecordedPage,
  snapshotChanges
} from '../../emit/index.ts'
import {writeMdx} from '../../mdx/index.ts'
import type {Article, FrontMatter} from '../../model/article.ts'
import type {FindingDraft} from '../../model/finding.ts'
import type {Entry} from '../../model/record.ts'
import type {Version} from '../../model/result.ts'
import type {PageKey} from '../../model/source-page.ts'
import {locator} from '../../model/text.ts'
import type {Prepared} from '../page/prepare.ts'
import type {World} from '../world.ts'
import {filesFolder, type Names} from './file-names.ts'
import {giveAddresses, type Localised, localise} from './localise.ts'

export interface Accounted {
  version: Version
  /** The version as an article's file. */
  mdx: string
  drafts: FindingDraft[]
  /** What keeps the page as it was seen. */
  changes: FileChange[]
  kept: PageFile
  record: RecordedPage
  /** Pictures and files to be written beside the article, by name. */
  pictures: Map<string, Uint8Array>
  /** Files that may turn up: the article is to be looked at again. */
  open: boolean
}

/** The article that a version is one of. */
export interface Owner {
  id: string
  /** Path of the article's file. */
  file: string
  names: Names
  /** Service whose token it sets up. */
  token?: string
}

/** Where links and files of a version lead, as one of the article. */
export function localiseFor(prepared: Prepared, article: Owner, world: World): Promise<Localised> {
  const snapshot = world.snapshots.get(prepared.key)
  const former = {
    attachments: snapshot?.file.attachments ?? [],
    troubles: snapshot?.file.troubles,
    text: world.written.get(article.id)?.text,
    folder: filesFolder(snapshot?.file, article.file, article.names.folder)
  }
  return localise(prepared, article.names, former, world)
}

/** Give the version its addresses, and account for it; `looks` are those of its pictures. */
export function accountFor(
  prepared: Prepared,
  article: Owner,
  {local, looks}: {local: Localised; looks: readonly PictureLook[]},
  world: World
): Accounted {
  const {page, key, mended} = prepared
  const {body, title, anchors} = prepared.article
  const snapshot = world.snapshots.get(key)
  giveAddresses(local)
  const entries = [...prepared.entries, ...local.entries]
  const mdx = writeMdx(frontMatter(article.id, prepared.article, article.token), body)
  const {findings, ...account} = conserve({
    format: page.format,
    body: page.body,
    mended,
    entries,
    title,
    mdx
  })
  const locate = locator(page.body)
  const {attachments, troubles} = local
  const kept = pageFile(
    page,
    article.id,
    {file: article.file, anchors, attachments, troubles, looks},
    snapshot?.file
  )

  return {
    mdx,
    version: {
      key,
      format: page.format,
      repairs: timesOf(entries),
      ledger: {...account, lost: account.lost.length, added: account.added.length}
    },
    drafts: [
      ...prepared.findings,
      ...local.findings,
      ...(world.pairFindings.get(key) ?? []),
      ...findings.map((draft) => placed(draft, page.file, locate, key))
    ],
    changes: snapshotChanges(page, kept, snapshot?.file.format),
    kept,
    record: {key, body: page.body, entries},
    pictures: local.files,
    open: local.open
  }
}

function timesOf(entries: readonly Entry[]): Record<string, number> {
  const times: Record<string, number> = {}
  for (const {by} of entries) times[by] = (times[by] ?? 0) + 1
  return times
}

/** A draft whose offset became a place in `file`. */
export function placed(
  draft: FindingDraft,
  file: string,
  locate: (offset: number) => {line: number; column: number},
  source?: PageKey
): FindingDraft {
  const at = typeof draft.at === 'object' ? draft.at : {file, ...locate(draft.at ?? 0)}
  return source ? {...draft, at, source} : {...draft, at}
}

export function frontMatter(id: string, article: Article, token?: string): FrontMatter {
  const {title, description, details} = article
  return {
    id,
    title,
    ...(description && {description}),
    ...(token !== undefined && {token}),
    ...(details && {details})
  }
}
