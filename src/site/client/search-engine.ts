/** Asks Pagefind, and knows what a misspelled word may have meant. */

export interface Hit {
  title: string
  url: string
  /** HTML with `<mark>` around what was found; made by Pagefind from escaped text. */
  excerpt: string
}

export interface Answer {
  hits: Hit[]
  total: number
  /** The query that was answered, where it is not the one that was asked. */
  instead?: string
}

interface Pagefind {
  options(options: {baseUrl: string; excerptLength: number}): Promise<void>
  search(query: string): Promise<{results: Array<{data(): Promise<Fragment>}>} | null>
}

interface Fragment {
  url: string
  excerpt: string
  meta: {title?: string}
}

const most = 20
let engine: Promise<Pagefind> | undefined
let vocabulary: Promise<string[]> | undefined

export async function search(base: string, query: string): Promise<Answer> {
  engine ??= load(base)
  vocabulary ??= fetch(`${base}words.json`).then((response) => response.json() as Promise<string[]>)
  const known = await vocabulary
  const better = corrected(query, known)
  const first = better === undefined ? await ask(query) : undefined
  if (first && first.total > 0) return first
  if (better === undefined) return {hits: [], total: 0}
  return {...(await ask(better)), instead: better}
}

async function load(base: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind
  await pagefind.options({baseUrl: base, excerptLength: 24})
  return pagefind
}

async function ask(query: string): Promise<Answer> {
  const found = await (await engine)?.search(query)
  const results = found?.results ?? []
  const data = await Promise.all(results.slice(0, most).map((result) => result.data()))
  const hits = data.map(({url, excerpt, meta}) => ({title: meta.title ?? url, url, excerpt}))
  return {hits, total: results.length}
}

/** `query` with words that nobody wrote replaced by the likeliest that somebody did. */
export function corrected(query: string, known: readonly string[]): string | undefined {
  const set = new Set(known)
  let changed = false
  const result = query.replace(/\p{L}{4,}/gu, function (word) {
    const folded = word.toLowerCase()
    if (set.has(folded) || known.some((each) => each.startsWith(folded))) return word
    const found = nearest(folded, known)
    if (found !== undefined) changed = true
    return found ?? word
  })
  return changed ? result : undefined
}

function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = word.length < 6 ? 1 : 2
  let best: string | undefined
  let least = limit + 1
  for (const each of known) {
    if (Math.abs(each.length - word.length) >= least) continue
    const found = distance(word, each, least)
    if (found < least) {
      least = found
      best = each
    }
  }
  return best
}

/** Damerau and Levenshtein's distance: letters put in, left out, mistaken, or swapped. */
export function distance(a: string, b: string, limit: number): number {
  let before: number[] = []
  let above = Array.from({length: b.length + 1}, (_, index) => index)

  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let value = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (same ? 0 : 1)
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (before[j - 2] ?? 0) + 1)
      }
      row.push(value)
    }
    if (Math.min(...row) >= limit) return limit
    before = above
    above = row
  }

  return above[b.length] ?? limit
}
