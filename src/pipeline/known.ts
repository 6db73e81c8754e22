/** The first pass: what is known of every page, so that links between pages resolve. */

import {compare} from '../model/finding.ts'
import type {Known, PageKey, SourcePage} from '../model/source-page.ts'
import {pageKey} from '../model/source-page.ts'

/** Answers that a page was given, by question, so that it is made anew when one of them changes. */
export type Answers = Map<string, string>

export interface Index extends Known {
  /** Learn the title that a page was found to have. */
  learn(key: PageKey, title: string, space?: string): void
  /** The same index, writing down every answer into `answers`. */
  listening(answers: Answers): Known
  /** Whether all of `answers` would be given again. */
  holds(answers: Answers): boolean
}

/** Numeric ids in the addresses of Confluence pages and Zendesk articles. */
const idForms: ReadonlyArray<[kind: string, form: RegExp]> = [
  ['confluence', /\/wiki\/spaces\/[^/?#]+\/pages\/(\d{3,25})(?=[/?#]|$)/],
  ['confluence', /\/pages\/viewpage\.action\?(?:[^#]*&)?pageId=(\d{3,25})/],
  ['zendesk', /\/hc\/(?:[^/?#]+\/)?articles\/(\d{3,25})(?=[-/?#]|$)/]
]

/** The kind and number of the page that `url` leads to, such as `confluence:1234`. */
export function addressId(url: string): string | undefined {
  for (const [kind, form] of idForms) {
    const id = form.exec(url)?.[1]
    if (id) return `${kind}:${id}`
  }
  return
}

export function indexPages(pages: readonly SourcePage[]): Index {
  const titles = new Map<string, Set<PageKey>>()
  const names = new Map<PageKey, string>()
  const addresses = new Map<string, PageKey>()
  const below = new Map<PageKey, SourcePage[]>()
  const labels = new Map<string, PageKey[]>()

  for (const page of pages) {
    const {title, url, space, aliases = [], ancestors} = page.meta
    const key = pageKey(page)
    if (title) learn(key, title, space)
    for (const address of url === undefined ? aliases : [...aliases, url]) {
      addresses.set(bare(address), key)
      const id = addressId(address)
      if (id) addresses.set(id, key)
    }
    const parent = ancestors?.at(-1)
    if (parent) put(below, pageKey({source: page.source, id: parent.id}), page)
    for (const label of page.meta.labels ?? []) put(labels, label.toLowerCase(), key)
  }

  const known: Known = {
    byTitle(title, space) {
      const found = titles.get(titleKey(title, space))
      return found?.size === 1 ? [...found][0] : undefined
    },
    byUrl(url) {
      const id = addressId(url)
      return (id && addresses.get(id)) || addresses.get(bare(url))
    },
    titleOf: (key) => names.get(key),
    childrenOf: (key) => (below.get(key) ?? []).toSorted(inTreeOrder).map(pageKey),
    labelled: (label) => (labels.get(label.toLowerCase()) ?? []).toSorted(byName)
  }

  return {
    ...known,
    learn,
    listening(answers) {
      const listen =
        <Question extends unknown[], Answer>(name: keyof Known, ask: (...of: Question) => Answer) =>
        (...of: Question): Answer => {
          const answer = ask(...of)
          answers.set(JSON.stringify([name, ...of]), JSON.stringify(answer) ?? '')
          return answer
        }
      return {
        byTitle: listen('byTitle', known.byTitle),
        byUrl: listen('byUrl', known.byUrl),
        titleOf: listen('titleOf', known.titleOf),
        childrenOf: listen('childrenOf', known.childrenOf),
        labelled: listen('labelled', known.labelled)
      }
    },
    holds(answers) {
      for (const [question, answer] of answers) {
        const [name, ...of] = JSON.parse(question) as [keyof Known, ...never[]]
        const ask: (...of: never[]) => unknown = known[name]
        if ((JSON.stringify(ask(...of)) ?? '') !== answer) return false
      }
      return true
    }
  }

  function learn(key: PageKey, title: string, space?: string): void {
    names.set(key, title)
    for (const each of new Set([titleKey(title, space), titleKey(title)])) {
      const found = titles.get(each) ?? new Set()
      titles.set(each, found.add(key))
    }
  }

  function byName(a: PageKey, b: PageKey): number {
    return compare(names.get(a) ?? '', names.get(b) ?? '') || compare(a, b)
  }
}

function put<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** As Confluence shows them: those that someone put in order first, the others by title. */
function inTreeOrder(a: SourcePage, b: SourcePage): number {
  return (
    (a.meta.position ?? Number.MAX_SAFE_INTEGER) - (b.meta.position ?? Number.MAX_SAFE_INTEGER) ||
    compare(a.meta.title ?? '', b.meta.title ?? '') ||
    compare(a.id, b.id)
  )
}

function titleKey(title: string, space = ''): string {
  return JSON.stringify([space, title.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()])
}

/** An address without what does not change where it leads. */
function bare(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/\/+$/, '')
}
