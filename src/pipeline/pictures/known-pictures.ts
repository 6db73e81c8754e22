/** What is known of the pictures of two versions: looked at where they can be had, else as an earlier run saw them. */

import path from 'node:path'
import type {Attachment, PictureLook} from '../../emit/index.ts'
import {pictureExtensions} from '../../model/file-kinds.ts'
import type {KnownPictures, Look} from '../../model/pictures.ts'
import {lookClosely, nearnessOf} from './looks.ts'
import {type Seen, seePicture} from './read-pixels.ts'

export interface VersionPictures {
  /** Those of the version; they get their hashes here. */
  attachments: readonly Attachment[]
  /** What an earlier run knew of them. */
  former: readonly Attachment[]
  /** The bytes of one, if they are at hand. */
  bytesOf(attachment: Attachment): Promise<Uint8Array | undefined>
}

/** Most pairs of pictures of two versions that are compared pixel by pixel. */
const most = 60

/** `looks` are what an earlier run saw, and come back as they are now, to be kept. */
export async function knownPictures(
  lead: VersionPictures,
  other: VersionPictures,
  looks: readonly PictureLook[]
): Promise<{known: KnownPictures; looks: PictureLook[]}> {
  const [lefts, rights] = [lone(lead, other), lone(other, lead)]
  const found = new Map<string, Look>()
  const kept: PictureLook[] = []
  if (lefts.length > 0 && rights.length > 0) {
    for (const each of lefts) await hashed(each, lead)
    for (const each of rights) await hashed(each, other)
    for (const left of lefts)
      for (const right of rights) {
        if (left.hash === undefined || right.hash === undefined) continue
        const nearness = nearnessOf(left.hash, right.hash)
        const pair = `${left.sha256} ${right.sha256}`
        if (nearness !== 'near') found.set(pair, nearness)
        if (nearness !== 'near' || found.has(pair)) continue
        const before = looks.find(({own, lead}) => own === right.sha256 && lead === left.sha256)
        const look =
          before?.look ??
          (kept.length < most
            ? await close(await lead.bytesOf(left), await other.bytesOf(right))
            : undefined)
        found.set(pair, look ?? 'unsure')
        if (look) kept.push({own: right.sha256, lead: left.sha256, look})
      }
  }
  return {
    looks: kept,
    known: {
      left: digestsOf(lead),
      right: digestsOf(other),
      look: (left, right) => (left === right ? 'same' : found.get(`${left} ${right}`))
    }
  }
}

/** Pictures whose bytes the other version does not have. */
function lone({attachments}: VersionPictures, other: VersionPictures): Attachment[] {
  const there = new Set(other.attachments.map(({sha256}) => sha256))
  return attachments.filter(
    ({file, sha256}) => pictureExtensions.has(path.posix.extname(file)) && !there.has(sha256)
  )
}

async function hashed(
  attachment: Attachment,
  {attachments, former, bytesOf}: VersionPictures
): Promise<void> {
  const {sha256} = attachment
  const known = [...attachments, ...former].find((each) => each.sha256 === sha256 && each.hash)
  const bytes = known ? undefined : await bytesOf(attachment)
  const hash = known?.hash ?? (bytes && (await seePicture(bytes))?.hash)
  if (hash !== undefined) attachment.hash = hash
}

async function close(
  left: Uint8Array | undefined,
  right: Uint8Array | undefined
): Promise<Look | undefined> {
  if (!left || !right) return undefined
  const [a, b]: Array<Seen | undefined> = [await seePicture(left), await seePicture(right)]
  return a && b ? lookClosely({...a, bytes: left}, {...b, bytes: right}) : undefined
}

function digestsOf({attachments}: VersionPictures): Map<string, string> {
  return new Map(attachments.map(({src, sha256}) => [src, sha256]))
}
