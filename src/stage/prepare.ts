/** Decides which articles are published. */

import type {MdxReader} from '../mdx/index.ts'
import type {Config} from '../model/config.ts'
import type {FindingDraft} from '../model/finding.ts'
import {isOneSlip} from '../model/suggest.ts'
import {addressOf} from './former-addresses.ts'
import type {Memory} from './memory.ts'
import {headingOf, type Page, pageOf} from './page.ts'
import type {Wanted} from './prepare-one.ts'
import type {ArticleFile, Content} from './read-content.ts'
import type {Site} from './site-questions.ts'

/** What is known of articles, next to what they say themselves. */
export interface Verdicts {
  /** By id; those that it does not name go by their front matter. */
  status: ReadonlyMap<string, string>
  /** Files that are not shown, whatever they say. */
  withheld: ReadonlySet<string>
}

export interface Preparation {
  /** In the order of their files. */
  wanted: Wanted[]
  /** What preparing them may ask. */
  site: Site
  /** Ids of all articles that have a file, whatever becomes of it. */
  ids: Set<string>
  held: Held[]
  leftOut: LeftOut[]
}

/** An article that is not to be shown yet, and the path on the site where it would be. */
export interface Held {
  id: string
  file: string
  path: string
  /** In a sentence. */
  why: string
}

/** An article that cannot be shown, and the path on the site where it would be. */
export interface LeftOut {
  draft: FindingDraft
  path: string
}

export function prepare(
  root: string,
  content: Content,
  config: Config,
  {memory, status, withheld, reader}: Verdicts & {memory: Memory; reader?: MdxReader | undefined}
): Preparation {
  const result: Omit<Preparation, 'wanted' | 'site'> = {ids: new Set(), held: [], leftOut: []}
  const wanted = new Map<string, Wanted>()
  const paths = new Set<string>()
  const pages = inOrder(content).map((article) => ({article, page: pageOf(article, reader)}))
  const ids = new Set(pages.map(({page}) => page.front.id))

  for (const {article, page} of pages) {
    const {id, title} = named(page.front, article, ids)
    result.ids.add(id)
    const path = article.address ?? addressOf(article, config)
    const because = refusal(page, wanted.get(id)?.article.path, paths.has(path))

    const why = withheld.has(article.path) ? withSecret : held(page.front.status, status.get(id))
    if (why !== undefined) {
      result.held.push({id, file: article.path, path, why})
    } else if (because !== undefined) {
      const place = {file: article.path, ...(page.places.get('id') ?? {line: 1, column: 1})}
      const at = page.findings.find((finding) => isError(finding))?.at
      const draft: FindingDraft = {
        rule: 'stage/left-out',
        args: {because},
        at: typeof at === 'object' ? at : place
      }
      result.leftOut.push({draft, path})
    } else {
      wanted.set(id, {article, page, id, title, path})
      paths.add(path)
    }
  }

  const site: Site = {
    root,
    config,
    content,
    reader,
    routes: new Map([...wanted].map(([id, {path}]) => [id, path])),
    near: memory.nearArticles(
      pages.map(({article: {slug}, page}) => ({id: page.front.id, title: page.front.title, slug}))
    ),
    published: new Map()
  }
  return {...result, wanted: [...wanted.values()].sort(byPath), site}
}

const withSecret = 'It holds what looks like a secret.'

/**
 * Why an article is not to be shown yet, by what it says itself, and what the pipeline says: that knows the front
 * matter, and what counts more, such as a secret in the text.
 */
function held(own: string | undefined, known: string | undefined): string | undefined {
  if ((known ?? own ?? 'published') === 'published') return undefined
  if (own !== undefined && own !== 'published') return `Its front matter says \`status: ${own}\`.`
  return 'It is held back until somebody decides: `npx collate status` says on what.'
}

/** What the article goes by: where its front matter does not say, by its file and its first heading. */
function named(
  front: Page['front'],
  article: ArticleFile,
  ids: ReadonlySet<string>
): {id: string; title: string} {
  const {slug} = article
  const id = front.id || (ids.has(slug) ? `file:${slug}` : slug)
  if (front.title) return {id, title: front.title}
  const said = headingOf(article) || slug.replace(/[-_]+/gu, ' ').trim()
  return {id, title: said.charAt(0).toUpperCase() + said.slice(1)}
}

/** Files that lie where their articles lay first: a copy never takes the place of what it was copied from. */
function inOrder({articles, pages}: Content): ArticleFile[] {
  const homes = new Set([...pages.values()].flat().map(({paths}) => paths.at(-1)))
  return articles.toSorted((a, b) => Number(homes.has(b.path)) - Number(homes.has(a.path)))
}

function byPath({article: a}: Wanted, {article: b}: Wanted): number {
  return a.path < b.path ? -1 : 1
}

/** Why an article cannot be shown, whatever its text says. */
function refusal(page: Page, other: string | undefined, taken: boolean): string | undefined {
  if (page.findings.some(isError)) return 'its front matter does not tell whether it may be shown'
  if (!page.front.id && !page.front.title)
    return 'it has neither an id nor a title that can be read'
  if (other) return `it has the same id as ${other}`
  if (taken) return 'another article has the same address'
  return undefined
}

/** Front matter that leaves open whether the article may be shown. */
function isError({rule, args}: FindingDraft): boolean {
  if (rule !== 'mdx/front-matter') return false
  if (args['because'] === 'unknown-key') return args['likely'] === 'status'
  if (args['because'] === 'too-long' || args['because'] === 'not-a-map') return true
  const {key} = args
  if (args['because'] === 'broken') return key === undefined || isStatus(String(key))
  return key === 'status'
}

function isStatus(key: string): boolean {
  return key === 'status' || isOneSlip(key.toLowerCase(), 'status')
}
