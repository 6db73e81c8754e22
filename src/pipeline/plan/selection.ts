/** What a run is about, where it is not about all: the pages and articles that `--only` names. */

import path from 'node:path'
import type {Snapshot} from '../../emit/index.ts'
import {type PageKey, pageKey} from '../../model/source-page.ts'
import {StopError} from '../../model/stop-error.ts'
import {suggest} from '../../model/suggest.ts'

export interface Selection {
  /** Whether a page of the source may be meant, by the source's name. */
  wantsSource(name: string): boolean
  /** `file`: where it was read from. */
  wantsPage(key: PageKey, id: string, file?: string): boolean
  /** `pages`: its versions. */
  wantsArticle(id: string, pages: readonly PageKey[]): boolean
  /** Fails with `StopError` where a name meant nothing so far. */
  checkAllMet(): void
}

/** What the knowledge base has. */
export interface Having {
  snapshots: readonly Snapshot[]
  /** File of every article that has one, by id. */
  files: ReadonlyMap<string, string>
  /** Names of the configured sources. */
  sources: readonly string[]
}

/** A name as it was typed, and what it is known to mean. */
interface Wanted {
  typed: string
  matches(name: string): boolean
  /** It means articles that are there, and nothing else. */
  isArticle: boolean
  isMet: boolean
}

/** Names that are kept to find the one that was meant. */
const most = 10_000

export function selectionOf(names: readonly string[], having: Having): Selection {
  const articles = new Set<string>()
  const pages = new Set<PageKey>()
  const seen = new Set<string>()
  const wanted = names.map((typed) => meaning(typed, having, articles))
  for (const {page, file} of having.snapshots)
    if (articles.has(file.article)) pages.add(pageKey(page))

  const isNamed = (all: ReadonlyArray<string | undefined>): boolean => {
    let found = false
    for (const each of wanted) {
      if (each.isArticle || !all.some((name) => name !== undefined && each.matches(name))) continue
      each.isMet = true
      found = true
    }
    return found
  }
  for (const {page, file} of having.snapshots) {
    see(pageKey(page), file.article)
    if (isNamed([pageKey(page), page.id, file.origin])) pages.add(pageKey(page))
  }
  for (const [id, file] of having.files) see(id, path.basename(file, '.mdx'))

  return {
    wantsSource(name) {
      return wanted.some(({typed, isArticle}) =>
        isArticle
          ? [...pages].some((key) => key.startsWith(`${name}/`))
          : mayMean(typed, name, having.sources)
      )
    },
    wantsPage(key, id, file) {
      see(key)
      if (!pages.has(key) && !isNamed([key, id, file])) return false
      pages.add(key)
      return true
    },
    wantsArticle: (id, versions) => articles.has(id) || versions.some((key) => pages.has(key)),
    checkAllMet() {
      const missed = wanted.find(({isMet}) => !isMet)
      if (!missed) return
      const near = suggest(missed.typed, seen)
      throw new StopError(`\`--only ${missed.typed}\` names no page and no article`, {
        hint: `${near === undefined ? '' : `Did you mean \`${near}\`? `}Name an article by its id, its slug or its file, or a page as \`source/id\`; \`*\` stands for any letters. \`npx collate status\` lists the articles.`
      })
    }
  }

  function see(...all: string[]): void {
    for (const name of all) if (seen.size < most) seen.add(name)
  }
}

/** Articles come first: a page may have the number that an article of another source goes by. */
function meaning(typed: string, {files, snapshots}: Having, articles: Set<string>): Wanted {
  const name = typed.replace(/^\.\//, '')
  const matches = matcher(name)
  const found: string[] = []
  for (const [id, file] of files)
    if ([id, file, path.basename(file, '.mdx')].some(matches)) found.push(id)
  // One that a writer took away is known by its pages.
  for (const {file} of snapshots) if (matches(file.article)) found.push(file.article)
  for (const id of found) articles.add(id)
  return {typed, matches, isArticle: found.length > 0 && !isPattern(name), isMet: found.length > 0}
}

function isPattern(name: string): boolean {
  return /[*?]/.test(name)
}

/** `*` stands for letters within a name, `**` for those of several, `?` for one. */
function matcher(name: string): (given: string) => boolean {
  if (!isPattern(name)) return (given) => given === name
  const source = name.replace(/\*\*\/?|\*|\?|[\\^$.|+()[\]{}]/g, function (found) {
    if (found.startsWith('**')) return '.*'
    if (found === '*') return '[^/]*'
    return found === '?' ? '[^/]' : `\\${found}`
  })
  const pattern = new RegExp(`^${source}$`, 'u')
  return (given) => pattern.test(given)
}

/** Whether `typed` may mean a page of the source `name`: `wiki/12*` means none of another one. */
function mayMean(typed: string, name: string, sources: readonly string[]): boolean {
  const first = /^([^/*?]+)\//.exec(typed)?.[1]
  return first === undefined || first === name || !sources.includes(first)
}
