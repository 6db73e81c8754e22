/** Runs the mends one after the other, and keeps every place true to the source. */

import type {FindingDraft} from '../model/finding.ts'
import type {Entry, Said} from '../model/record.ts'
import type {SourcePage} from '../model/source-page.ts'
import {applyCuts} from '../model/text.ts'
import {mends} from './mends.ts'

export interface Mended extends Said {
  text: string
  /** Offset in `text` → offset in the body of the page. */
  toSource(offset: number): number
}

/** Offsets of entries and findings are in the body of the page. */
export function mend(page: SourcePage): Mended {
  const entries: Entry[] = []
  const findings: FindingDraft[] = []
  const steps: Array<(offset: number) => number> = []
  let text = page.body

  for (const {run} of mends) {
    const result = run(text, page.format)
    for (const entry of result.entries) entries.push({...entry, offset: toSource(entry.offset)})
    for (const finding of result.findings)
      findings.push({
        ...finding,
        at: typeof finding.at === 'object' ? finding.at : toSource(finding.at ?? 0)
      })
    if (result.cuts.length === 0) continue
    const cut = applyCuts(text, result.cuts)
    steps.push(cut.toSource)
    text = cut.text
  }

  const whole = steps.slice()
  return {text, toSource: (offset) => back(whole, offset), entries, findings}

  function toSource(offset: number): number {
    return back(steps, offset)
  }
}

function back(steps: ReadonlyArray<(offset: number) => number>, offset: number): number {
  return steps.reduceRight((at, step) => step(at), offset)
}
