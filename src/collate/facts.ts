/** Facts in plain text that two versions can agree or disagree on: menu paths, sentences, addresses. */

import {decoded} from '../model/decoded.ts'
import {withoutWhichInUrl} from '../model/hidden-secret.ts'
import {stem, tidy, wordsOf} from './tokens.ts'

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
      if (labels.some((label) => !isLabel(label))) return []
      // “your console > Security > API”: where the menus are is no stop on the way.
      const start = labels.findIndex((label) => !/^\p{Ll}/u.test(label))
      const path = start === -1 ? [] : labels.slice(start)
      return path.length < 2 || path.some((label) => /^\p{Ll}/u.test(label)) ? [] : [pathOf(path)]
    })
}

/** Marks of code and addresses are in no label. */
function isLabel(text: string): boolean {
  return text !== '' && text.length <= 40 && !/[<={}\\]|\/\S*\//.test(text)
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

/** An address as two versions are held against each other: which secret was hidden in it makes no difference. */
export function targetOf(url: string): string {
  return normalUrl(withoutWhichInUrl(url))
}

/** `text` with as many blanks in the place of each of `parts`. */
export function blankOut(text: string, parts: ReadonlyArray<{from: number; to: number}>): string {
  return parts.reduce(
    (rest, {from, to}) => rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to),
    text
  )
}
