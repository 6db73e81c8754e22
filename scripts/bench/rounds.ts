/** Runs subjects in turns, so that a busy minute hits every one. */

import {rm} from 'node:fs/promises'
import path from 'node:path'
import {type Figures, figures, table} from './figures.ts'
import type {Usage} from './measure.ts'
import type {Bench, Figured} from './part.ts'
import type {Subject} from './subjects.ts'

/** Run each of `subjects` once a round; `note` says what the reader of the figures has to know. */
export async function inTurns(
  {folder, rounds, progress}: Bench,
  subjects: readonly Subject[],
  note: string
): Promise<Figured> {
  const runs = new Map(subjects.map((subject) => [subject, [] as Usage[]]))
  for (let round = 1; round <= rounds; round++) {
    const base = path.join(folder, `round-${round}`)
    for (const [subject, done] of runs) {
      progress(`round ${round} of ${rounds}: ${subject.name}, ${subject.given}`)
      done.push(await subject.run(path.join(base, 'base')))
    }
    await rm(base, {recursive: true, force: true})
  }
  const results: Figures[] = [...runs].map(([subject, done]) => figures(subject, done))
  return {text: `${table(results)}\n\n${note}`, data: results}
}
