/** The text of a page beside that of its article, word by word. */

import {type ChangeObject, diffArrays} from 'diff'
import {pushAll} from '../../model/long-lists.ts'
import type {Comparison, TextRow} from '../../model/mending.ts'
import {words} from '../../model/words.ts'

/** Longer texts stand side by side without marks. */
const longest = 400_000
/** Edits after which two texts have nothing to do with each other; the clock guards against the unforeseen. */
const maxEdits = 6000
const patience = 3000

const limits = {
  comparator: (a: string, b: string) => a.trim() === b.trim(),
  maxEditLength: maxEdits,
  timeout: patience
}

type Segment = TextRow['segments'][number]

/** Words that are the same are told from those that went or came; line breaks part rows. */
export function compareTexts(before: string, after: string): Comparison {
  const [from, to] = [tidy(before), tidy(after)]
  const counts = {before: words(from).length, after: words(to).length}
  const rows = from.length + to.length > longest ? [] : rowsOf(from, to)
  return {words: counts, rows, before: from, after: to}
}

/** One line for each line of text. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** Whole lines first, so that a line meets its own; then word by word between them. */
function rowsOf(before: string, after: string): TextRow[] {
  const lines = diffArrays(before.split('\n'), after.split('\n'), limits)
  if (!lines) return []
  const rows: TextRow[] = []
  let gone: string[] = []
  let made: string[] = []
  for (const change of lines) {
    if (change.removed) gone.push(...change.value)
    else if (change.added) made.push(...change.value)
    else {
      if (!between()) return []
      for (const text of change.value) rows.push({kind: 'same', segments: [{text, kind: 'same'}]})
    }
  }
  return between() ? rows : []

  /** The rows of lines that differ; whether it could be done. */
  function between(): boolean {
    const found = changedRows(gone.join('\n'), made.join('\n'))
    gone = []
    made = []
    if (found) pushAll(rows, found)
    return found !== undefined
  }
}

function changedRows(before: string, after: string): TextRow[] | undefined {
  const changes = diffArrays(tokens(before), tokens(after), limits)
  if (!changes) return undefined
  const rows: TextRow[] = []
  let row: Segment[] = []
  for (const change of changes)
    for (const token of change.value)
      if (token === '\n') flush()
      else row.push({text: token, kind: kindOf(change)})
  flush()
  return rows

  function flush(): void {
    if (row.length > 0) rows.push({kind: rowKind(row), segments: joined(row)})
    row = []
  }
}

/** Words with the blank before them, and line breaks. */
function tokens(text: string): string[] {
  return text.match(/\n|[^\S\n]*\S+/gu) ?? []
}

function kindOf({added, removed}: ChangeObject<string[]>): Segment['kind'] {
  return added ? 'added' : removed ? 'removed' : 'same'
}

function rowKind(row: readonly Segment[]): TextRow['kind'] {
  const kinds = new Set(row.map(({kind}) => kind))
  if (kinds.size > 1) return 'changed'
  return kinds.has('same') ? 'same' : kinds.has('removed') ? 'left' : 'right'
}

function joined(row: readonly Segment[]): Segment[] {
  const result: Segment[] = []
  for (const segment of row) {
    const last = result.at(-1)
    if (last?.kind === segment.kind)
      result[result.length - 1] = {...last, text: last.text + segment.text}
    else result.push(segment)
  }
  return result
}
