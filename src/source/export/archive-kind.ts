/** What an archive may be: an export of one system or another. */

import type {Archive} from '../archive.ts'
import type {ContainerContext} from '../container.ts'
import type {Read} from '../read.ts'

export interface ArchiveKind {
  /** Whether `archive` is of this kind. */
  holds(archive: Archive): boolean | Promise<boolean>
  /** The pages in it, one at a time; what is wrong with one is a problem, and never stops the others. */
  read(archive: Archive, context: ContainerContext): AsyncGenerator<Read>
}
