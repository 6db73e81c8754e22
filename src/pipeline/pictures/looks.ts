/** How pictures look beside each other, by their hashes first, and pixel by pixel where these are near. */

import type {Look} from '../../model/pictures.ts'
import {comparePixels, type PixelDifference} from './compare-pixels.ts'
import {hashDistance} from './picture-hash.ts'
import {readPixels, type Seen, type Size} from './read-pixels.ts'

/**
 * Bits of a hash up to which it may be the same picture: saving one anew, as JPEG, as WebP or half as large, changed at
 * most 9 of them in screens of our own, and no two screens of one application were nearer to each other than 13.
 */
const near = 10
/** Bits from which on it is another one; one that was cut lies between. */
const far = 20

export type Nearness = 'near' | 'unsure' | 'other'

export function nearnessOf(a: string, b: string): Nearness {
  const distance = hashDistance(a, b)
  return distance <= near ? 'near' : distance < far ? 'unsure' : 'other'
}

/** Widest that pictures are compared in: what a button is called can still be read. */
const widest = 800
/** By how much sides may be out of proportion, where a picture was made smaller. */
const slack = 0.02

/** Two pictures whose hashes are near; nothing where they cannot be read any more. */
export async function lookClosely(
  a: Seen & {bytes: Uint8Array},
  b: Seen & {bytes: Uint8Array}
): Promise<Look | undefined> {
  if (Math.abs((a.width / a.height) * (b.height / b.width) - 1) > slack) return 'unsure'
  const size = commonSize(a, b)
  const [left, right] = [await readPixels(a.bytes, size), await readPixels(b.bytes, size)]
  return left && right ? lookOf(comparePixels(left, right)) : undefined
}

/** Most pixels that are compared. */
const mostPixels = 1_500_000

function commonSize(a: Size, b: Size): Size {
  const {width, height} = a.width < b.width ? a : b
  const scale = Math.min(1, widest / width, Math.sqrt(mostPixels / (width * height)))
  const scaled = (side: number) => Math.max(1, Math.round(side * scale))
  return {width: scaled(width), height: scaled(height)}
}

/** Share of differing pixels up to which nothing but the file is another one. */
const least = 0.0001
/** Share of the picture that a box may take, and of its cells that may differ, when a part was changed. */
const [compact, most] = [0.35, 0.8]
/** Of 255: what saving anew and making smaller leave behind stays below it. */
const traces = 16

export function lookOf({pixels, box, spread, usual}: PixelDifference): Look {
  if (usual > traces) return 'unsure'
  if (pixels <= least) return 'same'
  return box <= compact && spread <= most ? 'changed' : 'unsure'
}
