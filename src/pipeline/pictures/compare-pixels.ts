/**
 * Where two pictures of one size differ: in a box, as when a button got another name, or all over, as when one was
 * saved anew or made smaller.
 *
 * Saving anew and making smaller leave their traces wherever there are edges. So each cell of the picture is
 * held against what is usual for cells with edges, and only cells that stand out by far count.
 */

import {greatest, smallest} from '../../model/long-lists.ts'

/** Three bytes a pixel, row by row. */
export interface Pixels {
  width: number
  height: number
  data: Uint8Array
}

export interface PixelDifference {
  /** Share of the cells with edges that stand out. */
  spread: number
  /** Share of all pixels that lie in cells that stand out and differ there. */
  pixels: number
  /** Share of the picture that the box around them takes. */
  box: number
  /** By how much of 255 cells with edges differ for the most part. */
  usual: number
}

const cell = 8
/** Of 255: how far apart two pixels are that a reader tells from each other. */
const seen = 40
/** Mean difference of a cell, of 255, below which nothing stands out. */
const least = 4
/** How many times what is usual a cell must differ to stand out. */
const times = 6

export function comparePixels(a: Pixels, b: Pixels): PixelDifference {
  const cells = cellsOf(a, b)
  const textured = cells.filter(({edges}) => edges > 2)
  const usual = median(textured.map(({mean}) => mean))
  const limit = Math.max(least, usual * times)
  const hot = together(cells.filter(({mean, differing}) => mean > limit && differing > 0))
  if (hot.length === 0) return {spread: 0, pixels: 0, box: 0, usual}
  const [xs, ys] = [hot.map(({x}) => x), hot.map(({y}) => y)]
  const span = (all: readonly number[]) => greatest(all) - smallest(all) + 1
  const size = a.width * a.height
  return {
    spread: hot.length / Math.max(1, textured.length),
    pixels: hot.reduce((sum, {differing}) => sum + differing, 0) / size,
    box: (span(xs) * span(ys) * cell * cell) / size,
    usual
  }
}

/** Those that have a neighbour among them: one that is alone is a trace of saving anew. */
function together(cells: readonly Cell[]): Cell[] {
  const known = new Set(cells.map(({x, y}) => `${x} ${y}`))
  const near = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const))
  return cells.filter(({x, y}) =>
    near.some(([dx, dy]) => (dx !== 0 || dy !== 0) && known.has(`${x + dx} ${y + dy}`))
  )
}

interface Cell {
  x: number
  y: number
  mean: number
  differing: number
  /** Mean step from one pixel to the next. */
  edges: number
}

function cellsOf(a: Pixels, b: Pixels): Cell[] {
  const {width, height} = a
  const [left, right] = [a, b].map(smoothed)
  const result: Cell[] = []
  if (!left || !right) return result
  for (let y = 0; y * cell < height; y++)
    for (let x = 0; x * cell < width; x++) {
      const box = {x: x * cell, y: y * cell, width, height}
      result.push({x, y, edges: edgesIn(left, box), ...bestFit(left, right, box)})
    }
  return result
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

const shifts = [-1, 0, 1]

/** Where a picture was made smaller, lines end up a little beside their places: the nearest place counts. */
function bestFit(a: Float32Array, b: Float32Array, box: Box): Pick<Cell, 'mean' | 'differing'> {
  let best = apart(a, b, box, 0, 0)
  for (const dx of shifts)
    for (const dy of shifts) {
      if (best.mean <= least) return best
      const found = apart(a, b, box, dx, dy)
      if (found.mean < best.mean) best = found
    }
  return best
}

function apart(
  a: Float32Array,
  b: Float32Array,
  {x: left, y: top, width, height}: Box,
  dx: number,
  dy: number
): Pick<Cell, 'mean' | 'differing'> {
  let [sum, differing, count] = [0, 0, 0]
  for (let y = top; y < Math.min(top + cell, height); y++)
    for (let x = left; x < Math.min(left + cell, width); x++) {
      const at = (y * width + x) * 3
      const [i, j] = [within(x + dx, width), within(y + dy, height)]
      const other = (j * width + i) * 3
      let most = 0
      for (let channel = 0; channel < 3; channel++)
        most = Math.max(most, Math.abs((a[at + channel] ?? 0) - (b[other + channel] ?? 0)))
      sum += most
      if (most > seen) differing++
      count++
    }
  return {mean: sum / count, differing}
}

function within(at: number, size: number): number {
  return Math.min(size - 1, Math.max(0, at))
}

function edgesIn(a: Float32Array, {x: left, y: top, width, height}: Box): number {
  let [sum, count] = [0, 0]
  for (let y = top; y < Math.min(top + cell, height); y++)
    for (let x = Math.max(1, left); x < Math.min(left + cell, width); x++) {
      const at = (y * width + x) * 3
      sum += Math.abs((a[at] ?? 0) - (a[at - 3] ?? 0))
      count++
    }
  return sum / Math.max(1, count)
}

/** Each pixel as the mean of itself and those around it. */
function smoothed({width, height, data}: Pixels): Float32Array {
  const rows = meanOfThree(Float32Array.from(data), width, height, 3, width * 3)
  return meanOfThree(rows, height, width, width * 3, 3)
}

/** Along lines of `length` values, `step` apart; the lines are `next` apart. The ends stay as they are. */
function meanOfThree(
  values: Float32Array,
  length: number,
  lines: number,
  step: number,
  next: number
): Float32Array {
  const result = values.slice()
  for (let line = 0; line < lines; line++)
    for (let place = 1; place < length - 1; place++)
      for (let channel = 0; channel < 3; channel++) {
        const at = line * next + place * step + channel
        result[at] = ((values[at - step] ?? 0) + (values[at] ?? 0) + (values[at + step] ?? 0)) / 3
      }
  return result
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
