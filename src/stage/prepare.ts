/** Decides which articles are published, and makes of each the tree and the front matter that are staged. */

import type {Root} from 'mdast'
import {readMdx, slips} from '../mdx/index.ts'
import type {Config} from '../model/config.ts'
import type {FindingDraft, Place} from '../model/finding.ts'
import type {StagedFront} from '../model/site-data.ts'
import {isOneSlip, suggest} from '../model/suggest.ts'
import {splitAddress} from './addresses.ts'
import {type Context, desugar} from './desugar/index.ts'
import {addressOf, type FormerAddress, formerAddresses} from './former-addresses.ts'
import {LocalFiles, type Published} from './local-files.ts'
import {nearArticles} from './near-articles.ts'
import type {ArticleFile, Content} from './read-content.ts'
import {textOf} from './tree.ts'

export interface Prepared {
  /** Path of the writer's file. */
  file: string
  locale: string
  section: string
  /** Path on the site, from `/` to `/`, without the base. */
  path: string
  /** Path in `.collate/site/articles/`, without its ending. */
  entry: string
  front: StagedFront
  /** The tree as it is staged. */
  body: Root
  /** Whether tags stand in it. */
  tags: boolean
  walkthrough: boolean
  token?: string
  /** Old addresses as a writer typed them. */
  redirects: readonly string[]
  /** Addresses that it had before its file was renamed or moved. */
  former: readonly FormerAddress[]
  /** The article as a reader would copy it, links made absolute. */
  markdown: string
  media: ReadonlyMap<string, Uint8Array>
  /** Path below the site of each of its files, by name. */
  mediaNames: ReadonlyMap<string, string>
  findings: FindingDraft[]
}

export interface Preparation {
  articles: Prepared[]
  /** Ids of all articles that have a file, whatever becomes of it. */
  ids: Set<string>
  held: string[]
  leftOut: FindingDraft[]
}

type Read = {article: ArticleFile; path: string} & ReturnType<typeof readMdx>

export function prepare(
  root: string,
  content: Content,
  config: Config,
  status: ReadonlyMap<string, string>,
  withheld: ReadonlySet<string> = new Set()
): Preparation {
  const result: Preparation = {articles: [], ids: new Set(), held: [], leftOut: []}
  const read = new Map<string, Read>()
  const paths = new Set<string>()
  const pages = inOrder(content).map((article) => ({
    article,
    page: readMdx(article.text, article.path)
  }))
  const ids = new Set(pages.map(({page}) => page.front.id))

  for (const {article, page} of pages) {
    const {id, title} = named(page, article, ids)
    result.ids.add(id)
    const path = article.address ?? addressOf(article, config)
    const because = refusal(page, read.get(id)?.article.path, paths.has(path))

    // What the pipeline says knows the front matter, and what counts more, such as a secret in the text.
    if (withheld.has(article.path)) result.held.push(id)
    else if ((status.get(id) ?? page.front.status ?? 'published') !== 'published') {
      result.held.push(id)
    } else if (because !== undefined) {
      const place = {file: article.path, ...(page.places.get('id') ?? {line: 1, column: 1})}
      const at = page.findings.find((finding) => isError(finding))?.at
      result.leftOut.push({
        rule: 'stage/left-out',
        args: {because},
        at: typeof at === 'object' ? at : place
      })
    } else {
      read.set(id, {...page, front: {...page.front, id, title}, article, path})
      paths.add(path)
    }
  }

  const routes = new Map([...read].map(([id, {path}]) => [id, path]))
  const near = nearArticles(
    pages.map(({article: {slug}, page}) => ({id: page.front.id, title: page.front.title, slug}))
  )
  const published: Published = new Map()
  for (const each of [...read.values()].sort(byPath)) {
    result.articles.push(prepareOne(root, each, content, {config, routes, near, published}))
  }
  return result
}

