/** Time and chance, from outside, so that tests need not wait and every run of one is the same. */

import {setTimeout as wait} from 'node:timers/promises'

export interface Clock {
  /** Milliseconds since 1970, as this machine has it: it may be wrong, and is set at times. */
  now(): number
  /** Milliseconds since some moment, which nobody sets: for pauses. */
  elapsed(): number
  sleep(milliseconds: number): Promise<void>
  /** From 0 to 1, without 1. */
  random(): number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (milliseconds) => wait(milliseconds),
  random: () => Math.random()
}
