/** Judges one input after the other, in a process that may be killed. */

import process from 'node:process'
import {problemsOfBase} from './judge/base.ts'
import {type ContentCase, problemsOfContent} from './judge/content.ts'
import {type Case, problemsOf, problemsOfWriters} from './judge/page.ts'

export type Question =
  | ({kind: 'page'} & Case)
  | {kind: 'writers'; text: string}
  | ({kind: 'content'} & ContentCase)
  | {kind: 'base'; pages: readonly Case[]; seed: number}

export interface Answer {
  problems: string[]
  /** Seconds of CPU that the input took. */
  cpu: number
  /** The most memory that the process has held so far, in MB. */
  megabytes: number
}

process.on('message', async function (question: Question) {
  const before = process.cpuUsage()
  const problems = await problemsIn(question)
  const {user, system} = process.cpuUsage(before)
  const answer: Answer = {
    problems,
    cpu: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024
  }
  process.send?.(answer)
})

/** Whatever is thrown on the way of a whole knowledge base is a problem, too. */
async function problemsIn(question: Question): Promise<string[]> {
  if (question.kind === 'page') return problemsOf(question)
  if (question.kind === 'writers') return problemsOfWriters(question.text)
  try {
    return question.kind === 'content'
      ? await problemsOfContent(question)
      : await problemsOfBase(question.pages, question.seed)
  } catch (error) {
    return [`it threw ${error instanceof Error ? error.stack : String(error)}`]
  }
}
