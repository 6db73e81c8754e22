/** The canonical article: Markdown's own tree by the conventions that writers type. */

import type {BlockContent, DefinitionContent, PhrasingContent, Root} from 'mdast'
import type {Node, Parent} from 'unist'
import type {PageKey} from './source-page.ts'

export type CalloutKind = 'note' | 'tip' | 'important' | 'warning' | 'caution'
export const calloutKinds: readonly CalloutKind[] = [
  'note',
  'tip',
  'important',
  'warning',
  'caution'
]

/** `> [!IMPORTANT] Title`, then its blocks. */
export interface Callout extends Parent {
  type: 'callout'
  kind: CalloutKind
  /** What stands after the marker on its line; empty where nothing does. */
  title: PhrasingContent[]
  children: Array<BlockContent | DefinitionContent>
}

declare module 'mdast' {
  interface RootContentMap {
    callout: Callout
  }
  interface BlockContentMap {
    callout: Callout
  }
}

/** A value that a reader types once: `YOUR-ORG`. */
export interface Fill {
  label: string
  kind: 'text' | 'host' | 'url' | 'email' | 'number'
  example?: string
}

export const statuses = ['draft', 'review', 'published'] as const
export type Status = (typeof statuses)[number]

/** What a writer cares for: all that an article's front matter may hold. */
export interface FrontMatter {
  /** Permanent; everything is keyed by it. */
  id: string
  title: string
  description?: string
  /**
   * `draft`: never shown to readers; `review`: not before somebody looked at it, and took the line out; `published`: also
   * where its other version is missing, or closed to most people. Absent: shown unless something holds it back.
   */
  status?: Status
  /** Service whose token it sets up: a file of `content/tokens/`. */
  token?: string
  /** Ordered lists are steps, though no token is set up. */
  walkthrough?: boolean
  fill?: Record<string, Fill>
  /** Old addresses, as paths on the site, that lead here. */
  redirects?: string[]
  /** Properties of the page in Confluence: key → text. */
  details?: Record<string, string>
}

export interface Procedure {
  /** Text of the heading above it; the article's title where there is none. */
  title: string
  steps: ProcedureStep[]
  /** The heading, or the list, that it begins with. */
  node: Node
}

export interface ProcedureStep {
  /** The number that is shown. */
  number: number
  /** Its title: the heading's text after `Step N:`, else the first paragraph's. */
  title: string
  /** What belongs to it: the heading and what follows, or the list item. */
  nodes: Node[]
}

/** What there is in an article, counted on its tree. */
export interface Outline {
  headings: number
  procedures: Procedure[]
  /** Sections titled `Option: …` or otherwise a choice between ways. */
  paths: number
  callouts: number
  checklists: number
  images: number
  links: number
  tables: number
  code: number
}

/** One version of an article, or the composed one. Positions in `body` are places in `file`. */
export interface Article {
  id: string
  title: string
  description?: string
  /** File that the positions of `body` point into. */
  file: string
  /** The page that it was made from; absent for a writer's file. */
  page?: PageKey
  url?: string
  /** ISO 8601. */
  updatedAt?: string
  labels: readonly string[]
  /** Properties of the page: key → text. */
  details?: Readonly<Record<string, string>>
  locale: string
  section: string
  body: Root
  /** Old heading id → text of the heading that bears it now, so that old fragments still lead there. */
  anchors: Readonly<Record<string, string>>
}
