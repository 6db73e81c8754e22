/**
 * The first pass over an `entities.xml`: which pages there are, and all that is known of them but their
 * texts. What it holds grows with the number of pages and files, never with their size.
 */

import type {Readable} from 'node:stream'
import {compare} from '../../model/finding.ts'
import type {PageAbove} from '../../model/source-page.ts'
import {DamagedError} from './guard.ts'
import {CutShort, type Entity, readEntities, type Wanted} from './xml-entities.ts'

export interface PageFacts {
  id: string
  isBlogPost: boolean
  title: string
  version: string
  updated: string
  /** Of blog posts only, whose addresses hold it. */
  created: string
  space: string
  parent: string
  position: string
  labels: readonly string[]
  /** Ids of the texts that it names as its own; newer exports name none. */
  bodies: readonly string[]
  /** As pages below it name it: one for all of them, as there may be many. */
  above?: PageAbove
}

export interface FileOfPage {
  id: string
  page: string
  name: string
  version: string
  mediaType: string
  size: string
}

/** What of an export is not brought in, by kind. */
export type LeftBehind = Record<
  'history' | 'drafts' | 'deleted' | 'archived' | 'comments' | 'templates',
  number
>

export interface SpaceFacts {
  pages: Map<string, PageFacts>
  /** Ids of page objects that are not brought in, such as earlier versions. */
  others: Set<string>
  /** Keys of spaces by their ids. */
  spaces: Map<string, string>
  /** Current files by the page that they belong to; no two of a page have one name. */
  files: Map<string, FileOfPage[]>
  leftBehind: LeftBehind
  /** Address of the system that the export comes from, where it says so. */
  baseUrl?: string
  /** Where and why the file could not be read further. */
  damage?: CutShort
}

/** Length of a title or a name. */
const line = 4000

/** Pages, files and labels with all their versions; a site of ten thousand people has a tenth. */
const most = 5_000_000

/** Labels of one page. */
const mostLabels = 500

const ofPages = {
  title: line,
  version: 50,
  contentStatus: 50,
  lastModificationDate: 50,
  creationDate: 50,
  position: 50,
  originalVersionId: 50,
  space: 50,
  parent: 50,
  originalVersion: 50,
  bodyContents: 50,
  historicalVersions: 50
}

const wanted: Wanted = {
  Page: ofPages,
  BlogPost: ofPages,
  Draft: {},
  Comment: {},
  PageTemplate: {},
  Space: {key: line},
  Label: {name: line, namespace: 100},
  Labelling: {label: 50, content: 50},
  Attachment: {
    title: line,
    fileName: line,
    contentType: 200,
    fileSize: 50,
    version: 50,
    attachmentVersion: 50,
    contentStatus: 50,
    originalVersionId: 50,
    originalVersion: 50,
    containerContent: 50,
    content: 50
  },
  ConfluenceBandanaRecord: {key: 200, value: 200_000}
}

/** What is found before it can be judged. */
interface Draft extends SpaceFacts {
  /** Pages that another page names as its earlier versions. */
  historical: Set<string>
  labels: Map<string, string>
  labellings: Array<readonly [page: string, label: string]>
  /** Short texts that pages have in common. */
  texts: Map<string, string>
}

export async function readSpaceFacts(stream: Readable): Promise<SpaceFacts> {
  const draft: Draft = {
    pages: new Map(),
    others: new Set(),
    spaces: new Map(),
    files: new Map(),
    leftBehind: {history: 0, drafts: 0, deleted: 0, archived: 0, comments: 0, templates: 0},
    historical: new Set(),
    labels: new Map(),
    labellings: [],
    texts: new Map()
  }
  let kept = 0
  try {
    for await (const group of readEntities(stream, wanted))
      for (const entity of group) {
        take[entity.class]?.(entity, draft)
        kept += weightOf(entity)
        if (kept > most)
          throw new DamagedError(
            `it holds more than any export: ${most.toLocaleString('en')} objects`
          )
      }
  } catch (error) {
    if (!(error instanceof CutShort)) throw error
    draft.damage = error
  }
  settle(draft)
  const {historical: _, labels: __, labellings: ___, texts: ____, ...facts} = draft
  return facts
}

/** What an object takes of memory, in short texts: itself, its longer texts and its lists. */
function weightOf({texts, lists}: Entity): number {
  let weight = 1
  for (const text of texts.values()) weight += Math.floor(text.length / 256)
  for (const list of lists.values()) weight += list.length
  return weight
}

