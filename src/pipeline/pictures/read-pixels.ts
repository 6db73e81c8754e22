/** Reads pictures as pixels, within limits; what cannot be read is no picture. */

import type {Sharp} from 'sharp'
import type {Pixels} from './compare-pixels.ts'
import {hashHeight, hashWidth, pictureHash} from './picture-hash.ts'

/** Pixels of a picture, from which on it is not looked at. */
const mostPixels = 50_000_000
/** Seconds for one picture. */
const patience = 10

const readable = new Set(['png', 'jpeg', 'webp', 'gif', 'avif', 'heif', 'tiff'])

let loaded: Promise<typeof import('sharp').default | undefined> | undefined

/** The library is built for most systems, not for all: without it, pictures are known by their names and bytes. */
function sharp(): Promise<typeof import('sharp').default | undefined> {
  loaded ??= import('sharp').then(
    ({default: open}) => {
      open.cache(false)
      open.concurrency(1)
      return open
    },
    () => undefined
  )
  return loaded
}

export interface Size {
  width: number
  height: number
}

export interface Seen extends Size {
  hash: string
}

/** Size and hash of a picture; drawings and documents are not looked at. */
export async function seePicture(bytes: Uint8Array): Promise<Seen | undefined> {
  const open = await sharp()
  try {
    const picture = open?.(bytes, {limitInputPixels: mostPixels, failOn: 'error'})
    const {format, autoOrient, pages = 1} = (await picture?.metadata()) ?? {}
    if (!picture || !format || !readable.has(format) || pages > 1 || !autoOrient) return undefined
    const grey = await flat(picture)
      .greyscale()
      .resize(hashWidth, hashHeight, {fit: 'fill', kernel: 'mitchell', fastShrinkOnLoad: false})
      .raw()
      .toBuffer()
    if (grey.length !== hashWidth * hashHeight) return undefined
    return {...autoOrient, hash: pictureHash(grey)}
  } catch {
    return undefined // Damaged, too large or too slow.
  }
}

/** The picture in the given size. */
export async function readPixels(bytes: Uint8Array, size: Size): Promise<Pixels | undefined> {
  const open = await sharp()
  try {
    const picture = open?.(bytes, {limitInputPixels: mostPixels, failOn: 'error'})
    const data = await (picture && flat(picture))
      ?.toColourspace('srgb')
      .resize(size.width, size.height, {fit: 'fill'})
      .raw()
      .toBuffer()
    return data?.length === size.width * size.height * 3 ? {...size, data} : undefined
  } catch {
    return undefined
  }
}

/** Turned as it is shown, on white. */
function flat(picture: Sharp): Sharp {
  return picture
    .timeout({seconds: patience})
    .autoOrient()
    .flatten({background: '#fff'})
    .removeAlpha()
}
