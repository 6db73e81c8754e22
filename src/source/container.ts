/** Files that hold pages in an envelope: archives, exports, replies of an interface. */

import type {Listed} from './files/listed.ts'
import type {Defaults, Read} from './read.ts'

export interface ContainerContext {
  /** Name of the source that the pages belong to. */
  source: string
  defaults: Defaults
}

export interface Container {
  /** Whether `file`, which begins with `head` (at most 8 KiB), is of this kind. */
  holds(file: Listed, head: Uint8Array): boolean
  /** The pages in it, one at a time; what is wrong with one is a problem, and never stops the others. */
  read(file: Listed, context: ContainerContext): AsyncGenerator<Read>
}
