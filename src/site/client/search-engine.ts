/** Asks Pagefind, and knows what a misspelled word may have meant. */

import {corrected} from './spelling.ts'

export interface Hit {
  title: string
  url: string
  /** Title of the section that it lies in, or of the one above all. */
  section: string
  /** HTML with `<mark>` around what was found; made by Pagefind from escaped text. */
  excerpt: string
  /** All of its text. */
  text: string
}

export interface Answer {
  total: number
  /** Section → how many were found in it. */
  sections: Record<string, number>
  /** The query that was answered, where it is not the one that was asked. */
  instead?: string
  /** Some of what was found, from `from` on. */
  hits(from: number, count: number): Promise<Hit[]>
}

interface Pagefind {
  options(options: {baseUrl: string; excerptLength: number; noWorker: boolean}): Promise<void>
  filters(): Promise<unknown>
  search(query: string, options?: {filters: Record<string, string>}): Promise<Found | null>
}

interface Found {
  results: Array<{data(): Promise<Fragment>}>
  totalFilters: {section?: Record<string, number>}
  filters: {section?: Record<string, number>}
}

interface Fragment {
  url: string
  excerpt: string
  content: string
  meta: {title?: string}
  filters: {section?: string[]}
}

let engine: Promise<Pagefind> | undefined
let vocabulary: Promise<string[]> | undefined

/** Search for `query`, in `section` alone where one is given. */
export async function search(base: string, query: string, section = ''): Promise<Answer> {
  const asked = await ask(base, query, section)
  const [first] = await asked.hits(0, 1)
  const likeness = first
    ? likenessOf(query, markedWords(first.excerpt), `${first.title} ${first.text}`)
    : 'none'
  if (likeness === 'same') return asked
  vocabulary ??= fetch(`${base}words.json`).then((response) => response.json() as Promise<string[]>)
  const better = corrected(query, await vocabulary)
  if (better !== undefined) return {...(await ask(base, better, section)), instead: better}
  return likeness === 'none' ? nothing : asked
}

const nothing: Answer = {total: 0, sections: {}, hits: () => Promise.resolve([])}

async function load(base: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind
  // A worker would load its own copy of all this, and answers no sooner.
  await pagefind.options({baseUrl: base, excerptLength: 24, noWorker: true})
  await pagefind.filters()
  return pagefind
}

async function ask(base: string, query: string, section: string): Promise<Answer> {
  engine ??= load(base)
  const options = section === '' ? undefined : {filters: {section}}
  const found = await (await engine).search(query, options)
  const results = found?.results ?? []
  return {
    total: results.length,
    sections: (section === '' ? found?.filters : found?.totalFilters)?.section ?? {},
    async hits(from, count) {
      const some = results.slice(from, from + count)
      const data = await Promise.all(some.map((result) => result.data()))
      return data.map(({url, excerpt, content, meta, filters}) => ({
        title: meta.title ?? url,
        url,
        section: filters?.section?.[0] ?? '',
        excerpt,
        text: content
      }))
    }
  }
}

/**
 * Whether what was found is what was asked for: Pagefind takes letters off an unknown word until it knows one.
 * `same`: every longer word of `query` stands in `text`, at least by its stem. `none`: what was found by, `marks`, does
 * not even begin so.
 */
export function likenessOf(
  query: string,
  marks: readonly string[],
  text: string
): 'none' | 'same' | 'some' {
  const asked = query.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  const there = [...new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])]
  if (asked.every((word) => nearestTo(word, there) >= stemOf(word))) return 'same'
  return asked.every((word) => nearestTo(word, marks) < 3) ? 'none' : 'some'
}

/** How many first letters a word has in common with another form of it, at least. */
function stemOf({length}: string): number {
  return Math.min(length, Math.max(4, length - (length > 8 ? 3 : 2)))
}

function nearestTo(word: string, others: readonly string[]): number {
  return others.reduce((most, other) => Math.max(most, sharedLetters(other, word)), 0)
}

/** What is marked in `excerpt`, in lower case, each once. */
export function markedWords(excerpt: string): string[] {
  const marks = [...excerpt.matchAll(/<mark>([^<]*)<\/mark>/g)]
  return [
    ...new Set(
      marks.flatMap(([, text = '']) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    )
  ]
}

function sharedLetters(a: string, b: string): number {
  let count = 0
  while (count < a.length && a[count] === b[count]) count++
  return count
}
