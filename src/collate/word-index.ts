/** Pages by their words: how telling each word is, and which pages share the most telling ones. */

import type {Readings, Row} from './readings.ts'

/** Pages that hold a word before it stops telling pages apart. */
const common = 400
/** Words that two pages must share, as few are alike by chance. */
const fewest = 6
/** Words by which a page is found. */
const telling = 60

export interface WordIndex {
  /** How much a word tells, by how few pages hold it. */
  weightOf(word: number): number
  /**
   * At most `most` pages that share telling words with `page` and are `allowed`, the likest first: `likeness` is the
   * cosine of all their words, 0 to 1.
   */
  near(page: number, most: number, allowed: (other: number) => boolean): Near[]
}

export interface Near {
  page: number
  likeness: number
}

/** The words of a page in rising order, with the weight of each there. */
interface Vector {
  words: Uint32Array
  weights: Float32Array
  length: number
}

const nothing: Vector = {words: new Uint32Array(), weights: new Float32Array(), length: 1}

export function indexWords({rows, words}: Pick<Readings, 'rows' | 'words'>): WordIndex {
  const spread = new Uint32Array(words.length)
  for (const row of rows) for (const word of row.words) spread[word] = (spread[word] ?? 0) + 1
  const tells = Float64Array.from(spread, (held) => Math.log(1 + rows.length / Math.max(held, 1)))
  const vectors = rows.map((row) => weigh(row, tells))
  const postings = postingsOf(vectors, spread)
  const sums = new Float64Array(rows.length)
  const touched = new Uint32Array(rows.length)
  /** By word, the weights of the page that others are held against; 0 in between. */
  const own = new Float32Array(words.length)

  return {
    weightOf: (word) => tells[word] ?? 0,
    near(page, most, allowed) {
      const vector = vectors[page] ?? nothing
      const found = likest(sumUp(vector), 3 * most, (other) => other !== page && allowed(other))
      return cosines(vector, found)
        .filter(({likeness}) => likeness > 0)
        .sort((a, b) => b.likeness - a.likeness || a.page - b.page)
        .slice(0, most)
    }
  }

  /** Add up in `sums` what pages share with `vector` of its telling words; how many do, that `touched` names. */
  function sumUp(vector: Vector): number {
    let count = 0
    for (const [word, weight] of tellingWords(vector)) {
      const end = postings.starts[word + 1] ?? 0
      for (let at = postings.starts[word] ?? 0; at < end; at++) {
        const page = postings.pages[at] ?? 0
        const before = sums[page] ?? 0
        if (before === 0) touched[count++] = page
        sums[page] = before + weight * (postings.weights[at] ?? 0)
      }
    }
    return count
  }

  /** The `most` with the largest sums; all sums are 0 again. */
  function likest(count: number, most: number, allowed: (page: number) => boolean): number[] {
    const best: number[] = []
    const isBefore = (a: number, b: number) => {
      const [x, y] = [sums[a] ?? 0, sums[b] ?? 0]
      return x > y || (x === y && a < b)
    }
    for (let at = 0; at < count; at++) {
      const page = touched[at] ?? 0
      const last = best.at(-1)
      if (best.length === most && last !== undefined && !isBefore(page, last)) continue
      if (!allowed(page)) continue
      if (best.length === most) best.pop()
      let place = best.length
      while (place > 0 && isBefore(page, best[place - 1] ?? 0)) place--
      best.splice(place, 0, page)
    }
    for (let at = 0; at < count; at++) sums[touched[at] ?? 0] = 0
    return best
  }

  function cosines(vector: Vector, pages: readonly number[]): Near[] {
    for (const [at, word] of vector.words.entries()) own[word] = vector.weights[at] ?? 0
    const result = pages.map(function (page) {
      const {words, weights, length} = vectors[page] ?? nothing
      let [sum, shared] = [0, 0]
      for (let at = 0; at < words.length; at++) {
        const weight = own[words[at] ?? 0] ?? 0
        if (weight > 0) shared++
        sum += weight * (weights[at] ?? 0)
      }
      return {page, likeness: shared < fewest ? 0 : sum / (vector.length * length)}
    })
    for (const word of vector.words) own[word] = 0
    return result
  }

  /** Numbers are in the order of the words, so that ties are broken by them. */
  function tellingWords({words, weights}: Vector): Array<readonly [word: number, weight: number]> {
    const known: Array<readonly [number, number]> = []
    for (const [at, word] of words.entries())
      if ((spread[word] ?? 0) > 1 && (spread[word] ?? 0) <= common)
        known.push([word, weights[at] ?? 0])
    return known.sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, telling)
  }
}

function weigh({words, times}: Row, tells: Float64Array): Vector {
  let sum = 0
  const weights = Float32Array.from(words, function (word, at) {
    const weight = (1 + Math.log(times[at] ?? 1)) * (tells[word] ?? 0)
    sum += weight * weight
    return weight
  })
  return {words, weights, length: Math.sqrt(sum) || 1}
}

interface Postings {
  /** By word: where its pages begin. */
  starts: Uint32Array
  pages: Uint32Array
  weights: Float32Array
}

/** Pages by their words; of words that one page alone has, or too many, there are none. */
function postingsOf(vectors: readonly Vector[], spread: Uint32Array): Postings {
  const starts = new Uint32Array(spread.length + 1)
  for (const [word, held] of spread.entries())
    starts[word + 1] = (starts[word] ?? 0) + (held > 1 && held <= common ? held : 0)
  const total = starts[spread.length] ?? 0
  const postings = {starts, pages: new Uint32Array(total), weights: new Float32Array(total)}
  const filled = starts.slice()
  for (const [page, {words, weights}] of vectors.entries())
    for (const [at, word] of words.entries()) {
      const place = filled[word] ?? 0
      if (place >= (starts[word + 1] ?? 0)) continue
      postings.pages[place] = page
      postings.weights[place] = weights[at] ?? 0
      filled[word] = place + 1
    }
  return postings
}
