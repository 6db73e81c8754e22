/** Articles as other systems take them, and what those cannot say. */

import type {Args} from './args.ts'
import type {NoteKind} from './export-notes.ts'
import type {Format} from './source-page.ts'

export const targets = ['zendesk', 'confluence', 'markdown'] as const
export type Target = (typeof targets)[number]

/** Something that a person should know before the text is put in the place of another. */
export interface ExportNote {
  kind: NoteKind
  args: Args
  /** Line and column of the article’s own file, where one place is meant. */
  line?: number
  column?: number
}

/** A picture or file that the text shows or links to, and that is to be had with it. */
export interface ExportFile {
  /** Relative to the text, with `/`. */
  name: string
  /** Where its bytes are, relative to the root. */
  from: string
  /** The target does not have it yet. */
  isNew: boolean
}

/** What a sidecar says of the text, so that importing it again knows. */
export interface ExportMeta {
  id: string
  /** A text of a few plain words could be anything. */
  format: Format
  title?: string
  source?: string
  url?: string
  /** Where readers of the site find the article, as links of other exports may lead there. */
  aliases?: string[]
  space?: string
  labels?: string[]
  section?: string
  locale?: string
}

export interface ExportedArticle {
  /** Id of the article. */
  id: string
  title: string
  /** The article’s own file, relative to the root. */
  file: string
  /** Name of the exported file, without a folder. */
  name: string
  text: string
  meta: ExportMeta
  files: ExportFile[]
  notes: ExportNote[]
}
