/** Two versions side by side, block by block, each in its own words: for people to read. */

import type {CalloutKind} from './article.ts'
import type {BlockKind} from './collation.ts'

/** Words of one side; `isOwn` where the other side does not have them there. */
export interface Words {
  text: string
  isOwn: boolean
}

export interface ShownPicture {
  /** Its description, or the name of its file. */
  name: string
  /** As its version has it. */
  address: string
}

/** A block as one side has it. */
export interface ShownBlock {
  kind: BlockKind
  callout?: CalloutKind
  /** Number of the step that begins with it. */
  step?: number
  /** Its text; of a row of a table, that of each cell. */
  parts: ReadonlyArray<readonly Words[]>
  pictures: readonly ShownPicture[]
  /** 1-based, in the file of its side. */
  line?: number
  column?: number
}

/** Blocks that answer each other. */
export interface SideRow {
  /** `elsewhere`: blocks of the right at their own place, which are shown beside what they answer. */
  kind: 'same' | 'changed' | 'left' | 'right' | 'moved' | 'elsewhere'
  left: readonly ShownBlock[]
  right: readonly ShownBlock[]
  /** Of what moved and what stands elsewhere: the index of the other row. */
  twin?: number
}

export interface ShownStep {
  number: number
  title: string
}

/** Steps that answer each other. */
export interface SideSteps {
  left: readonly ShownStep[]
  right: readonly ShownStep[]
  moved: boolean
  /** Index of the row that they begin in. */
  row?: number
}

export interface SideBySide {
  rows: readonly SideRow[]
  steps: readonly SideSteps[]
}
