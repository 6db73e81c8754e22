/** What a reader may have looked for, by the words and numbers of an unknown address. */

import {decoded} from '../../model/decoded.ts'
import {readHelpCentreAddress} from '../../model/help-centre-address.ts'
import {readWikiAddress} from '../../model/wiki-address.ts'

export interface Lookup {
  /** Number in an old address → path. */
  numbers: Readonly<Record<string, string>>
  articles: Array<[title: string, path: string]>
  /** Of a help centre: id of a file, of a section or category → path. */
  files?: Readonly<Record<string, string>>
  sections?: Readonly<Record<string, string>>
  /** What other languages have of their own: `de/articles/360012345678` → path. */
  translated?: Readonly<Record<string, string>>
  /** Where readers ask for help: a whole address. */
  contact?: string
}

export interface Guess {
  articles: Lookup['articles']
  /** The address names the article itself, so that there is nothing to choose. */
  sure: boolean
}

/** The article whose number or title stands in the address, else up to five whose titles share words with it. */
export function guess(address: string, lookup: Lookup): Guess {
  const {numbers, articles} = lookup
  const meant = byWikiAddress(address, numbers, articles) ?? byCentreAddress(address, lookup)
  // Nobody wants a program for mail to open by itself.
  if (meant) return {articles: [meant], sure: !meant[1].startsWith('mailto:')}
  for (const number of address.match(/\d{3,}/g) ?? []) {
    const path = pathOf(number, numbers)
    if (path !== undefined) return {articles: [articleAt(path, articles)], sure: false}
  }
  const wanted = new Set(wordsOf(decoded(address)))
  const likely = articles
    .map((article) => ({
      article,
      score: wordsOf(article[0] + article[1]).filter((word) => wanted.has(word)).length
    }))
    .filter(({score}) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({article}) => article)
  return {articles: likely, sure: false}
}

/** Addresses with another slug or language than those that are known, for which no host can keep a page. */
function byCentreAddress(
  address: string,
  {numbers, articles, files = {}, sections = {}, translated = {}, contact}: Lookup
): Lookup['articles'][number] | undefined {
  const {kind, id = '', locale} = readHelpCentreAddress(address) ?? {}
  // Rules of the host keep only the number, and say the language so.
  const tag = (locale ?? /[?&]locale=([a-z\d-]+)/i.exec(address)?.[1] ?? '').toLowerCase()
  switch (kind) {
    case 'article': {
      const path = pathOf(`${tag}/articles/${id}`, translated) ?? pathOf(id, numbers)
      return path === undefined ? undefined : articleAt(path, articles)
    }
    case 'attachment':
    case 'media':
    case 'upload':
      return titled('The file that was here', pathOf(id, files))
    case 'category':
    case 'section':
      return titled(
        'The section that was here',
        pathOf(`${tag}/sections/${id}`, translated) ?? pathOf(id, sections)
      )
    case 'home':
      return ['The home page', '/']
    case 'request':
      return titled('Ask for help', contact)
    default:
      return
  }
}

function titled(title: string, path: string | undefined): Lookup['articles'][number] | undefined {
  return path === undefined ? undefined : [title, path]
}

/** Addresses with a query, and short ones, for which no host can keep a page. */
function byWikiAddress(
  address: string,
  numbers: Lookup['numbers'],
  articles: Lookup['articles']
): Lookup['articles'][number] | undefined {
  const {id, title, file} = readWikiAddress(address) ?? {}
  const path = id === undefined || file !== undefined ? undefined : pathOf(id, numbers)
  if (path !== undefined) return articleAt(path, articles)
  if (title === undefined) return
  const same = articles.filter((article) => folded(article[0]) === folded(title))
  return same.length === 1 ? same[0] : undefined
}

function pathOf(number: string, numbers: Readonly<Record<string, string>>): string | undefined {
  return Object.hasOwn(numbers, number) ? numbers[number] : undefined
}

function articleAt(path: string, articles: Lookup['articles']): Lookup['articles'][number] {
  return articles.find((article) => article[1] === path) ?? ['The article that was here', path]
}

function folded(title: string): string {
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
  return (words ?? []).join(' ')
}

function wordsOf(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])]
}
