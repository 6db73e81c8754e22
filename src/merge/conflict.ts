/** What someone has to look at after a merge. */

import type {KeyConflict} from './front.ts'
import type {BlockConflict} from './merge-body.ts'

export type Conflict = Caused &
  (
    | BlockConflict
    /** A key of the front matter; the whole of it, where `key` is empty. */
    | ({kind: 'front'} & KeyConflict)
    /** The texts as a whole: nothing of theirs was taken. */
    | {kind: 'whole'; base: string; ours: string; theirs: string}
  )

export interface Caused {
  /** The sources say what they said, and are written otherwise now; absent where they changed. */
  by?: 'collate'
}
