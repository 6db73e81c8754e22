/** Reads staged articles as browsers do, in a process that may be killed. */

import type {StagedPiece} from '../model/site-data.ts'
import {readPieces} from './read-pieces.ts'
import {difference, type Signature} from './signature.ts'
import {problemOf, problemOfPart} from './verify-rules.ts'

export interface Question {
  pieces: readonly StagedPiece[]
  expected: Signature
}

/** Why it may not be published; empty if it may. */
export type Answer = string

process.on('message', function (question: Question) {
  process.send?.(answer(question))
})

function answer({pieces, expected}: Question): Answer {
  try {
    const {tree, parts, says} = readPieces(pieces)
    const [problem] = parts.flatMap((part) => problemOfPart(part) ?? [])
    return problem ?? problemOf(tree) ?? difference(expected, says) ?? ''
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return `it cannot be read: ${message.split('\n')[0]}`
  }
}
