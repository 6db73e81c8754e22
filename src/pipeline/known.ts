/** The first pass: what is known of every page, so that links between pages resolve. */

import type {Known, PageKey, SourcePage} from '../model/source-page.ts'
import {pageKey} from '../model/source-page.ts'

/** Answers that a page was given, so that it is made anew when one of them changes. */
export type Answers = Map<string, PageKey | undefined>

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
  const addresses = new Map<string, PageKey>()

  for (const page of pages) {
    const {title, url, space} = page.meta
    if (title) learn(pageKey(page), title, space)
    if (url) {
      addresses.set(bare(url), pageKey(page))
      const id = addressId(url)
      if (id) addresses.set(id, pageKey(page))
    }
  }

  const index: Index = {
    learn,
    byTitle(title, space) {
      const found = titles.get(titleKey(title, space))
      return found?.size === 1 ? [...found][0] : undefined
    },
    byUrl(url) {
      const id = addressId(url)
      return (id && addresses.get(id)) || addresses.get(bare(url))
    },
    listening(answers) {
      return {
        byTitle(title, space) {
          const answer = index.byTitle(title, space)
          answers.set(JSON.stringify(['title', title, space ?? '']), answer)
          return answer
        },
        byUrl(url) {
          const answer = index.byUrl(url)
          answers.set(JSON.stringify(['url', url]), answer)
          return answer
        }
      }
    },
    holds(answers) {
      for (const [question, answer] of answers) {
        const [kind, text, space] = JSON.parse(question) as [string, string, string?]
        const now = kind === 'title' ? index.byTitle(text, space || undefined) : index.byUrl(text)
        if (now !== answer) return false
      }
      return true
    }
  }
  return index

  function learn(key: PageKey, title: string, space?: string): void {
    for (const each of new Set([titleKey(title, space), titleKey(title)])) {
      const found = titles.get(each) ?? new Set()
      titles.set(each, found.add(key))
    }
  }
}

function titleKey(title: string, space = ''): string {
  return JSON.stringify([space, title.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()])
}

/** An address without what does not change where it leads. */
function bare(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/\/+$/, '')
}
