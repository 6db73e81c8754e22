/** What the formats of `check` are told besides the findings. */

import type {Severity} from '../model/finding.ts'
import type {Look} from './paint.ts'

export interface CheckView {
  look: Look
  /** Every finding is shown, however many there are: it goes into a file. */
  isWhole?: boolean
  /** Findings of this severity or a worse one fail the run. */
  failOn: Severity
  /** Path of the knowledge base below the folder of the run, ending with `/`; empty where they are the same. */
  base: string
  /** Version of the program, such as `1.2.3`. */
  version: string
}
