/** What an import would do, where it only says so. */

export type FileDoing = 'new' | 'changed' | 'removed'

/** A file that would be written or taken away. */
export interface PlannedFile {
  /** Relative to the root, with `/`. */
  file: string
  doing: FileDoing
  /** Id of the article that it belongs to; absent for files of sections. */
  article?: string
  /** A unified diff, with secrets hidden: of articles alone. */
  patch?: string
}

/** In the order in which articles are made, each article's own file first. */
export type Plan = readonly PlannedFile[]
