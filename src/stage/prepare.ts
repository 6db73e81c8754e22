/** Decides which articles are published, and makes of each the tree and the front matter that are staged. */

import type {Root} from 'mdast'
import {readMdx} from '../mdx/index.ts'
import type {Config} from '../model/config.ts'
import type {FindingDraft, Place} from '../model/finding.ts'
import type {StagedFront} from '../model/site-data.ts'
import {sectionPath} from '../model/site-path.ts'
import {splitAddress} from './addresses.ts'
import {desugar} from './desugar/index.ts'
import {LocalFiles, type Published} from './local-files.ts'
import type {ArticleFile, Content} from './read-content.ts'

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
  redirects: readonly string[]
  /** The article as a reader would copy it, links made absolute. */
  markdown: string
  media: ReadonlyMap<string, Uint8Array>
  /** Path below the site of each of its files, by name. */
  mediaNames: ReadonlyMap<string, string>
  findings: FindingDraft[]
}

export interface Preparation {
  articles: Prepared[]
  held: string[]
  leftOut: FindingDraft[]
}

type Read = {article: ArticleFile; path: string} & ReturnType<typeof readMdx>

export function prepare(
  root: string,
  content: Content,
  config: Config,
  status: ReadonlyMap<string, string>
): Preparation {
  const result: Preparation = {articles: [], held: [], leftOut: []}
  const read = new Map<string, Read>()
  const paths = new Set<string>()

  for (const article of content.articles) {
    const place = {file: article.path, line: 1, column: 1}
    const page = readMdx(article.text, article.path)
    const {id, title, status: own} = page.front
    const path = pathOf(article, config)
    const because = refusal(page, read.get(id)?.article.path, paths.has(path))

    if (own !== 'published' && (own ?? status.get(id) ?? 'published') !== 'published') {
      result.held.push(id)
    } else if (own === undefined && status.get(id) === 'held') result.held.push(id)
    else if (because || !title) {
      const at = page.findings.find((finding) => isError(finding))?.at
      result.leftOut.push({
        rule: 'stage/left-out',
        args: {because: because ?? 'it has no title'},
        at: typeof at === 'object' ? at : place
      })
    } else {
      read.set(id, {...page, article, path})
      paths.add(path)
    }
  }

  const routes = new Map([...read].map(([id, {path}]) => [id, path]))
  const published: Published = new Map()
  for (const each of read.values()) {
    result.articles.push(prepareOne(root, each, content, config, routes, published))
  }
  return result
}

/** Why an article cannot be shown, whatever its text says. */
function refusal(
  page: ReturnType<typeof readMdx>,
  other: string | undefined,
  taken: boolean
): string | undefined {
  if (page.findings.some(isError)) return 'its front matter cannot be read'
  if (!page.front.id) return 'it has no id'
  if (!page.front.title) return 'it has no title'
  if (other) return `it has the same id as ${other}`
  if (taken) return 'another article has the same address'
  return undefined
}

/** Front matter of which too little could be read to know whether the article may be shown. */
function isError({rule, args}: FindingDraft): boolean {
  if (rule !== 'mdx/front-matter') return false
  if (args['because'] === 'wrong-type') return args['key'] === 'status'
  return args['because'] !== 'unknown-key'
}

/** Where the article stood before it was renamed, moved, or joined with another. */
function formerPaths({path}: ArticleFile, {pages}: Content, id: string, config: Config): string[] {
  return (pages.get(id) ?? [])
    .flatMap(({paths}) => paths)
    .flatMap(function (former) {
      const [, , locale, section, name] = former.split('/')
      if (former === path || !locale || !section || !name) return []
      return [pathOf({locale, section, slug: name.replace(/\.mdx?$/u, '')}, config)]
    })
}

function pathOf(
  {locale, section, slug}: Pick<ArticleFile, 'locale' | 'section' | 'slug'>,
  config: Config
): string {
  return `${sectionPath(section, locale, config.locale)}${slug}/`
}

function prepareOne(
  root: string,
  {article, path, front, body, findings}: Read,
  content: Content,
  config: Config,
  routes: ReadonlyMap<string, string>,
  published: Published
): Prepared {
  const {origin, base} = splitAddress(config.url)
  const address = (to: string) => base.slice(0, -1) + to
  const files = new LocalFiles(root, article.path, address, published)
  const raised = [...findings]
  const facts = front.token === undefined ? undefined : content.tokens.get(front.token)
  if (front.token !== undefined && !facts) {
    const problem = content.badTokens.get(front.token) ?? ''
    const at = {file: article.path, line: 1, column: 1}
    raised.push({rule: 'token/no-facts', args: {service: front.token, problem}, at})
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
    report(
      rule: FindingDraft['rule'],
      args: FindingDraft['args'],
      node?: {position?: Root['position']}
    ) {
      const start = node?.position?.start
      const at: Place = {file: article.path, line: start?.line ?? 1, column: start?.column ?? 1}
      raised.push({rule, args, at})
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
    redirects: [...(front.redirects ?? []), ...formerPaths(article, content, front.id, config)],
    markdown,
    media: files.media,
    mediaNames: files.mediaNames,
    findings: raised
  }
}
