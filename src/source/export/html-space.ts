/**
 * The HTML export of a space: `index.html` lists its pages, each of which is a file, with the attached files
 * beside them under names that only the pages know.
 *
 * Bodies stay as they are, frame and all: repairs take out the frame, so that its words are accounted for.
 */

import path from 'node:path'
import {compare} from '../../model/finding.ts'
import type {FileFacts, PageAbove, PageMeta, SourcePage} from '../../model/source-page.ts'
import {displayPath} from '../../model/wiki-address.ts'
import {type Archive, entryShown, readEntry} from '../archive.ts'
import type {ContainerContext} from '../container.ts'
import {decode} from '../page/decode.ts'
import {asReads, pageOf} from '../page/read-page.ts'
import {safeId} from '../page/safe-id.ts'
import type {Read} from '../read.ts'
import type {ArchiveKind} from './archive-kind.ts'
import {exportedDate} from './exported-date.ts'
import {whyDamaged} from './guard.ts'
import {fileInAddress, idInName, isExportIndex} from './html-marks.ts'
import {type ExportedFacts, readExported} from './html-space-facts.ts'
import {type ExportIndex, readExportIndex} from './html-space-index.ts'
import {within} from './within.ts'

const indexFile = 'index.html'
/** Deeper trees of pages are made up. */
const deepest = 100

export const htmlSpace: ArchiveKind = {
  async holds(archive) {
    for (const name of indexesOf(archive)) if (await isIndex(archive, name)) return true
    return false
  },
  async *read(archive, context) {
    for (const name of indexesOf(archive)) {
      if (!(await isIndex(archive, name))) continue
      const folder = path.posix.dirname(name)
      yield* readHtmlSpace(folder === '.' ? archive : within(archive, folder), context)
    }
  }
}

/** Confluence puts the export into a folder that is named as the space. */
function indexesOf(archive: Archive): string[] {
  return [...archive.entries.keys()]
    .filter((name) => path.posix.basename(name) === indexFile && name.split('/').length <= 3)
    .sort(compare)
}

async function isIndex(archive: Archive, name: string): Promise<boolean> {
  try {
    return isExportIndex(await textOf(archive, name))
  } catch {
    return false // Whoever reads the pages says what is wrong.
  }
}

/** The pages of the export whose `index.html` lies at the top of `archive`. */
export async function* readHtmlSpace(
  archive: Archive,
  context: ContainerContext
): AsyncGenerator<Read> {
  const index = readExportIndex(await textOf(archive, indexFile))
  const files = [...archive.entries.keys()]
    .filter((name) => !name.includes('/') && /\.html?$/i.test(name) && name !== indexFile)
    .sort(compare)
  const listed = [...index.pages.keys()].filter((name) => archive.entries.has(name))
  const all = new Set([...listed, ...files])

  for (const {file, title} of index.pages.values())
    if (!all.has(file) && !file.includes('/')) yield missing(archive, file, title)
  for (const name of all) yield* single(name, {archive, context, index})
  if (all.size > 0) return
  const at = {file: entryShown(archive, indexFile), line: 1, column: 1}
  const reason = 'there is no page in this export'
  yield {problem: {rule: 'source/unreadable', severity: 'warning', args: {reason}, at}}
}

interface Export {
  archive: Archive
  context: ContainerContext
  index: ExportIndex
}

async function* single(name: string, read: Export): AsyncGenerator<Read> {
  const {archive, context} = read
  const shown = entryShown(archive, name)
  try {
    const {source, defaults} = context
    const file = idOf(name)
    const sidecar = async () => undefined
    const bytes = await readEntry(archive, name)
    const found = await pageOf(bytes, {file, shown, source, defaults, sidecar})
    if (found.page) {
      const facts = readExported(found.page.body)
      complete(found.page, name, facts, read)
      if (facts.isEmpty && !found.page.meta.files) {
        yield {problem: {rule: 'source/empty', args: {}, at: {file: shown, line: 1, column: 1}}}
        return
      }
    }
    yield* asReads(found)
  } catch (error) {
    const args = {reason: whyDamaged(error)}
    yield {problem: {rule: 'source/unreadable', args, at: {file: shown, line: 1, column: 1}}}
  }
}

