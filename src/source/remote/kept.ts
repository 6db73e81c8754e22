/**
 * What an import has of a source so far, below `.collate/`: pages that came in but are not written yet, and
 * attached files. An import that was interrupted goes on from there; taking the folder away costs time only.
 */

import {createHash, randomUUID} from 'node:crypto'
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import type {Format, PageMeta} from '../../model/source-page.ts'
import {StopError} from '../../model/stop-error.ts'
import {safeId} from '../page/safe-id.ts'

/** A page as it came in; without body: it was empty. */
export interface KeptPage {
  id: string
  revision: string
  format?: Format
  body?: string
  meta: PageMeta
}

interface PageFile extends KeptPage {
  schemaVersion: 1
  /** Address of the site, as ids of another one mean other pages. */
  site: string
}

export interface Kept {
  page(id: string, revision: string | undefined): Promise<KeptPage | undefined>
  keepPage(page: KeptPage): Promise<void>
  file(key: string): Promise<Uint8Array | undefined>
  keepFile(key: string, bytes: Uint8Array): Promise<void>
}

/** `isDry`: what is there is used, and nothing is added. */
export function openKept(root: string, source: string, site: string, isDry = false): Kept {
  const folder = folderOf(root, source)
  return {
    async page(id, revision) {
      const bytes = (await read(pageFile(folder, id))) ?? (await read(pageFile(folder, id, true)))
      if (!bytes || revision === undefined) return
      const page = parse(bytes)
      return page?.id === id && page.revision === revision && page.site === site ? page : undefined
    },
    keepPage: async (page) => {
      if (isDry) return
      await write(
        folder,
        pageFile(folder, page.id, page.body === undefined),
        JSON.stringify({schemaVersion: 1, site, ...page} satisfies PageFile)
      )
    },
    file: (key) => read(path.join(folder, 'files', digest(`${site}\n${key}`))),
    keepFile: async (key, bytes) => {
      if (!isDry) await write(folder, path.join(folder, 'files', digest(`${site}\n${key}`)), bytes)
    }
  }
}

/** The pages of `source` are written now: what was kept of them is of no more use, nor what killed runs left half. */
export async function forgetPages(root: string, source: string): Promise<void> {
  for (const name of ['pages', parts])
    await rm(path.join(folderOf(root, source), name), {recursive: true, force: true})
}

/** Files until they are whole. */
const parts = 'parts'

function folderOf(root: string, source: string): string {
  return path.join(root, '.collate/sources', source)
}

/** Empty pages are remembered for good: no snapshot says which revision of them was seen. */
function pageFile(folder: string, id: string, isEmpty = false): string {
  return path.join(folder, isEmpty ? 'empty' : 'pages', `${safeId(id)}.json`)
}

function parse(bytes: Uint8Array): PageFile | undefined {
  try {
    const page = JSON.parse(Buffer.from(bytes).toString()) as PageFile
    return page.schemaVersion === 1 ? page : undefined
  } catch {
    return // Damaged: it is asked for again.
  }
}

async function read(file: string): Promise<Uint8Array | undefined> {
  return readFile(file).catch(function (error: NodeJS.ErrnoException) {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

/** All or nothing: a name is given only to what is whole. */
async function write(folder: string, file: string, bytes: string | Uint8Array): Promise<void> {
  const part = path.join(folder, parts, randomUUID())
  for (let isAgain = false; ; isAgain = true)
    try {
      for (const each of [part, file]) await mkdir(path.dirname(each), {recursive: true})
      await writeFile(part, bytes)
      return await rename(part, file)
    } catch (error) {
      await rm(part, {force: true}).catch(() => {})
      // Another run is done with its pages, and took the folder away just now.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !isAgain) continue
      throw new StopError(`What came in cannot be kept: ${(error as Error).message}`, {
        hint: 'Make room below `.collate/`, and allow it to be written; what came in before is kept',
        cause: error
      })
    }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40)
}
