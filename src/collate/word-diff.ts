/** Two texts, word by word. Paths, quantities and addresses stay whole, as they are read whole. */

import {diffArrays} from 'diff'
import type {Words} from '../model/side-by-side.ts'
import {fold, tidy} from './tokens.ts'

export interface Segment {
  text: string
  kind: 'same' | 'removed' | 'added'
}

/** Edits after which two texts count as wholly different; the clock only guards against the unforeseen. */
const maxEdits = 2000
const patience = 5000
const token =
  /[a-z]+:\/\/[^\s)\]]+|\p{Lu}[\p{L}\p{N}]*(?: [>→›»] \p{Lu}[\p{L}\p{N}]*)+|\d+(?:[.,]\d+)*(?:%|\p{L}+)?(?: (?:second|minute|hour|day|week|month|year|MB|GB|KB|%)s?\b)?|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[^\s]/giu

/** Segments of `from` and `to`, in reading order: removed before added. */
export function wordDiff(from: string, to: string): Segment[] {
  const [a, b] = [pieces(from), pieces(to)]
  const changes = diffArrays(a, b, {
    comparator: equal,
    maxEditLength: maxEdits,
    timeout: patience
  })
  if (!changes) return whole(from, to)
  let at = 0
  const segments: Segment[] = []
  for (const {value, added, removed} of changes) {
    const kind = added ? 'added' : removed ? 'removed' : 'same'
    const text = value.map((word) => word.text).join('')
    // What both have stands apart from what is before it, where it does so in either.
    const apart = !added && !removed && !text.startsWith(' ') && a[at]?.text.startsWith(' ')
    segments.push({text: apart ? ` ${text}` : text, kind})
    if (!added) at += value.length
  }
  return merge(segments)
}

/** Characters that nobody sees. */
const unseen = /[\u00AD\u200B\u2060\uFEFF]/g

interface Own extends Word {
  /** Index of the text that it stands in. */
  of: number
  isOwn: boolean
}

/**
 * The words of several texts of either side, each as it stands there: blanks, quotes and capitals stay.
 * `isTold` says whether so much is shared, in characters of `from`, that single words should be marked.
 */
export function wordSides(
  from: readonly string[],
  to: readonly string[],
  isTold: (shared: number) => boolean
): [from: Words[][], to: Words[][]] {
  const [a, b] = [ownWords(from), ownWords(to)]
  const changes = diffArrays(a as Word[], b as Word[], {
    comparator: equal,
    maxEditLength: maxEdits,
    timeout: patience
  })
  let [i, j, shared] = [0, 0, 0]
  const same: Own[] = []
  for (const {value, added, removed} of changes ?? []) {
    if (!added && !removed)
      for (let at = 0; at < value.length; at++) {
        const [left, right] = [a[i + at], b[j + at]]
        if (!left || !right) continue
        shared += left.text.length
        same.push(left, right)
      }
    if (!added) i += value.length
    if (!removed) j += value.length
  }
  if (isTold(shared)) for (const word of same) word.isOwn = false
  return [gathered(a, from.length), gathered(b, to.length)]
}

function ownWords(texts: readonly string[]): Own[] {
  return texts.flatMap(function (given, of) {
    const text = given.replace(unseen, '')
    let end = 0
    return [...text.matchAll(token)].map(function ({0: word, index}) {
      const blank = text.slice(end, index)
      end = index + word.length
      return {text: blank + word, key: fold(word), of, isOwn: true}
    })
  })
}

function gathered(words: readonly Own[], texts: number): Words[][] {
  const result = Array.from({length: texts}, (): Words[] => [])
  for (const {text, of, isOwn} of words) {
    const last = result[of]?.at(-1)
    if (last?.isOwn === isOwn) last.text += text
    else result[of]?.push({text, isOwn})
  }
  return result
}

/** Two texts that are not to be read into each other. */
export function whole(from: string, to: string): Segment[] {
  const segments: Segment[] = [
    {text: tidy(from), kind: 'removed'},
    {text: tidy(to), kind: 'added'}
  ]
  return segments.filter(({text}) => text !== '')
}

interface Word {
  /** The word, with the blank before it. */
  text: string
  key: string
}

/** Marks are words of their own: a sentence that goes on does not change its last word. */
function pieces(text: string): Word[] {
  const flat = tidy(text)
  return [...flat.matchAll(token)].map(function ({0: word, index}) {
    return {text: flat[index - 1] === ' ' ? ` ${word}` : word, key: word.toLowerCase()}
  })
}

function equal(a: Word, b: Word): boolean {
  return a.key === b.key
}

function merge(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = []
  for (const segment of segments) {
    const last = result.at(-1)
    if (last?.kind === segment.kind) last.text += segment.text
    else if (segment.text !== '') result.push({...segment})
  }
  return result
}
