/** Reads pages from files: no file can stop the others, and each page has an id of its own. */

import path from 'node:path'
import type {FindingDraft} from '../model/finding.ts'
import {type PageMeta, pageKey, type SourcePage} from '../model/source-page.ts'
import type {Container} from './container.ts'
import {containers} from './containers.ts'
import {type ListOptions, listFiles, shownPath} from './files/list-files.ts'
import type {Listed} from './files/listed.ts'
import {readHead} from './files/read-head.ts'
import {asReads, readPage} from './page/read-page.ts'
import {withEnding} from './page/safe-id.ts'
import type {Defaults, Read} from './read.ts'

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
  let nothing = problems.length === 0
  for await (const read of readFiles(files, source, defaults, new Map())) {
    nothing = false
    yield read
  }
  if (!nothing) return
  // Data that only might have held pages.
  for (const given of paths) {
    const at = {file: shownPath(path.resolve(cwd, given), cwd, root), line: 1, column: 1}
    const args = {reason: 'there is no page in it'}
    yield {problem: {rule: 'source/unreadable', severity: 'warning', args, at}}
  }
}

/** Pages so far, by key in lower case, as some systems see no difference; not their texts, which may be many. */
export type Taken = Map<string, TakenId>

interface TakenId extends Pick<SourcePage, 'id' | 'file'> {
  /** The file that the page came in, which may hold others. */
  from: string
}

export async function* readFiles(
  files: readonly Listed[],
  source: string,
  defaults: Defaults,
  taken: Taken
): AsyncGenerator<Read> {
  for (const file of files) {
    const container = await containerOf(file)
    if (!container && file.maybe) continue
    const found = container
      ? container.read(file, {source, defaults})
      : single(file, source, defaults)
    const renamed = new Map<string, string>()
    const trees: PageMeta[] = []
    for await (const item of found) {
      if ('problem' in item) yield item
      else {
        const {id, meta} = item.page
        const problem = keepApart(item.page, file.shown, taken)
        if (item.page.id !== id) renamed.set(id, item.page.id)
        if (meta.ancestors?.some((above) => isOthers(above.id, item.page, file.shown, taken)))
          trees.push(meta)
        yield item
        if (problem) yield {problem: {...problem, source: pageKey(item.page)}}
      }
    }
    if (renamed.size > 0) for (const meta of trees) follow(renamed, meta)
  }
}

/** Whether a page of `from` that goes by `id` must get another one, as a page of another file has it. */
function isOthers(id: string, {source}: SourcePage, from: string, taken: Taken): boolean {
  const found = taken.get(pageKey({source, id}).toLowerCase())
  return found !== undefined && found.from !== from
}

/** Pages above another are those of the same file, under whatever id they go by now. */
function follow(renamed: ReadonlyMap<string, string>, meta: PageMeta): void {
  if (meta.ancestors)
    meta.ancestors = meta.ancestors.map(({id, title}) => ({id: renamed.get(id) ?? id, title}))
}

/** What `file` is an envelope of, if it is one. */
async function containerOf(file: Listed): Promise<Container | undefined> {
  const head = await readHead(file.file)
  return head && containers.find((container) => container.holds(file, head))
}

async function* single(file: Listed, source: string, defaults: Defaults): AsyncGenerator<Read> {
  yield* asReads(await readPage(file, source, defaults))
}

/**
 * Give `page` another id where its own is taken already; say so where it is the very same. The id is made
 * of the file that the page came in, `from`, as the title of a page may change.
 */
function keepApart(page: SourcePage, from: string, taken: Taken): FindingDraft | undefined {
  const first = taken.get(pageKey(page).toLowerCase())
  let problem: FindingDraft | undefined

  if (first) {
    const {id} = page
    page.id = withEnding(id, from)
    if (taken.has(pageKey(page).toLowerCase())) page.id = withEnding(id, page.file)
    if (first.id === id)
      problem = {
        rule: 'source/duplicate-id',
        // Nothing is lost, and nothing that readers see is wrong.
        severity: 'warning',
        args: {id, other: first.file, now: page.id},
        at: {file: page.file, line: 1, column: 1},
        cause: {file: first.file, line: 1, column: 1}
      }
  }
  taken.set(pageKey(page).toLowerCase(), {id: page.id, file: page.file, from})
  return problem
}
