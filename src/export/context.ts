/** What the writers of all formats work with. */

import type {Heading, Root} from 'mdast'
import type {Node} from 'unist'
import {plainText, slugs} from '../mdx/index.ts'
import type {Args} from '../model/args.ts'
import type {FrontMatter} from '../model/article.ts'
import type {ExportNote} from '../model/export.ts'
import type {NoteKind} from '../model/export-notes.ts'

/** Where another article stands: at an address, or as a page that the target knows by its title. */
export type ArticlePlace =
  | {url: string; isSite?: true}
  | {title: string; space?: string; anchor?: string}

/** Where a picture or file is: at an address, or beside the text under a name. */
export type FilePlace = {url: string} | {name: string; isNew: boolean}

/** What is known of the target. */
export interface Places {
  /** `undefined` where readers of the target could open none. */
  article(id: string, fragment: string): ArticlePlace | undefined
  /** Address of a path of the published site. */
  site(path: string): string | undefined
  /** `undefined` for what is no file beside the article. */
  file(address: string): FilePlace | undefined
}

export interface ToExport {
  front: FrontMatter
  body: Root
  locale: string
  places: Places
  /** Ids that headings have in the target → their texts. */
  anchors: Readonly<Record<string, string>>
}

export interface Context {
  front: FrontMatter
  locale: string
  places: Places
  /** The fragment of every heading on the site. */
  slugOf: ReadonlyMap<Heading, string>
  /** The heading that a fragment leads to. */
  headings: ReadonlyMap<string, Heading>
  /** The id of a heading in the target. */
  idOf(heading: Heading): string
  /** Whether no other heading has the same words. */
  isAlone(heading: Heading): boolean
  say(kind: NoteKind, args: Args, at?: Node): void
  notes: ExportNote[]
}

export function createContext({front, locale, places, anchors}: ToExport, body: Root): Context {
  const notes: ExportNote[] = []
  const slugOf = slugs(body)
  const waiting = new Map<string, string[]>()
  for (const [id, text] of Object.entries(anchors))
    waiting.set(text, [...(waiting.get(text) ?? []), id])
  const ids = new Map<Heading, string>()
  const taken = new Set<string>()
  for (const [heading, slug] of slugOf) {
    const old = waiting.get(plainText(heading))?.shift()
    const id = old !== undefined && !taken.has(old) ? old : slug
    ids.set(heading, taken.has(id) ? `${id}-${taken.size}` : id)
    taken.add(id)
  }
  const same = new Map<string, number>()
  for (const heading of slugOf.keys())
    same.set(wordsOf(heading), (same.get(wordsOf(heading)) ?? 0) + 1)
  return {
    front,
    locale,
    places,
    slugOf,
    headings: new Map([...slugOf].map(([heading, slug]) => [slug, heading])),
    idOf: (heading) => ids.get(heading) ?? '',
    isAlone: (heading) => same.get(wordsOf(heading)) === 1,
    say(kind, args, at) {
      const start = at?.position?.start
      notes.push({kind, args, ...(start && {line: start.line, column: start.column})})
    },
    notes
  }
}

function wordsOf(heading: Heading): string {
  return plainText(heading).toLowerCase()
}
