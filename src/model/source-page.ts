/** What a source hands over: one page, decoded, with what the source says about it. */

/** How a body is written; found by content, never by a file's extension. */
export type Format = 'html' | 'storage' | 'markdown' | 'text'

/** What a source, or the sidecar `NAME.meta.json`, says about a page; nothing of it is guessed. */
export interface PageMeta {
  title?: string
  /** Where readers found the page so far; old links to it are redirected. */
  url?: string
  /** Key of the Confluence space, such as `IAM`. */
  space?: string
  /** The source's own name for this revision. */
  revision?: string
  /** ISO 8601 date or date-time. */
  updatedAt?: string
  labels?: string[]
  /** Section of the knowledge base that the page belongs to, such as `api-tokens`. */
  section?: string
  /** BCP 47 tag, such as `en` or `pt-BR`. */
  locale?: string
}

/** One page of a source. */
export interface SourcePage {
  /** Name of the source in the configuration, such as `zendesk`; `files` for a bare path. */
  source: string
  /** The source's own id of the page; unique in its source; a string of any length. */
  id: string
  format: Format
  /** The decoded body; all places point into it. */
  body: string
  /** Path that findings show: relative to the root with `/` where it lies inside, else as given. */
  file: string
  meta: PageMeta
  /** Path that it came from, where `file` is its snapshot’s. */
  origin?: string
  /** The untouched bytes, where they are not `body` in UTF-8. */
  reply?: Uint8Array
  /** Absolute folder against which relative picture addresses resolve, where there is one. */
  folder?: string
}

/** `source/id`: how pages name each other. */
export type PageKey = `${string}/${string}`

export function pageKey(page: {source: string; id: string}): PageKey {
  return `${page.source}/${page.id}`
}

/** What the first pass knows of every page, so that links between pages resolve. */
export interface Known {
  /** The page of this title; in `space` when given, else in any; `undefined` if none or several. */
  byTitle(title: string, space?: string): PageKey | undefined
  /** The page that a Confluence or Zendesk address leads to, found by its numeric id, else by `url`. */
  byUrl(url: string): PageKey | undefined
}
