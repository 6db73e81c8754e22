/** Brings the two bodies of a page in, each on its own. */

import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import path from 'node:path'
import type {Root} from 'mdast'
import {parse} from 'yaml'
import {conserve} from '../../src/conserve/index.ts'
import {writeMdx} from '../../src/mdx/index.ts'
import type {Config} from '../../src/model/config.ts'
import type {FileFacts, Format, SourcePage} from '../../src/model/source-page.ts'
import {indexPages} from '../../src/pipeline/known/known.ts'
import {preparePage} from '../../src/pipeline/page/prepare.ts'

export interface Imported {
  body: Root
  lost: readonly string[]
  added: readonly string[]
}

export interface Pair {
  storage: Imported
  adf: Imported
}

export async function importPair(folder: string): Promise<Pair> {
  const files = await filesOf(path.join(folder, 'attachments.v1.yaml'))
  const read = (name: string) => readFile(path.join(folder, name), 'utf8')
  return {
    storage: importBody(await read('page.xhtml'), 'storage', files),
    adf: importBody(await read('page.adf'), 'adf', files)
  }
}

/** The files of a page, from a saved reply of Confluence. */
async function filesOf(file: string): Promise<FileFacts[]> {
  if (!existsSync(file)) return []
  const reply = parse(await readFile(file, 'utf8')) as {
    results?: Array<{title: string; extensions?: {fileId?: string; mediaType?: string}}>
  }
  return (reply.results ?? []).map(({title, extensions: {fileId, mediaType} = {}}) => ({
    name: title,
    ...(fileId && {fileId}),
    ...(mediaType && {mediaType})
  }))
}

const config = {sources: [], repairs: {}, locale: 'en'} as unknown as Config

export function importBody(body: string, format: Format, files: readonly FileFacts[]): Imported {
  const meta = {title: 'A page', files}
  const page: SourcePage = {source: 'files', id: 'page', format, body, file: 'page', meta}
  const {article, mended, entries, page: safe} = preparePage(page, indexPages([page]), config)
  const mdx = writeMdx({id: 'page', title: 'A page'}, article.body)
  const {lost, added} = conserve({
    format,
    body: safe.body,
    mended,
    entries,
    mdx,
    title: article.title
  })
  return {body: article.body, lost, added}
}
