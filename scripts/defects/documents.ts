/** The documents of folders, read as an import reads them. */

import path from 'node:path'
import process from 'node:process'
import type {SourcePage} from '../../src/model/source-page.ts'
import {readPaths} from '../../src/source/index.ts'

/** What people made of an article, where it lies beside it, is no article to be mended. */
const answer = /(?:^|\/)(?:after\.md|expected\.mdx)$|\.expected\.md$/

/**
 * Read what lies in `paths`.
 * @throws StopError when a path does not exist.
 */
export async function readDocuments(paths: readonly string[]): Promise<SourcePage[]> {
  const cwd = process.cwd()
  const pages: SourcePage[] = []
  for await (const read of readPaths(paths, {source: 'files', cwd, root: cwd}))
    if ('page' in read && !answer.test(read.page.file)) pages.push(named(read.page, paths))
  return pages
}

/** A help centre keeps titles apart from bodies: without one, the first heading would be taken for it. */
function named(page: SourcePage, paths: readonly string[]): SourcePage {
  const folder = paths.find((each) => page.file.startsWith(path.normalize(each)))
  const file = folder === undefined ? page.file : path.relative(folder, page.file) || page.file
  const isBody =
    page.format === 'html' && page.meta.title === undefined && !/<title\b/i.test(page.body)
  const meta = isBody ? {...page.meta, title: 'An article'} : page.meta
  return {...page, file, meta}
}