/** What the article goes by: where its front matter does not say, by its file and its first heading. */
function named(
  {front, body}: ReturnType<typeof readMdx>,
  {slug}: ArticleFile,
  ids: ReadonlySet<string>
): {id: string; title: string} {
  const id = front.id || (ids.has(slug) ? `file:${slug}` : slug)
  if (front.title) return {id, title: front.title}
  const heading = body.children.find((node) => node.type === 'heading')
  const said = (heading && textOf(heading)) || slug.replace(/[-_]+/gu, ' ').trim()
  return {id, title: said.charAt(0).toUpperCase() + said.slice(1)}
}

/** Files that lie where their articles lay first: a copy never takes the place of what it was copied from. */
function inOrder({articles, pages}: Content): ArticleFile[] {
  const homes = new Set([...pages.values()].flat().map(({paths}) => paths.at(-1)))
  return articles.toSorted((a, b) => Number(homes.has(b.path)) - Number(homes.has(a.path)))
}

function byPath({article: a}: Read, {article: b}: Read): number {
  return a.path < b.path ? -1 : 1
}

/** Why an article cannot be shown, whatever its text says. */
function refusal(
  page: ReturnType<typeof readMdx>,
  other: string | undefined,
  taken: boolean
): string | undefined {
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

/** What preparing an article asks of the others. */
interface Site {
  config: Config
  /** Paths of the articles that are published, by id. */
  routes: ReadonlyMap<string, string>
  near: Context['nearArticle']
  published: Published
}

function prepareOne(
  root: string,
  {article, path, front, body, findings, places}: Read,
  content: Content,
  {config, routes, near, published}: Site
): Prepared {
  const {origin, base} = splitAddress(config.url)
  const address = (to: string) => base.slice(0, -1) + to
  const files = new LocalFiles(root, article.path, address, published)
  const raised = [...findings, ...slips(article.text, {front, body}, article.path)]
  const facts = front.token === undefined ? undefined : content.tokens.get(front.token)
  if (front.token !== undefined && !facts) {
    const problem = content.badTokens.get(front.token) ?? ''
    const at = {file: article.path, ...(places.get('token') ?? {line: 1, column: 1})}
    const likely = suggest(front.token, [...content.tokens.keys(), ...content.badTokens.keys()])
    const shown = likely === undefined || likely === front.token ? {} : {likely}
    raised.push({rule: 'token/no-facts', args: {service: front.token, problem}, shown, at})
  }

  const route = (id: string) => {
    const to = routes.get(id)
    return to === undefined ? undefined : address(to)
  }
  const markdown = files.asMarkdown(front.title, body, origin, route)
  const pages = content.pages.get(front.id) ?? []
  const anchors = Object.assign({}, ...pages.map((page) => page.anchors)) as Record<string, string>
  const context = {
    front,
    url: origin + address(path),
    ...(facts ? {facts} : {}),
    route,
    address,
    picture: files.picture,
    file: files.file,
    nearArticle: near,
    nearPicture: files.nearPicture,
    report(
      rule: FindingDraft['rule'],
      args: FindingDraft['args'],
      where?: {position?: Root['position']} | string,
      shown: FindingDraft['args'] = {}
    ) {
      const start = typeof where === 'string' ? places.get(where) : where?.position?.start
      const at: Place = {file: article.path, line: start?.line ?? 1, column: start?.column ?? 1}
      raised.push({rule, args, at, ...(Object.keys(shown).length > 0 && {shown})})
    }
  }
  const made = desugar(body, context, anchors)

  return {
    file: article.path,
    locale: article.locale,
    section: article.section,
    path,
    entry: `${article.locale}/${article.section}/${article.slug}`,
    front: {
      id: front.id,
      title: front.title,
      ...(front.description ? {description: front.description} : {}),
      contents: made.names.contents,
      anchors: made.names.anchors,
      fill: made.fill,
      // Nothing may leave a page on which readers type.
      ...(made.players.length > 0 && !made.walkthrough ? {players: made.players} : {}),
      paths: made.names.paths
    },
    body: made.body,
    tags: made.tags,
    walkthrough: made.walkthrough,
    ...(facts && front.token ? {token: front.token} : {}),
    redirects: front.redirects ?? [],
    former: formerAddresses(front.id, article.path, content, config),
    markdown,
    media: files.media,
    mediaNames: files.mediaNames,
    findings: raised
  }
}
