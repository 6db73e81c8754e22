/** Inputs that come as pages: each by itself, in a process with bounds. */

import type {Format} from '../../../src/model/source-page.ts'
import {Bounded} from '../bounded.ts'
import type {Question} from '../bounded-child.ts'
import type {Failure, Outcome} from '../suite.ts'

export interface Asked {
  name: string
  question: Question
}

/** `text` as a page of each of `formats`. */
export function asPages(
  {name, text}: {name: string; text: string},
  formats: readonly Format[],
  {isBroken = false} = {}
): Asked[] {
  return formats.map((format) => ({
    name: `${name} (${format})`,
    question: {kind: 'page', format, text, isBroken}
  }))
}

/** `text` as a writer types it. */
export function asWriters({name, text}: {name: string; text: string}): Asked {
  return {
    name: `${name} (typed)`,
    question: {kind: 'writers', text: `---\nid: a\ntitle: T\n---\n\n${text}`}
  }
}

export async function judgeAll(asked: Iterable<Asked>): Promise<Outcome> {
  const bounded = new Bounded()
  const failures: Failure[] = []
  let cases = 0
  try {
    for (const {name, question} of asked) {
      cases++
      for (const problem of await bounded.ask(name, question)) failures.push({input: name, problem})
    }
    return {cases, failures, cpu: bounded.cpu, notes: [bounded.note]}
  } finally {
    bounded.close()
  }
}
