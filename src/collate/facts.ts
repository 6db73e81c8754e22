/** Facts in plain text that two versions can agree or disagree on: quantities, menu paths, dangers. */

import {decoded} from '../model/decoded.ts'
import {isStopWord, stem, tidy, wordsOf} from './tokens.ts'

export interface Quantity {
  value: string
  /** Stem of the word that is counted, or that the number belongs to: “30 days”, “port 8080”. */
  head: string
  /** In lower case, with its word. */
  raw: string
  /** As it stands in the text: the number, and the word behind it. */
  text: string
}

const numbers = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index) => [word, String(index + 1)])
)
/** “two weeks” as “2 weeks”. */
export function inDigits(text: string): string {
  return text.replace(
    /\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/gi,
    (word) => numbers.get(word.toLowerCase()) ?? word
  )
}

const numeral = /^[$€£]?\d[\d.,]*(?:%|[a-z]{1,3})?$/i

/** Quantities of `text`, addresses left out. */
export function quantitiesOf(text: string): Quantity[] {
  const words = tidy(text)
    .replace(/\b[a-z]+:\/\/\S+/gi, ' ')
    .replace(/(?<=\d)\s?(?:-|to|–)\s?(?=\d)/g, ' to ')
    .split(/[\s()[\]"/]+/)
    .filter((word) => word !== '')
  const result: Quantity[] = []

  for (const [at, word] of words.entries()) {
    const lower = word.toLowerCase().replace(/[.,;:!?]+$/, '')
    const spelled = numbers.get(lower)
    const glued = /^([$€£]?\d[\d.,]*)(%|[a-z]{1,3})$/i.exec(lower)
    const value = spelled ?? (numeral.test(lower) ? (glued?.[1] ?? lower) : undefined)
    if (value === undefined) continue
    const ended = /[.,;:!?]$/.test(word)
    const next = ended ? undefined : wordsOf(words[at + 1] ?? '')[0]
    const before = wordsOf(words[at - 1] ?? '')[0]
    const follows = next && /\p{L}/u.test(next) && !isStopWord(next) ? next : undefined
    // “one” is mostly a pronoun; a spelled number needs its noun.
    if (spelled !== undefined && (follows === undefined || lower === 'one')) continue
    const head = glued?.[2] ?? follows ?? (before && !/^\d/.test(before) ? before : '')
    if (head === '') continue
    const raw = glued || !follows ? [before ?? '', lower].join(' ').trim() : `${lower} ${follows}`
    result.push({
      value: value.replace(/,(?=\d{3}\b)/g, ''),
      head: stem(head.toLowerCase()),
      raw,
      text: (follows && !glued ? `${word} ${words[at + 1]}` : word).replace(/[.,;:!?]+$/, '')
    })
  }
  return result
}

export interface MenuPath {
  /** Labels as written. */
  labels: readonly string[]
  /** Their stems, joined. */
  keys: readonly string[]
}

const control = /\s+(?:tab|menu|page|section|screen|option|button|panel)s?$/i

/** Paths such as “Security > API > Tokens” in running text. */
export function pathsOf(text: string): MenuPath[] {
  return tidy(text)
    .split(/(?<=[.!?;])\s/)
    .flatMap(function (sentence) {
      const parts = sentence.split(/\s*>\s*/)
      if (parts.length < 2 || /^>/.test(sentence)) return []
      const labels = parts.map(function (part, index) {
        if (index === 0) return tail(part)
        return index === parts.length - 1 ? head(part) : part.trim()
      })
      if (labels.some((label) => label === '' || label.length > 40)) return []
      return [pathOf(labels)]
    })
}

export function pathOf(labels: readonly string[]): MenuPath {
  return {
    labels,
    keys: labels.map((label) => wordsOf(label.replace(control, '')).map(stem).join(' '))
  }
}

/** The label at the end of a text: its run of capitals, else its last word. */
function tail(text: string): string {
  const words = text.split(/[\s:,("]+/).filter((word) => word !== '')
  let start = words.length
  while (start > 0 && /^[\p{Lu}\p{N}&/]/u.test(words[start - 1] ?? '')) start--
  if (start > 0 && start === words.length) start--
  const run = words.slice(start)
  // “Go to Settings”, “Select Security”: the verb at the start of a sentence is no label.
  return (start === 0 && run.length > 1 ? run.slice(1) : run).join(' ')
}

function head(text: string): string {
  const words = text.split(/\s+/)
  let end = 0
  for (; end < words.length; end++) {
    const word = words[end] ?? ''
    if (end > 0 && !/^[\p{Lu}\p{N}&]/u.test(word)) break
    if (/[.,;:)"!?]$/.test(word)) {
      end++
      break
    }
  }
  return words
    .slice(0, end)
    .join(' ')
    .replace(/[^\p{L}\p{N}]+$/u, '')
}

export function sentencesOf(text: string): string[] {
  return tidy(text)
    .split(/(?<=[.!?。！？])\s+/u)
    .filter((sentence) => sentence !== '')
}

/** An address as it resolves: what only looks different is folded. */
export function normalUrl(url: string): string {
  const trimmed = decoded(url.trim()).replace(/^http:/i, 'https:')
  if (!/^https:\/\//i.test(trimmed)) return trimmed
  const [before = '', fragment] = trimmed.split('#', 2)
  const [path = '', query = ''] = before.split('?', 2)
  const kept = query
    .split('&')
    .map((each) => each.replace(/=$/, ''))
    .filter((each) => each !== '' && !/^utm_|^(?:gclid|fbclid|ref|source)=/.test(each))
  const clean = path
    .replace(/^https:\/\/(?:www\.)?([^/]+)/i, (_, host: string) => `https://${host.toLowerCase()}`)
    .replace(/\/(?:index\.html?)?$/, '')
    .replace(/\/hc\/[a-z]{2}(?:-[a-z]{2})?\//i, '/hc/')
    .replace(/(\/articles\/\d+)-[^/]*$/, '$1')
    .replace(/(\/pages\/\d+)\/[^/]*$/, '$1')
  return `${clean}${kept.length > 0 ? `?${kept.join('&')}` : ''}${fragment ? `#${fragment}` : ''}`
}
