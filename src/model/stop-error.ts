/** An error that stops the run and that a person can mend: anything else that is thrown is a bug. */

import type {Place} from './finding.ts'

export interface StopDetails {
  /** What to do about it, in one sentence. */
  hint?: string
  place?: Place
  cause?: unknown
}

export class StopError extends Error {
  override readonly name = 'StopError'
  readonly hint?: string
  readonly place?: Place

  /** `message` says what is wrong and why, without a full stop at its end. */
  constructor(message: string, {hint, place, cause}: StopDetails = {}) {
    super(message, cause === undefined ? undefined : {cause})
    if (hint !== undefined) this.hint = hint
    if (place !== undefined) this.place = place
  }
}
