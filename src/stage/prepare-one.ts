/** Makes of an article the tree and the front matter that are staged. */

import type {Root} from 'mdast'
import {type MdxReader, slips} from '../mdx/index.ts'
import type {Config} from '../model/config.ts'
import type {FindingDraft, Place} from '../model/finding.ts'
import type {StagedFront, StagedPiece} from '../model/site-data.ts'
import {suggest} from '../model/suggest.ts'
import {splitAddress} from './addresses.ts'
import {Answers} from './answers.ts'
import {type Context, desugar} from './desugar/index.ts'
import {type FormerAddress, formerAddresses} from './former-addresses.ts'
import {LocalFiles, type Published} from './local-files.ts'
import {type Page, wholePage} from './page.ts'
import type {ArticleFile, Content} from './read-content.ts'
import {piecesOf} from './render/pieces.ts'
import {type Signature, signature} from './signature.ts'

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
  /** What the site shows. */
  pieces: StagedPiece[]
  /** What the pieces have to say. */
  says: Signature
  /** Its blocks, each with its line in the writer's file, made anew: for whoever has to tell where something is. */
  blocks(): Array<Pick<Prepared, 'pieces' | 'says'> & {line: number}>
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

/** An article that is to be published. */
export interface Wanted {
  article: ArticleFile
  page: Page
  id: string
  title: string
  path: string
}

/** What preparing an article asks of all that is not in its file. */
export interface Site {
  root: string
  config: Config
  content: Content
  /** Who read the articles before, if anybody did. */
  reader: MdxReader | undefined
  /** Paths of the articles that are published, by id. */
  routes: ReadonlyMap<string, string>
  near: Context['nearArticle']
  published: Published
}

type Ask = <Answer>(question: (site: Site) => Answer) => Answer

interface Made {
  prepared: Prepared
  files: LocalFiles
  answers: Answers<Site>
}

const known = new WeakMap<ArticleFile, Made>()

/** Prepare an article: what was made of the same file, if `site` answers as it did then. */
export function prepareOne(wanted: Wanted, site: Site): Prepared {
  const {article, id} = wanted
  const last = known.get(article)
  if (last?.prepared.front.id === id && last.answers.hold(site)) {
    last.files.publish(site.published)
    return last.prepared
  }
  const answers = new Answers<Site>()
  const ask: Ask = (question) => answers.ask(site, question)
  const url = splitAddress(ask(({config}) => config.url))
  const address = (to: string) => url.base.slice(0, -1) + to
  const files = new LocalFiles(site.root, article.path, address, ask)
  const around = {origin: url.origin, address, files, ask, reader: site.reader}
  const {body, ...made} = make(wanted, around)
  // Trees are large: none is kept.
  const prepared: Prepared = {
    ...made,
    ...shown(body),
    blocks: () =>
      make(wanted, around).body.children.map((block) => ({
        ...shown({type: 'root', children: [block]}),
        line: block.position?.start.line ?? 1
      }))
  }
  files.publish(site.published)
  known.set(article, {prepared, files, answers})
  return prepared
}

function shown(body: Root): Pick<Prepared, 'pieces' | 'says'> {
  return {pieces: piecesOf(body), says: signature(body)}
}

interface Around {
  origin: string
  /** Path on the site of a path, with the base that the site lies under. */
  address: Context['address']
  files: LocalFiles
  ask: Ask
  reader: MdxReader | undefined
}

type Desugared = Omit<Prepared, 'pieces' | 'says' | 'blocks'> & {body: Root}

function make(wanted: Wanted, {origin, address, files, ask, reader}: Around): Desugared {
  const {article, page, id, title, path} = wanted
  const front = {...page.front, id, title}
  const {token} = front
  const file = article.path
  const {body, findings} = wholePage(article, reader)
  const raised = [...findings, ...slips(article.text, {front, body}, article.path)]
  const facts = token === undefined ? undefined : ask(({content}) => content.tokens.get(token))
  if (token !== undefined && !facts) raised.push(noFacts(token, wanted, ask))

  const route = (other: string) => {
    const to = ask(({routes}) => routes.get(other))
    return to === undefined ? undefined : address(to)
  }
  const markdown = files.asMarkdown(title, body, origin, route)
  const pages = ask(({content}) => content.pages.get(id)) ?? []
  const anchors = Object.assign({}, ...pages.map((page) => page.anchors)) as Record<string, string>
  const context: Context = {
    front,
    locale: article.locale,
    url: origin + address(path),
    ...(facts ? {facts} : {}),
    route,
    address,
    picture: files.picture,
    file: files.file,
    nearArticle: (url) => ask(({near}) => near(url)),
    nearPicture: files.nearPicture,
    report(rule, args, where, shown = {}) {
      const start = typeof where === 'string' ? page.places.get(where) : where?.position?.start
      const at: Place = {file: article.path, line: start?.line ?? 1, column: start?.column ?? 1}
      raised.push({rule, args, at, ...(Object.keys(shown).length > 0 && {shown})})
    }
  }
  const {names, fill, players, walkthrough, ...desugared} = desugar(body, context, anchors)

  return {
    file: article.path,
    locale: article.locale,
    section: article.section,
    path,
    entry: `${article.locale}/${article.section}/${article.slug}`,
    front: {
      id,
      title,
      ...(front.description ? {description: front.description} : {}),
      contents: names.contents,
      fill,
      // Nothing may leave a page on which readers type.
      ...(players.length > 0 && !walkthrough ? {players} : {}),
      paths: names.paths
    },
    ...desugared,
    walkthrough,
    ...(facts && token ? {token} : {}),
    redirects: front.redirects ?? [],
    former: ask(({content, config}) => formerAddresses(id, file, content, config)),
    markdown,
    media: files.media,
    mediaNames: files.mediaNames,
    findings: raised
  }
}

/** The article names a service about which nothing can be read. */
function noFacts(service: string, {article, page}: Wanted, ask: Ask): FindingDraft {
  const at = {file: article.path, ...(page.places.get('token') ?? {line: 1, column: 1})}
  const problem = ask(({content}) => content.badTokens.get(service)) ?? ''
  const likely = ask(({content: {tokens, badTokens}}) =>
    suggest(service, [...tokens.keys(), ...badTokens.keys()])
  )
  const shown = likely === undefined || likely === service ? {} : {likely}
  return {rule: 'token/no-facts', args: {service, problem}, shown, at}
}
