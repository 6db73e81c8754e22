/**
 * The first pass over an `entities.xml`: which pages there are, and all that is known of them but their
 * texts. It goes into a store on the disk; what is held does not grow with the export.
 */

import type {Readable} from 'node:stream'
import {table} from '../../model/table.ts'
import {DamagedError} from './guard.ts'
import {openSpaceStore, type SpaceStore} from './space-store.ts'
import {CutShort, type Entity, readEntities, type Wanted} from './xml-entities.ts'

/** What of an export is not brought in, by kind. */
export type LeftBehind = Record<
  'history' | 'drafts' | 'deleted' | 'archived' | 'comments' | 'templates',
  number
>

export interface SpaceFacts {
  store: SpaceStore
  /** Keys of spaces by their ids. */
  spaces: Map<string, string>
  /** Names of labels by their ids; none of labels that are a person's own. */
  labels: Map<string, string>
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

/** The caller closes the store of what it returns. */
export async function readSpaceFacts(stream: Readable): Promise<SpaceFacts> {
  const facts: SpaceFacts = {
    store: openSpaceStore(),
    spaces: new Map(),
    labels: new Map(),
    leftBehind: {history: 0, drafts: 0, deleted: 0, archived: 0, comments: 0, templates: 0}
  }
  let kept = 0
  try {
    for await (const group of readEntities(stream, wanted))
      for (const entity of group) {
        take[entity.class]?.(entity, facts)
        kept += weightOf(entity)
        if (kept > most)
          throw new DamagedError(
            `it holds more than any export: ${most.toLocaleString('en')} objects`
          )
      }
  } catch (error) {
    if (!(error instanceof CutShort)) {
      facts.store.close()
      throw error
    }
    facts.damage = error
  }
  facts.leftBehind.history += facts.store.settle()
  return facts
}

/** What an object takes of memory, in short texts: itself, its longer texts and its lists. */
function weightOf({texts, lists}: Entity): number {
  let weight = 1
  for (const text of texts.values()) weight += Math.floor(text.length / 256)
  for (const list of lists.values()) weight += list.length
  return weight
}

const take: Readonly<Record<string, (entity: Entity, facts: SpaceFacts) => void>> = table({
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
  Labelling: ({refs}, {store}) =>
    store.putLabel(refs.get('content') ?? '', refs.get('label') ?? ''),
  Attachment: takeFile,
  ConfluenceBandanaRecord(entity, facts) {
    if (textOf(entity, 'key') !== 'atlassian.confluence.settings') return
    const [, url = ''] = /<baseUrl>([^<]{1,500})<\/baseUrl>/.exec(textOf(entity, 'value')) ?? []
    if (isPublic(url)) facts.baseUrl = url.replace(/\/+$/, '')
  }
})

function takePage(entity: Entity, {store, leftBehind}: SpaceFacts): void {
  const {id, lists, refs} = entity
  const kind = whyNot(entity)
  if (kind) {
    leftBehind[kind]++
    store.putOther(id)
    return
  }
  for (const each of lists.get('historicalVersions') ?? []) store.putEarlier(each)
  for (const each of lists.get('bodyContents') ?? []) store.putBody(each, id)
  store.putPage({
    id,
    isBlogPost: entity.class === 'BlogPost',
    title: textOf(entity, 'title').replace(/\s+/gu, ' '),
    version: textOf(entity, 'version'),
    created: entity.class === 'BlogPost' ? textOf(entity, 'creationDate') : '',
    updated: textOf(entity, 'lastModificationDate'),
    space: refs.get('space') ?? '',
    parent: refs.get('parent') ?? '',
    position: textOf(entity, 'position')
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

function takeFile(entity: Entity, {store}: SpaceFacts): void {
  const {id, refs} = entity
  const page = refs.get('containerContent') ?? refs.get('content') ?? ''
  const name = textOf(entity, 'title') || textOf(entity, 'fileName')
  if (page === '' || name === '' || whyNot(entity)) return
  store.putFile({
    id,
    page,
    name,
    version: textOf(entity, 'version') || textOf(entity, 'attachmentVersion'),
    mediaType: textOf(entity, 'contentType'),
    size: textOf(entity, 'fileSize')
  })
}

/** Whether readers can have found pages below `url`. */
function isPublic(url: string): boolean {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return false
  return !/^(?:localhost|127\..*|\[::1\]|.*\.local(?:host|domain)?)$/.test(new URL(url).hostname)
}

function textOf({texts}: Entity, name: string): string {
  return texts.get(name)?.trim() ?? ''
}
