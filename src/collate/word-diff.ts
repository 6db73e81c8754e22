/** Two texts, word by word. Paths, quantities and addresses stay whole, as they are read whole. */

import {diffArrays} from 'diff'
import {tidy} from './tokens.ts'

export interface Segment {
  text: string
  kind: 'same' | 'removed' | 'added'
}

/** Edits after which two texts count as wholly different; the clock only guards against the unforeseen. */
const maxEdits = 2000
const patience = 5000
const token =
  /[a-z]+:\/\/[^\s)\]]+|\p{Lu}[\p{L}\p{N}]*(?: > \p{Lu}[\p{L}\p{N}]*)+|\d[\d.,]*%?(?: (?:second|minute|hour|day|week|month|year|MB|GB|KB|%)s?\b)?|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[^\s]/giu

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
