/** Pages by their words: how telling each word is, and which pages share the most telling ones. */

import {compare} from '../model/finding.ts'

/** Pages that hold a word before it stops telling pages apart. */
const common = 400
/** Words by which a page is found. */
const telling = 60

export interface WordIndex {
  /** How much a word tells, by how few pages hold it. */
  weightOf(word: string): number
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

/** The words of a page, by their numbers, in rising order, with the weight of each. */
interface Row {
  words: Uint32Array
  weights: Float64Array
  /** Of the vector of weights. */
  length: number
}

/** `pages` gives the words of each, with how often it says them; each is asked for once, and not held. */
export function indexWords(pages: Iterable<ReadonlyMap<string, number>>): WordIndex {
  const {rows, numbers, spread} = readRows(pages)
  const weigh = (held: number) => Math.log(1 + rows.length / Math.max(held, 1))
  for (const row of rows) weighRow(row, (word) => weigh(spread[word] ?? 0))
  const names = [...numbers.keys()]
  const postings = postingsOf(rows, spread)
  const sums = new Float64Array(rows.length)

  return {
    weightOf: (word) => weigh(spread[numbers.get(word) ?? -1] ?? 0),
    near(page, most, allowed) {
      const row = rows[page]
      if (!row) return []
      const touched = sumUp(row)
      const best = touched
        .filter((other) => other !== page)
        .sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b)
      const found: Near[] = []
      for (const other of best) {
        const beside = rows[other]
        if (beside && allowed(other)) found.push({page: other, likeness: cosine(row, beside)})
        if (found.length === 3 * most) break
      }
      for (const each of touched) sums[each] = 0
      return found.sort((a, b) => b.likeness - a.likeness || a.page - b.page).slice(0, most)
    }
  }

  /** Add up in `sums` what pages share with `row` of its telling words; the pages that do. */
  function sumUp(row: Row): number[] {
    const touched: number[] = []
    for (const [word, weight] of tellingWords(row)) {
      const end = postings.starts[word + 1] ?? 0
      for (let at = postings.starts[word] ?? 0; at < end; at++) {
        const page = postings.pages[at] ?? 0
        if (sums[page] === 0) touched.push(page)
        sums[page] = (sums[page] ?? 0) + weight * (postings.weights[at] ?? 0)
      }
    }
    return touched
  }

  function tellingWords({words, weights}: Row): Array<readonly [word: number, weight: number]> {
    const known = [...words].flatMap((word, at) =>
      (spread[word] ?? 0) <= common ? [[word, weights[at] ?? 0] as const] : []
    )
    return known
      .sort((x, y) => y[1] - x[1] || compare(names[x[0]] ?? '', names[y[0]] ?? ''))
      .slice(0, telling)
  }
}

interface Rows {
  rows: Row[]
  numbers: ReadonlyMap<string, number>
  /** How many pages hold a word. */
  spread: readonly number[]
}

function readRows(pages: Iterable<ReadonlyMap<string, number>>): Rows {
  const numbers = new Map<string, number>()
  const spread: number[] = []
  const rows: Row[] = []
  for (const said of pages) {
    const own: Array<[word: number, times: number]> = []
    for (const [word, times] of said) {
      const number = numbers.get(word) ?? numbers.size
      numbers.set(word, number)
      spread[number] = (spread[number] ?? 0) + 1
      own.push([number, times])
    }
    own.sort((a, b) => a[0] - b[0])
    rows.push({
      words: Uint32Array.from(own, ([word]) => word),
      weights: Float64Array.from(own, ([, times]) => times),
      length: 0
    })
  }
  return {rows, numbers, spread}
}

/** Make weights of numbers of times, in place. */
function weighRow(row: Row, weightOf: (word: number) => number): void {
  const {words, weights} = row
  let sum = 0
  for (const [at, word] of words.entries()) {
    const weight = (1 + Math.log(weights[at] ?? 1)) * weightOf(word)
    weights[at] = weight
    sum += weight * weight
  }
  row.length = Math.sqrt(sum) || 1
}

interface Postings {
  /** By word: where its pages begin. */
  starts: Uint32Array
  pages: Uint32Array
  weights: Float64Array
}

/** Pages by their words; of words that one page alone has, or too many, there are none. */
function postingsOf(rows: readonly Row[], spread: readonly number[]): Postings {
  const starts = new Uint32Array(spread.length + 1)
  for (const [word, held] of spread.entries())
    starts[word + 1] = (starts[word] ?? 0) + (held > 1 && held <= common ? held : 0)
  const total = starts[spread.length] ?? 0
  const postings = {starts, pages: new Uint32Array(total), weights: new Float64Array(total)}
  const filled = starts.slice()
  for (const [page, {words, weights}] of rows.entries())
    for (const [at, word] of words.entries()) {
      const place = filled[word] ?? 0
      if (place >= (starts[word + 1] ?? 0)) continue
      postings.pages[place] = page
      postings.weights[place] = weights[at] ?? 0
      filled[word] = place + 1
    }
  return postings
}

function cosine(a: Row, b: Row): number {
  let sum = 0
  let [i, j] = [0, 0]
  while (i < a.words.length && j < b.words.length) {
    const [x, y] = [a.words[i] ?? 0, b.words[j] ?? 0]
    if (x === y) sum += (a.weights[i++] ?? 0) * (b.weights[j++] ?? 0)
    else if (x < y) i++
    else j++
  }
  return sum / (a.length * b.length)
}
