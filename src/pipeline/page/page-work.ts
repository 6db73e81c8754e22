/** What threads that make pages are told, and what they answer. */

import type {MessagePort} from 'node:worker_threads'
import type {Config} from '../../model/config.ts'
import type {FindingDraft} from '../../model/finding.ts'
import type {PageKey, SourcePage} from '../../model/source-page.ts'
import type {StopDetails} from '../../model/stop-error.ts'
import type {SaidOfHosts} from '../known/known.ts'
import type {MadePage} from './make-page.ts'

/** A page without its text, which is asked for where another page shows some of it. */
export type PageHead = Omit<SourcePage, 'body' | 'folder' | 'readFile' | 'reply'>

/** What a thread begins with. */
export interface Setting {
  config: Config
  /** Where the cache lies, and whether it may be written. */
  cache: {root: string; isReadOnly: boolean}
  said: SaidOfHosts
  /** Answers questions for bodies. */
  bodies: MessagePort
  /** `Sign`s. */
  signs: Int32Array
}

/** Places of numbers that both sides see. */
export const sign = {
  /** How many bodies were given. */
  bodies: 0,
  /** Number of the batch at work, and of the page in it. */
  batch: 1,
  page: 2
} as const

/** A page that is to be made, and the name that it is kept under. */
export interface Wanted {
  page: SourcePage
  name: string
}

export type Task =
  | {kind: 'pages'; pages: PageHead[]}
  | {kind: 'learn'; titles: Array<[key: PageKey, title: string, space: string | undefined]>}
  | {kind: 'make'; batch: number; wanted: Wanted[]}

/** What became of a page: it was made, or it failed as findings say. */
export type Outcome = MadePage | {failed: FindingDraft[]}

export type Answer =
  | {kind: 'made'; batch: number; outcomes: Outcome[]}
  /** The whole run stops. */
  | {kind: 'stop'; batch: number; stop: StopDetails & {message: string}}
