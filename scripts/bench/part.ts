/** What the benchmark is made of: parts that can be run alone. */

import type {Bar} from './bars.ts'

export interface Settings {
  /** How many articles. */
  docs: number
  /** How often each subject is run. */
  rounds: number
  seed: number
  /** Build the site as well. */
  site: boolean
  /** Smaller documents and one round: whether all works, rather than how fast. */
  quick: boolean
  /** A folder of articles that were not generated. */
  corpus?: string | undefined
}

export interface Bench extends Settings {
  /** A folder that is the part's own, taken away after it. */
  folder: string
  /** Say what is running now. */
  progress(text: string): void
}

export interface Figured {
  /** The figures as Markdown, with a line on what they mean. */
  text: string
  /** The same as data. */
  data: unknown
  /** What was to be reached. */
  bars?: readonly Bar[]
}

export interface Part {
  name: string
  /** What it measures, in a few words. */
  summary: string
  run(bench: Bench): Promise<Figured>
}
