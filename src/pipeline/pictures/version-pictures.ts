/** The files of the pictures that versions of an article show, where the knowledge base holds them. */

import {stat} from 'node:fs/promises'
import path from 'node:path'
import {absent, isRemote, readSnapshots, type Snapshot} from '../../emit/index.ts'
import {isPictureName} from '../../model/file-kinds.ts'
import {type PageKey, pageKey} from '../../model/source-page.ts'
import type {Workspace} from '../run.ts'

export interface WantedPicture {
  page: PageKey
  /** As the page has it. */
  address: string
}

export interface VersionPicture extends WantedPicture {
  /** Relative to the root, below `content/`. */
  file: string
}

/** Those of `wanted` that lie beside an article, or beside the file that their page came from. */
export async function findPictures(
  {root}: Workspace,
  wanted: readonly WantedPicture[]
): Promise<VersionPicture[]> {
  if (wanted.length === 0) return []
  const snapshots = new Map((await readSnapshots(root)).map((each) => [pageKey(each.page), each]))
  const found: VersionPicture[] = []
  for (const {page, address} of wanted)
    for (const file of candidates(snapshots.get(page), address)) {
      const known = await stat(path.join(root, file)).catch(absent)
      if (!known?.isFile()) continue
      found.push({page, address, file})
      break
    }
  return found
}

function candidates(snapshot: Snapshot | undefined, address: string): string[] {
  if (!snapshot) return []
  const {attachments, paths, origin, id} = snapshot.file
  const article = paths.at(-1)?.replace(/\.mdx$/, '')
  const own = attachments
    .filter(({src}) => src === address)
    .flatMap(({file}) => (article === undefined ? [] : [`${article}/${file}`]))
  const name = decoded(address)
  const folder = path.posix.dirname(origin)
  const beside = isRemote(address)
    ? []
    : [name, `attachments/${name}`, `${id}/${name}`].map((each) => path.posix.join(folder, each))
  return [...own, ...beside]
    .map((file) => path.posix.normalize(file))
    .filter((file) => file.startsWith('content/') && isPictureName(file))
}

function decoded(address: string): string {
  const [file = ''] = address.split(/[?#]/, 1)
  try {
    return decodeURIComponent(file)
  } catch {
    return file
  }
}
