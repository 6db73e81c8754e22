/** Counts each kind of defect before and after, and what of the rest is reported. */

import {type Kind, kinds} from './kinds/index.ts'
import type {Document} from './views.ts'

export interface Count {
  row: number
  name: string
  aim: Kind['aim']
  before: {documents: number; occurrences: number}
  after: {documents: number; occurrences: number}
  /** Of those that are left, how many a finding reports. */
  reported: number
  /** Neither mended nor reported; of what must stay, those that are gone. */
  open: number
  examples: Example[]
}

export interface Example {
  file: string
  before: string[]
  after: string[]
  reported: number
}

export function count(documents: Iterable<Document>): Count[] {
  const counts = kinds.map(
    ({row, name, aim}): Count => ({
      row,
      name,
      aim,
      before: {documents: 0, occurrences: 0},
      after: {documents: 0, occurrences: 0},
      reported: 0,
      open: 0,
      examples: []
    })
  )
  for (const document of documents)
    for (const [at, kind] of kinds.entries()) add(counts[at] as Count, kind, document)
  return counts
}

function add(sum: Count, kind: Kind, document: Document): void {
  const before = kind.find(document.before, document)
  const after = (kind.findAfter ?? kind.find)(document.after, document)
  const said = document.prepared.findings
    .filter(({rule}) => kind.rules?.includes(rule))
    .reduce((total, finding) => total + (kind.covers?.(finding) ?? 1), 0)
  const reported = Math.min(said, after.length)

  for (const [side, found] of [
    ['before', before],
    ['after', after]
  ] as const) {
    sum[side].documents += found.length > 0 ? 1 : 0
    sum[side].occurrences += found.length
  }
  sum.reported += reported
  sum.open +=
    kind.aim === 'kept' ? Math.max(0, before.length - after.length) : after.length - reported
  if (before.length + after.length > 0)
    sum.examples.push({file: document.page.file, before, after, reported})
}
