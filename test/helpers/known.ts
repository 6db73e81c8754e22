/** Indexes of no pages, and of those that a fixture tells of. */

import type {ElementContent} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import type {PageParts} from '../../src/model/page-content.ts'
import type {Branch, FileFacts, Known, PageKey} from '../../src/model/source-page.ts'

export const knowsNothing: Known = {
  byTitle: () => undefined,
  byUrl: () => undefined,
  isOwn: () => false,
  centreOf: () => undefined,
  holderOf: () => undefined,
  headed: () => undefined,
  near: () => undefined,
  titleOf: () => undefined,
  childrenOf: () => [],
  labelled: () => [],
  content: () => undefined,
  parts: () => undefined,
  factsOf: () => undefined,
  pagesOf: () => [],
  treeBelow: () => ({pages: [], more: false})
}

export interface KnownPage {
  key: PageKey
  title: string
  space?: string
  url?: string
  labels?: string[]
  files?: FileFacts[]
  updatedAt?: string
  /** The page right above it. */
  below?: PageKey
  /** Its text, its excerpts by name, its properties by key: HTML. */
  html?: string
  excerpts?: Record<string, string>
  details?: Record<string, string>
}

/** An index of `pages`, which are in the order of the tree and of their titles. */
export function knownPages(pages: readonly KnownPage[]): Known {
  const one = (found: KnownPage[]) => (found.length === 1 ? found[0]?.key : undefined)
  const of = (key: PageKey) => pages.find((page) => page.key === key)
  const keys = (isWanted: (page: KnownPage) => boolean | undefined) =>
    pages.filter(isWanted).map(({key}) => key)
  const childrenOf = (key: PageKey) => keys(({below}) => below === key)

  return {
    ...knowsNothing,
    titleOf: (key) => of(key)?.title,
    isOwn: (url) =>
      url.startsWith('/wiki/') || /^(?:https:\/\/harbour\.example)?\/hc(?:\/|$)/.test(url),
    centreOf: (source) => (source === 'desk' ? 'https://harbour.example' : undefined),
    headed: (id) => one(pages.filter(({html = ''}) => html.includes(`id="${id}"`))),
    near: (title) => pages.find((page) => page.title.startsWith(title.slice(0, 4)))?.title,
    byTitle: (title, space) =>
      one(pages.filter((page) => page.title === title && (!space || page.space === space))),
    byUrl: (url) =>
      one(pages.filter((page) => page.url === url || url.includes(`/${page.key.split('/')[1]}`))),
    childrenOf,
    labelled: (label, space) =>
      keys((page) => page.labels?.includes(label) && (!space || page.space === space)),
    content(key) {
      const page = of(key)
      if (page?.html === undefined) return
      const {title, space} = page
      return {title, ...(space && {space}), nodes: nodes(page.html), ...partsOf(page)}
    },
    parts: (key) => partsOf(of(key)),
    factsOf: (key) => of(key),
    pagesOf: (space) => keys((page) => page.space === space),
    treeBelow(key, depth, most) {
      let left = most
      let more = false
      const below = (key: PageKey, level: number): Branch[] =>
        (depth > 0 && level > depth ? [] : childrenOf(key)).flatMap(function (child) {
          more ||= left === 0
          if (left === 0) return []
          left--
          return [{key: child, title: of(child)?.title ?? '', below: below(child, level + 1)}]
        })
      return {pages: below(key, 1), more}
    }
  }
}

function partsOf({excerpts = {}, details = {}}: Partial<KnownPage> = {}): PageParts {
  const rows = Object.entries(details).map(([key, html]) => ({key, value: nodes(html)}))
  return {
    excerpts: Object.entries(excerpts).map(([name, html]) => ({name, nodes: nodes(html)})),
    details: rows.length > 0 ? [{id: '', rows}] : []
  }
}

function nodes(html: string): ElementContent[] {
  return fromHtml(html, {fragment: true}).children as ElementContent[]
}
