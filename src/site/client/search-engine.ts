/** Asks the index of the page’s language, and knows what a misspelled word may have meant. */

import {type Answer, type Ask, openIndex} from '../search/open-index.ts'
import {corrected} from './spelling.ts'

export interface Answered extends Answer {
  /** The query that was answered, where it is not the one that was asked. */
  instead?: string
}

// Kept only once they are there: what failed is tried again.
let index: Ask | undefined
let vocabulary: string[] | undefined

/** Search for `query`, in `section` alone where one is given. */
export async function search(base: string, query: string, section = ''): Promise<Answered> {
  const ask = (index ??= await openIndex(document.documentElement.lang, (path) =>
    fetchJson(`${base}find/${path}`)
  ))
  const asked = await ask(query, section, 'all')
  if (asked.total > 0) return asked
  vocabulary ??= await fetchJson<string[]>(`${base}words.json`)
  const better = corrected(query, vocabulary)
  if (better !== undefined) {
    const found = await ask(better, section, 'all')
    if (found.total > 0) return {...found, instead: better}
  }
  // A whole sentence, of which one word is nowhere.
  return ask(query, section, 'any')
}

async function fetchJson<Data>(address: string): Promise<Data> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return (await response.json()) as Data
}
