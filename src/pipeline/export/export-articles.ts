/** `export`: articles back in the formats of the systems that they came from. */

import path from 'node:path'
import {filesBelow, readSnapshots, type Snapshot, safeName} from '../../emit/index.ts'
import {exportArticle} from '../../export/index.ts'
import {readMdx} from '../../mdx/index.ts'
import {hideSecrets} from '../../mend/index.ts'
import type {ExportedArticle, ExportMeta, ExportNote, Target} from '../../model/export.ts'
import {compare} from '../../model/finding.ts'
import {type Format, pageKey} from '../../model/source-page.ts'
import {StopError} from '../../model/stop-error.ts'
import {isUntitled} from '../../model/untitled.ts'
import {articleId} from '../article/article-id.ts'
import {readArticles, type WrittenArticle} from '../article/articles.ts'
import {readConflicts, type Texts} from '../article/bases.ts'
import {conflictsIn} from '../article/conflicts.ts'
import {indexPages, sitesOf} from '../known/known.ts'
import type {Workspace} from '../run.ts'
import {copiesOf} from './copies.ts'
import {isForReaders, type PlacesWorld, placesOf, siteAddress} from './places.ts'
import {type ProofWorld, proofRead} from './proof-read.ts'

export interface ExportOptions {
  /** Ids of articles, starts of ids, slugs or paths; none: every article that may be published. */
  only: readonly string[]
  to: Target
}

interface World extends PlacesWorld, ProofWorld {
  conflicts: Texts
  /** Names that files have already. */
  names: Set<string>
}

/** How each is written. */
const formatOf: Readonly<Record<Target, Format>> = {
  confluence: 'storage',
  markdown: 'markdown',
  zendesk: 'html'
}

const extensions: Readonly<Record<Target, string>> = {
  confluence: 'xml',
  markdown: 'md',
  zendesk: 'html'
}

/** Export one article after the other. Fails with `StopError` where there is none of a name. */
export async function* exportArticles(
  workspace: Workspace,
  {only, to}: ExportOptions
): AsyncGenerator<ExportedArticle> {
  const {root, config} = workspace
  const snapshots = await readSnapshots(root)
  const {byId} = await readArticles(root)
  const index = indexPages(
    snapshots.map(({page}) => page),
    sitesOf(config)
  )
  const world: World = {
    config,
    target: to,
    copies: copiesOf(snapshots, config),
    written: byId,
    files: new Set(await filesBelow(root, 'content/articles', '')),
    known: index,
    articles: new Map(snapshots.map(({page, file}) => [pageKey(page), file.article])),
    conflicts: await readConflicts(root),
    names: new Set()
  }

  for (const id of await wanted(workspace, only, byId, snapshots)) {
    const writer = byId.get(id)
    if (!writer)
      throw new StopError(`The article \`${id}\` has no file any more`, {
        hint: 'It was deleted, so there is nothing to export.'
      })
    yield exportOne(id, writer, world)
  }
}

async function wanted(
  workspace: Workspace,
  only: readonly string[],
  byId: ReadonlyMap<string, WrittenArticle>,
  snapshots: readonly Snapshot[]
): Promise<string[]> {
  if (only.length === 0)
    return [...byId]
      .filter(([, writer]) => isForReaders(writer))
      .map(([id]) => id)
      .sort(compare)
  const ids = new Set<string>()
  for (const name of only)
    ids.add(
      await articleId(
        workspace,
        name,
        snapshots.map(({file}) => file.article)
      )
    )
  return [...ids]
}

function exportOne(id: string, writer: WrittenArticle, world: World): ExportedArticle {
  const {target, config, copies} = world
  const notes: ExportNote[] = []
  const hidden = hideSecrets(writer.text, id)
  if (hidden.cuts.length > 0) notes.push({kind: 'secret', args: {secrets: hidden.cuts.length}})
  const {front, body} = hidden.cuts.length > 0 ? readMdx(hidden.text, writer.file) : writer.read
  const conflicts = conflictsIn(world.conflicts.get(id), id).length
  if (conflicts > 0) notes.push({kind: 'conflict', args: {conflicts}})
  if (front.status && !isForReaders(writer))
    notes.push({kind: 'held', args: {status: front.status}})

  const copy = copies.of(id, target)
  const name = nameOf(id, writer, world.names)
  const meta = metaOf(id, front.title, writer, copy, world)
  const folder = target === 'confluence' ? safeName(meta.id) : name
  const places = placesOf(writer, folder, world)
  const locale = meta.locale ?? config.locale
  const exported = exportArticle(
    {front, body, locale, places, anchors: target === 'zendesk' ? (copy?.file.anchors ?? {}) : {}},
    target
  )
  // Nothing but its title would come back.
  if (exported.text.trim() === '') notes.push({kind: 'empty', args: {}, line: 1, column: 1})
  const {files} = places
  for (const file of files) if (file.isNew) notes.push({kind: 'upload', args: {file: file.name}})
  const page = {source: copy?.page.source ?? 'export', id: meta.id, meta: readAs(meta, copy)}
  const article = {title: front.title, body}
  const proof = {article, text: exported.text, format: meta.format, page, back: places.back}
  return {
    id,
    title: front.title,
    file: writer.file,
    name: `${name}.${extensions[target]}`,
    text: exported.text,
    meta,
    files,
    notes: [...notes, ...exported.notes, ...proofRead(proof, world)].toSorted(byPlace)
  }
}

/** Those of the whole article first; the places of equals stay in order. */
function byPlace(a: ExportNote, b: ExportNote): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

/** A name of its own for each, so that all can lie in one folder. */
function nameOf(id: string, {file}: WrittenArticle, names: Set<string>): string {
  const slug = path.posix.basename(file, '.mdx')
  const name = names.has(slug) ? `${slug}-${safeName(id)}` : slug
  names.add(name)
  return name
}

function metaOf(
  id: string,
  title: string,
  writer: WrittenArticle,
  copy: Snapshot | undefined,
  {config, target}: World
): ExportMeta {
  const {file} = writer
  const [locale = config.locale, section] = file.replace(/^content\/articles\//, '').split('/')
  const {url, space, labels} = copy?.page.meta ?? {}
  const site = siteAddress(writer, config)
  return {
    id: copy?.page.id ?? id,
    format: formatOf[target],
    // A page without a title stays one.
    ...(!isUntitled(title) && {title}),
    ...(copy && {source: copy.page.source}),
    ...(url !== undefined && {url}),
    ...(site !== undefined && {aliases: [site]}),
    ...(space !== undefined && {space}),
    ...(labels !== undefined && {labels}),
    ...(section !== undefined && section !== 'inbox' && {section}),
    locale
  }
}

/** What an import of the text would know. */
function readAs(
  {title, url, aliases, space, labels, locale}: ExportMeta,
  copy: Snapshot | undefined
) {
  const files = copy?.page.meta.files
  return {
    ...(title !== undefined && {title}),
    ...(url !== undefined && {url}),
    ...(aliases !== undefined && {aliases}),
    ...(space !== undefined && {space}),
    ...(labels !== undefined && {labels}),
    ...(locale !== undefined && {locale}),
    ...(files !== undefined && {files})
  }
}
