/** Reads a picture or a linked file: attached to a page, lying beside it, or elsewhere. */

import {checkFile, placesBeside, type ReadFile, type Refused, readBeside} from '../../emit/index.ts'
import type {Config} from '../../model/config.ts'
import {extensionOf, largestFile, largestPicture} from '../../model/file-kinds.ts'
import type {Known, PageKey, SourcePage} from '../../model/source-page.ts'
import type {Elsewhere, FetchError} from '../../source/index.ts'
import type {Witness} from '../remembered/witness.ts'
import type {Wanted} from './wanted-file.ts'

export interface FoundFile {
  found: ReadFile | Refused | undefined
  /** Some place could be looked into, so that a file which is not found is not there. */
  looked: boolean
  /** Why it did not come from elsewhere. */
  fault?: FetchError
  /** What it is called where it came from, where `Wanted` does not say. */
  name?: string
}

/** Where files may be had. */
export interface Shelves {
  root: string
  known: Known
  /** Every page of the run. */
  pages: ReadonlyMap<PageKey, SourcePage>
  /** Absent: no network is used. */
  elsewhere?: Elsewhere | undefined
  config: Config
  /** Is told where files were looked for. */
  witness?: Pick<Witness, 'files'> | undefined
}

const megabyte = 1024 * 1024

/** In bytes. */
export function limitOf(picture: boolean, {config: {files = {}}}: Pick<Shelves, 'config'>): number {
  const [said, standard] = picture
    ? [files.largestPicture, largestPicture]
    : [files.largestFile, largestFile]
  return said === undefined ? standard : said * megabyte
}

/** Read what is `wanted` by `page`; the page that has it comes before what lies beside `page`, and that before elsewhere. */
export async function findFile(
  wanted: Wanted,
  page: SourcePage,
  shelves: Shelves
): Promise<FoundFile> {
  const limit = limitOf(wanted.picture, shelves)
  const local = await findLocally(wanted, page, shelves, limit)
  if (local.found || wanted.address === undefined) return local
  if (!shelves.elsewhere?.isWanted(wanted.address)) return local
  const fetched = await shelves.elsewhere.get(wanted.address, limit)
  if ('fault' in fetched) return {found: undefined, looked: true, fault: fetched}

  const name = [wanted.name, fetched.name ?? '', wanted.text].find((each) => extensionOf(each))
  const found = checkFile(name ?? wanted.name, fetched.bytes, wanted.picture, limit)
  return {found, looked: true, name: name ?? (wanted.name || fetched.name || '')}
}

async function findLocally(
  {name, picture, owner, title, besides}: Wanted,
  page: SourcePage,
  {pages, root, witness}: Shelves,
  limit: number
): Promise<FoundFile> {
  const holder = owner ? pages.get(owner) : title === undefined ? page : undefined
  let refused: Refused | undefined
  let looked = false

  for (const each of besides ?? [name]) {
    if (holder?.readFile) {
      looked = true
      const found = await attachedTo(holder, each, picture, limit)
      if (found && 'bytes' in found) return {found, looked}
      refused ??= found
    }
    // Exports often keep the pictures of all pages in one folder.
    for (const {folder, id} of holder && holder !== page ? [holder, page] : [page]) {
      if (folder === undefined) continue
      looked = true
      for (const place of placesBeside(each, folder, id)) witness?.files.add(place)
      const found = await readBeside(each, folder, root, id, picture, limit)
      if (found && 'bytes' in found) return {found, looked}
      refused ??= found
    }
  }
  return {found: refused, looked}
}

async function attachedTo(
  page: SourcePage,
  name: string,
  picture: boolean,
  limit: number
): Promise<ReadFile | Refused | undefined> {
  const size = page.meta.files?.find((each) => each.name === name)?.size
  if (size !== undefined && size > limit) return {size, limit}
  // Any failure: not to be had this time; what an earlier run took stays.
  const bytes = await page.readFile?.(name).catch(() => undefined)
  return bytes && checkFile(name, bytes, picture, limit)
}
