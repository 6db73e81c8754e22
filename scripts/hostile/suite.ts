/** What a suite is: inputs of one kind, and what is held of each. */

export interface Failure {
  /** Which input: a name, or its place in the corpus. */
  input: string
  /** What is wrong, in a few words. */
  problem: string
}

export interface Outcome {
  /** Inputs that were looked at. */
  cases: number
  failures: readonly Failure[]
  /** Seconds of CPU that processes of its own took: what this process takes is measured. */
  cpu?: number
  /** What is worth a line below the table, such as the slowest input. */
  notes?: readonly string[]
}

export interface Suite {
  name: string
  /** It needs the documents beside the repository: without them it is left out, and that is said. */
  corpus?: string
  run(options: RunOptions): Promise<Outcome>
}

export interface RunOptions {
  /** Only a part of the inputs, for `npm test`. */
  sample: boolean
}

/** Every `step`-th of `items`; all of them where no sample is wanted. */
export function some<Item>(items: readonly Item[], step: number, {sample}: RunOptions): Item[] {
  return sample ? items.filter((_, index) => index % step === 0) : [...items]
}
