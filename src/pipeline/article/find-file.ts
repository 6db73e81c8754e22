/** Where a picture or a linked file may be had: attached to a page, or lying beside it. */

import {checkFile, isRemote, type ReadFile, type Refused, readBeside} from '../../emit/index.ts'
import {readAttachmentAddress} from '../../model/attached-file.ts'
import {decoded} from '../../model/decoded.ts'
import {
  downloadExtensions,
  extensionOf,
  largestFile,
  largestPicture,
  pictureExtensions
} from '../../model/file-kinds.ts'
import {type Known, type PageKey, pageKey, type SourcePage} from '../../model/source-page.ts'
import {readWikiAddress} from '../../model/wiki-address.ts'

export interface Wanted {
  name: string
  picture: boolean
  /** The page that has it, where that is another one. */
  owner?: PageKey
  /** Title of the page that has it, where that page is not known. */
  title?: string
  /** The source says that it is an attached file, so that it is missed where it is not. */
  attached: boolean
}

/** The file that `address` in `page` asks for; `undefined` where it leads elsewhere. */
export function wantedFile(
  address: string,
  picture: boolean,
  page: SourcePage,
  known: Known
): Wanted | undefined {
  const attached = readAttachmentAddress(address)
  if (attached) {
    const {name, page: owner, title} = attached
    return {name, picture, attached: true, ...(owner && {owner}), ...(title && {title})}
  }

  const file = readWikiAddress(address)?.file
  if (file !== undefined) {
    const owner = known.byUrl(address, pageKey(page))
    return owner && {name: file, picture, attached: true, owner}
  }
  if (isRemote(address) || (!picture && /^[/#?]|^$/.test(address))) return
  const name = decoded(address.replace(/[?#].*$/s, ''))
  // Exports keep the files of a page so, and nobody else.
  if (/^(?:\.\/)?attachments\/(?:thumbnails\/)?\d+\/\d+(?:\.\w+)?$/.test(name))
    return {name, picture, attached: true}
  const extension = extensionOf(name)
  if (!picture && !downloadExtensions.has(extension) && !pictureExtensions.has(extension)) return
  return {name, picture, attached: false}
}

export interface FoundFile {
  found: ReadFile | Refused | undefined
  /** Some place could be looked into, so that a file which is not found is not there. */
  looked: boolean
}

/** Read what is `wanted` by `page`; the page that has it comes before what lies beside `page`. */
export async function findFile(
  {name, picture, owner, title}: Wanted,
  page: SourcePage,
  pages: ReadonlyMap<PageKey, SourcePage>,
  root: string
): Promise<FoundFile> {
  const holder = owner ? pages.get(owner) : title === undefined ? page : undefined
  let refused: Refused | undefined
  let looked = false

  if (holder?.readFile) {
    looked = true
    const found = await attachedTo(holder, name, picture)
    if (found && 'bytes' in found) return {found, looked}
    refused = found
  }
  // Exports often keep the pictures of all pages in one folder.
  for (const {folder, id} of holder && holder !== page ? [holder, page] : [page]) {
    if (folder === undefined) continue
    looked = true
    const found = await readBeside(name, folder, root, id, picture)
    if (found && 'bytes' in found) return {found, looked}
    refused ??= found
  }
  return {found: refused, looked}
}

async function attachedTo(
  page: SourcePage,
  name: string,
  picture: boolean
): Promise<ReadFile | Refused | undefined> {
  const limit = picture ? largestPicture : largestFile
  const size = page.meta.files?.find((each) => each.name === name)?.size
  if (size !== undefined && size > limit) return {size, limit}
  // Any failure: not to be had this time; what an earlier run took stays.
  const bytes = await page.readFile?.(name).catch(() => undefined)
  return bytes && checkFile(name, bytes, picture)
}
