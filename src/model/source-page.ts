/** What a source hands over: one page, decoded, with what the source says about it. */

import type {PageContent, PageParts} from './page-content.ts'

export const formats = ['adf', 'html', 'markdown', 'storage', 'text', 'wiki'] as const

/** How a body is written: as a sidecar says, else found by content, never by a file's extension. */
export type Format = (typeof formats)[number]

/** What a source says about a file that is attached to a page. */
export interface FileFacts {
  /** As pictures and links of the page name it. */
  name: string
  id?: string
  /** What media nodes of ADF name it by. */
  fileId?: string
  mediaType?: string
  /** In bytes. */
  size?: number
  /** The source's own name for its revision. */
  revision?: string
  /** Readers find it in a list below the page, wherever the text speaks of it. */
  listed?: boolean
}

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
  /** Names of the tags that readers see. */
  tags?: string[]
  /** The source shows it before the others beside it. */
  promoted?: boolean
  /**
   * Since it came in, the source made it a draft again, or closed it to all but some readers: what it says here is
   * from before, and its article is held back.
   */
  closed?: 'draft' | 'readers'
  /** Hashes of what looks like a secret in it, but is an example, as a person decided: readers see those. */
  examples?: readonly string[]
  /** Section of the knowledge base that the page belongs to, such as `api-tokens`. */
  section?: string
  /** BCP 47 tag, such as `en` or `pt-BR`. */
  locale?: string
  /** Pages above it in its space, the topmost first. */
  ancestors?: readonly PageAbove[]
  /** Place among the pages below the same one. */
  position?: number
  /** Files that are attached to it. */
  files?: readonly FileFacts[]
  /** Addresses other than `url` that lead to it, such as the short one. */
  aliases?: readonly string[]
}

/** A page by its source's own id, which need not be imported; or what is no page, but holds some. */
export interface PageAbove {
  id: string
  title: string
  /** Of a category or section of a help centre, which is no page: its place among those beside it. */
  place?: number
  /** What such a one says of itself. */
  description?: string
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
  /** The bytes of an attached file by the name that `meta.files` gives; absent: there are none to be had. */
  readFile?: (name: string) => Promise<Uint8Array | undefined>
}

/** `source/id`: how pages name each other. */
export type PageKey = `${string}/${string}`

/** A page that asks for others, or only its source. */
export type Asker = PageKey | string

export function pageKey(page: {source: string; id: string}): PageKey {
  return `${page.source}/${page.id}`
}

/** What the first pass knows of every page, so that links between pages resolve. */
export interface Known {
  /**
   * The page of this title; in `space` when given, else in any; `undefined` if none or several.
   * Of several, the one of the source of `from` is meant, and of its export: the page that asks, or only its source.
   */
  byTitle(title: string, space?: string, from?: Asker): PageKey | undefined
  /**
   * The page that an address of Confluence or Zendesk leads to, in any of their forms, else the one of that `url` or
   * alias; what is relative is read as in `from`.
   */
  byUrl(url: string, from?: Asker): PageKey | undefined
  /** Whether `url` is an address of a wiki or help centre that pages are known of, be it of a page that is not. */
  isOwn(url: string, source?: string): boolean
  /** Where the help centre of a source lies, such as `https://help.acme.example`; `undefined` where nothing says it. */
  centreOf(source: string): string | undefined
  /** The page of a help centre that a file is attached to, by the id of the file, in the source of `from`. */
  holderOf(file: string, from: Asker): PageKey | undefined
  /** The only page of a help centre with a heading of this id, in the source of `from`. */
  headed(id: string, from: Asker): PageKey | undefined
  /** The known title that is most like `title`, if any is. */
  near(title: string): string | undefined
  titleOf(key: PageKey): string | undefined
  /** The pages right below `key`, in their order. */
  childrenOf(key: PageKey): readonly PageKey[]
  /**
   * The pages that bear `label`, of `space` when given, in the order of their titles; of pages that are there twice,
   * the one that is nearest to `from`.
   */
  labelled(label: string, space?: string, from?: Asker): readonly PageKey[]
  /** What the page holds for others: its whole text, unrepaired; never to be changed. */
  content(key: PageKey): PageContent | undefined
  /** The passages and properties of the page alone. */
  parts(key: PageKey): PageParts | undefined
  /** What its source says of the page. */
  factsOf(key: PageKey): PageFacts | undefined
  /** The pages of a space, likewise. */
  pagesOf(space: string, from?: Asker): readonly PageKey[]
  /** The pages below `key`: `depth` levels (0: all), at most `most` pages, the upper levels first. */
  treeBelow(key: PageKey, depth: number, most: number): Tree
}

export type PageFacts = Pick<PageMeta, 'ancestors' | 'files' | 'space' | 'updatedAt'>

export interface Tree {
  pages: readonly Branch[]
  /** There are more pages than these. */
  more: boolean
}

export interface Branch {
  key: PageKey
  title: string
  below: Branch[]
}
