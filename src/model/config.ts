/** What `collate.config.ts` may say. */

import type {PageKey} from './source-page.ts'

export interface FilesSource {
  name: string
  type: 'files'
  /** Files, folders and globs, relative to the root. */
  paths: readonly string[]
  /** Section that its pages land in (default: `inbox`). */
  section?: string
  /** BCP 47 tag of its pages, unless a sidecar says otherwise (default: the knowledge base's). */
  locale?: string
  /** `false` retires the copy: its pages are kept but no longer compared (default: `true`). */
  watch?: boolean
}

export type SourceConfig = FilesSource

export interface Config {
  /** Name of the knowledge base, as readers see it. */
  title: string
  description?: string
  /** Address of the published site, such as `https://help.example.com`; with a path where it lies under one. */
  url: string
  /** BCP 47 tag of articles that say nothing else (default: `en`). */
  locale: string
  /** Which version leads: the name of a source, or `newest` (default). */
  lead: string
  sources: readonly SourceConfig[]
  /** Pages that are the same article. */
  pairs: ReadonlyArray<readonly [PageKey, PageKey]>
  /** Options of repairs by id; `false` leaves a repair out. */
  repairs: Readonly<Record<string, Readonly<Record<string, unknown>> | false>>
  /** Where readers ask for help when an article did not: `mailto:` or `https:`. */
  contact?: string
}
