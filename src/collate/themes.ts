/** What pages speak of again and again, such as the name of a product: another version does, too. */

import type {Readings} from './readings.ts'

/** Times from which a word may be a theme; one in the title is said twice more. */
const often = 3
/** Themes of a page. */
const most = 6
/** Pages that nobody gave, and how many of them hold a word: of few pages, none tells how rare its words are. */
const background = {pages: 50, held: 5}

/**
 * Makes the function that says how much of their themes two pages lack of each other, 0–1: 0 where one of them has all
 * of the other's, as one may say more.
 */
export function themesApart({
  rows,
  words
}: Pick<Readings, 'rows' | 'words'>): (a: number, b: number) => number {
  const spread = new Uint32Array(words.length)
  for (const row of rows) for (const word of row.words) spread[word] = (spread[word] ?? 0) + 1
  const tells = Float64Array.from(spread, (held) =>
    Math.log(1 + (rows.length + background.pages) / (held + background.held))
  )
  const themes = rows.map(({words, times}) =>
    Array.from(words, (word, at) => ({word, times: times[at] ?? 0}))
      .filter(({times}) => times >= often)
      .map(({word, times}) => ({word, weight: (1 + Math.log(times)) * (tells[word] ?? 0)}))
      .sort((a, b) => b.weight - a.weight || a.word - b.word)
      .slice(0, most)
  )
  return (a, b) => Math.min(lacking(a, b), lacking(b, a))

  /** Share of the themes of `page` that `other` does not say once. */
  function lacking(page: number, other: number): number {
    const said = rows[other]?.words ?? new Uint32Array()
    let [missing, all] = [0, 0]
    for (const {word, weight} of themes[page] ?? []) {
      all += weight
      if (!has(said, word)) missing += weight
    }
    return all > 0 ? missing / all : 0
  }
}

/** Whether `word` is in `words`, which are in rising order. */
function has(words: Uint32Array, word: number): boolean {
  let [from, to] = [0, words.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((words[middle] ?? 0) < word) from = middle + 1
    else to = middle
  }
  return words[from] === word
}
