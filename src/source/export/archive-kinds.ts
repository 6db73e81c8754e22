/** Every kind of archive, in the order in which they are tried: the last one is any. */

import {centreDump} from '../zendesk/saved-archive.ts'
import type {ArchiveKind} from './archive-kind.ts'
import {htmlSpace} from './html-space.ts'
import {plainPages} from './plain-pages.ts'
import {xmlSpace} from './xml-space.ts'

export const archiveKinds: readonly ArchiveKind[] = [xmlSpace, htmlSpace, centreDump, plainPages]
