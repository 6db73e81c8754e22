/** Reads pages from files: no file can stop the others, and each page has an id of its own. */

import {open} from 'node:fs/promises'
import type {FindingDraft} from '../model/finding.ts'
import {pageKey, type SourcePage} from '../model/source-page.ts'
import type {Container} from './container.ts'
import {containers} from './containers.ts'
import {type Listed, type ListOptions, listFiles} from './list-files.ts'
import type {Defaults, Read} from './read.ts'
import {readPage} from './read-page.ts'
import {withEnding} from './safe-id.ts'

export interface ReadOptions extends Omit<ListOptions, 'strict'> {
  /** Name of the source that the pages belong to. */
  source: string
  defaults?: Defaults
  /** Default: `true`, as on the command line. */
  strict?: boolean
}

/**
 * Read the pages of `paths`, in the order of their paths.
 * @throws StopError, before the first page, when a path does not exist and `strict` is not `false`.
 */
export async function* readPaths(
  paths: readonly string[],
  {source, cwd, root, defaults = {}, strict = true}: ReadOptions
): AsyncGenerator<Read> {
  const {files, problems} = await listFiles(paths, {cwd, root, strict})
  for (const problem of problems) yield {problem}
  yield* readFiles(files, source, defaults, new Map())
}

/** `taken`: pages so far, by key in lower case, as some systems see no difference. */
export async function* readFiles(
  files: readonly Listed[],
  source: string,
  defaults: Defaults,
  taken: Map<string, SourcePage>
): AsyncGenerator<Read> {
  for (const file of files) {
    const container = await containerOf(file)
    const found = container
      ? container.read(file, {source, defaults})
      : single(file, source, defaults)
    for await (const item of found) {
      if ('problem' in item) yield item
      else {
        const problem = keepApart(item.page, taken)
        yield item
        if (problem) yield {problem: {...problem, source: pageKey(item.page)}}
      }
    }
  }
}

/** What `file` is an envelope of, if it is one. */
async function containerOf(file: Listed): Promise<Container | undefined> {
  const head = await readHead(file.file)
  return head && containers.find((container) => container.holds(file, head))
}

async function* single(file: Listed, source: string, defaults: Defaults): AsyncGenerator<Read> {
  const {page, problems} = await readPage(file, source, defaults)
  if (page) yield {page}
  for (const problem of problems)
    yield {problem: page ? {...problem, source: pageKey(page)} : problem}
}

/** The first bytes of `file`; `undefined` where it cannot be read, which its reader will say. */
async function readHead(file: string): Promise<Uint8Array | undefined> {
  try {
    const handle = await open(file)
    try {
      const {buffer, bytesRead} = await handle.read(Buffer.alloc(8192), 0, 8192, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch {
    return // Whoever reads the whole says why.
  }
}

/** Give `page` another id where its own is taken already; say so where it is the very same. */
function keepApart(page: SourcePage, taken: Map<string, SourcePage>): FindingDraft | undefined {
  const first = taken.get(pageKey(page).toLowerCase())
  let problem: FindingDraft | undefined

  if (first) {
    const {id} = page
    page.id = withEnding(id, page.file)
    if (first.id === id)
      problem = {
        rule: 'source/duplicate-id',
        args: {id, other: first.file, now: page.id},
        at: {file: page.file, line: 1, column: 1},
        cause: {file: first.file, line: 1, column: 1}
      }
  }
  taken.set(pageKey(page).toLowerCase(), page)
  return problem
}