function idOf(name: string): string {
  return idInName(name) || name.replace(/\.html?$/i, '')
}

/** Add to `page` what the export says of it. */
function complete(
  page: SourcePage,
  name: string,
  facts: ExportedFacts,
  {archive, index}: Export
): void {
  const files = [...facts.files].filter(([path]) => archive.entries.has(path))
  const byName = new Map(files.map(([path, {name}]) => [name, path] as const).reverse())
  page.format = 'html'
  page.meta = {...page.meta, ...metaOf(name, facts, index)}
  const own = new Set(byName.values())
  const listed = files.filter(([path]) => own.has(path) && isOf(path, name))
  if (listed.length > 0) page.meta.files = listed.map(([path, file]) => sized(file, path, archive))
  page.readFile = async function (address) {
    const path = byName.get(address) ?? fileInAddress(address)
    return archive.entries.has(path) ? readEntry(archive, path) : undefined
  }
}

/** Whether the file at `path` is attached to the page in the file `name`. */
function isOf(path: string, name: string): boolean {
  const id = idInName(name)
  return id === '' || path.startsWith(`attachments/${id}/`)
}

function sized(file: FileFacts, path: string, {entries}: Archive): FileFacts {
  const size = entries.get(path)?.size
  return size === undefined ? file : {...file, size}
}

function metaOf(name: string, facts: ExportedFacts, {key, pages}: ExportIndex): PageMeta {
  const listed = pages.get(name)
  const title = titleOf(listed?.title ?? '', facts)
  const space = /^~?[\p{L}\p{N}._-]+$/u.test(key) ? key : ''
  const updatedAt = exportedDate(facts.metadata)
  const ancestors = listed ? above(name, pages) : fromCrumbs(facts)
  const id = idInName(name)
  const encoded = encodeURI(name.toWellFormed())
  const display = space && title && displayPath(space, title)
  const aliases = [
    name,
    ...(encoded === name ? [] : [encoded]),
    ...(id ? [`/pages/viewpage.action?pageId=${id}`] : []),
    ...(display ? [display] : [])
  ]

  return {
    ...(title && {title}),
    ...(space && {space}),
    ...(updatedAt && {updatedAt}),
    ...(facts.labels.length > 0 && {labels: facts.labels}),
    ...((listed || ancestors.length > 0) && {ancestors}),
    ...(listed && {position: listed.position}),
    aliases
  }
}

/** The title without the name of the space, which may itself hold “ : ”. */
function titleOf(listed: string, {title, crumbs}: ExportedFacts): string {
  if (listed !== '') return listed
  const space = crumbs[0]?.title ?? ''
  if (space !== '' && title.startsWith(`${space} : `)) return title.slice(space.length + 3)
  return title.replace(/^.*? : /, '')
}

function above(name: string, pages: ExportIndex['pages']): PageAbove[] {
  const result: PageAbove[] = []
  const seen = new Set([name])
  let next = pages.get(name)?.above
  while (next !== undefined && !seen.has(next) && result.length < deepest) {
    seen.add(next)
    const page = pages.get(next)
    result.push({id: safeId(idOf(next)), title: page?.title ?? next})
    next = page?.above
  }
  return result.reverse()
}

/** The first of them is the space. */
function fromCrumbs({crumbs}: ExportedFacts): PageAbove[] {
  return crumbs
    .slice(1)
    .flatMap(({title, file}) =>
      /\.html?$/i.test(file) && file !== indexFile ? [{id: safeId(idOf(file)), title}] : []
    )
}

function missing(archive: Archive, file: string, title: string): Read {
  const at = {file: entryShown(archive, file), line: 1, column: 1}
  const reason = `the export lists the page “${title}”, but holds no file of it`
  return {problem: {rule: 'source/unreadable', severity: 'warning', args: {reason}, at}}
}

async function textOf(archive: Archive, name: string): Promise<string> {
  const decoded = decode(await readEntry(archive, name))
  return 'text' in decoded ? decoded.text : ''
}