const take: Readonly<Record<string, (entity: Entity, draft: Draft) => void>> = {
  Page: takePage,
  BlogPost: takePage,
  Draft: (_, {leftBehind}) => leftBehind.drafts++,
  Comment: (_, {leftBehind}) => leftBehind.comments++,
  PageTemplate: (_, {leftBehind}) => leftBehind.templates++,
  Space: (entity, {spaces}) => spaces.set(entity.id, textOf(entity, 'key')),
  Label(entity, {labels}) {
    // Others are a person's own, such as favourites.
    if (['', 'global', 'team'].includes(textOf(entity, 'namespace')))
      labels.set(entity.id, textOf(entity, 'name'))
  },
  Labelling({refs}, {labellings}) {
    labellings.push([refs.get('content') ?? '', refs.get('label') ?? ''])
  },
  Attachment: takeFile,
  ConfluenceBandanaRecord(entity, draft) {
    if (textOf(entity, 'key') !== 'atlassian.confluence.settings') return
    const [, url = ''] = /<baseUrl>([^<]{1,500})<\/baseUrl>/.exec(textOf(entity, 'value')) ?? []
    if (isPublic(url)) draft.baseUrl = url.replace(/\/+$/, '')
  }
}

/** For the many pages that have nothing of a kind. */
const none: readonly string[] = []

/** The same text as that of other pages, where it is: they are many, and their versions few. */
function shared(text: string, {texts}: Draft): string {
  const known = texts.get(text)
  if (known === undefined) texts.set(text, text)
  return known ?? text
}

function takePage(entity: Entity, draft: Draft): void {
  const {id, lists, refs} = entity
  const kind = whyNot(entity)
  if (kind) {
    draft.leftBehind[kind]++
    draft.others.add(id)
    return
  }
  for (const each of lists.get('historicalVersions') ?? []) draft.historical.add(each)
  draft.pages.set(id, {
    id,
    isBlogPost: entity.class === 'BlogPost',
    title: textOf(entity, 'title').replace(/\s+/gu, ' '),
    version: shared(textOf(entity, 'version'), draft),
    created: entity.class === 'BlogPost' ? textOf(entity, 'creationDate') : '',
    updated: textOf(entity, 'lastModificationDate'),
    space: shared(refs.get('space') ?? '', draft),
    parent: refs.get('parent') ?? '',
    position: shared(textOf(entity, 'position'), draft),
    labels: none,
    // A copy, as a list that grew has room for more.
    bodies: lists.get('bodyContents')?.slice() ?? none
  })
}

/** As what a page or a file is left behind; `undefined` if it is current. */
function whyNot(entity: Entity): keyof LeftBehind | undefined {
  const status = textOf(entity, 'contentStatus').toLowerCase()
  if (status === 'draft') return 'drafts'
  if (status === 'deleted' || status === 'trashed') return 'deleted'
  if (status === 'archived') return 'archived'
  const original = entity.refs.get('originalVersion') || textOf(entity, 'originalVersionId')
  return original && original !== entity.id ? 'history' : undefined
}

function takeFile(entity: Entity, {files}: Draft): void {
  const {id, refs} = entity
  const page = refs.get('containerContent') ?? refs.get('content') ?? ''
  const name = textOf(entity, 'title') || textOf(entity, 'fileName')
  if (page === '' || name === '' || whyNot(entity)) return

  const file: FileOfPage = {
    id,
    page,
    name,
    version: textOf(entity, 'version') || textOf(entity, 'attachmentVersion'),
    mediaType: textOf(entity, 'contentType'),
    size: textOf(entity, 'fileSize')
  }
  const known = files.get(page)
  if (known) known.push(file)
  else files.set(page, [file])
}

/** Where history is not marked as such, the last version of a file is the current one. */
function lastVersions(files: readonly FileOfPage[]): FileOfPage[] {
  const byName = new Map<string, FileOfPage>()
  for (const file of files) {
    const twin = byName.get(file.name)
    if (!twin || Number(file.version) > Number(twin.version)) byName.set(file.name, file)
  }
  return [...byName.values()]
}

/** What could be judged only when everything was read. */
function settle({pages, others, files, historical, labels, labellings, leftBehind}: Draft): void {
  for (const id of historical) {
    if (!pages.delete(id)) continue
    others.add(id)
    leftBehind.history++
  }
  for (const [page, label] of labellings) {
    const name = labels.get(label)
    const facts = pages.get(page)
    if (name && facts && facts.labels.length < mostLabels && !facts.labels.includes(name))
      // `concat` leaves no room for more, which a list that grows has.
      facts.labels = facts.labels.concat(name).sort(compare)
  }
  for (const [page, all] of files)
    if (!pages.has(page)) files.delete(page)
    else if (all.length > 1) files.set(page, lastVersions(all))
}

/** Whether readers can have found pages below `url`. */
function isPublic(url: string): boolean {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return false
  return !/^(?:localhost|127\..*|\[::1\]|.*\.local(?:host|domain)?)$/.test(new URL(url).hostname)
}

function textOf({texts}: Entity, name: string): string {
  return texts.get(name)?.trim() ?? ''
}
