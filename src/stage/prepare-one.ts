/** Makes of an article the tree and the front matter that are staged. */

import type {Root} from 'mdast'
import {type MdxReader, slips} from '../mdx/index.ts'
import type {Cache} from '../model/cache.ts'
import type {FindingDraft, Place} from '../model/finding.ts'
import type {StagedArticle, StagedFront, StagedPiece} from '../model/site-data.ts'
import {splitAddress} from './addresses.ts'
import {Answers, type Given} from './answers.ts'
import {type Context, desugar} from './desugar/index.ts'
import type {FormerAddress} from './former-addresses.ts'
import {LocalFiles, type Medium} from './local-files.ts'
import {type Page, wholePage} from './page.ts'
import type {ArticleFile} from './read-content.ts'
import {piecesOf} from './render/pieces.ts'
import {type Signature, signature} from './signature.ts'
import {type AskSite, questions, type Site} from './site-questions.ts'

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
  /** What is staged: a `StagedArticle`. */
  text: string
  walkthrough: boolean
  token?: string
  /** Old addresses as a writer typed them. */
  redirects: readonly string[]
  /** Addresses that it had before its file was renamed or moved. */
  former: readonly FormerAddress[]
  /** The article as a reader would copy it, links made absolute. */
  markdown: string
  media: ReadonlyMap<string, Medium>
  /** Path below the site of each of its files, by name. */
  mediaNames: ReadonlyMap<string, string>
  findings: FindingDraft[]
}

/** What has to be read as readers get it, before the article may be published. */
export interface Unread extends Shown {
  /** Its blocks, each with its line in the writer's file, made anew: for whoever has to tell where something is. */
  blocks(): Array<Shown & {line: number}>
  /** The article may be published: nobody need read it again. */
  keep(): Promise<void>
}

interface Shown {
  /** What the site shows. */
  pieces: StagedPiece[]
  /** What the pieces have to say. */
  says: Signature
}

/** An article that is to be published. */
export interface Wanted {
  article: ArticleFile
  page: Page
  id: string
  title: string
  path: string
}

interface Made {
  prepared: Prepared
  /** Its part of what is published. */
  own: ReadonlyMap<string, string>
  answers: SiteAnswers
  unread?: Unread
}

/** What is kept of it for later runs. */
interface Kept extends Pick<Made, 'prepared' | 'own'> {
  given: Given[]
}

type SiteAnswers = Answers<Site, typeof questions>

const known = new WeakMap<ArticleFile, Made>()

/**
 * Prepare an article: what was made of the same file, if `site` answers as it did then. `unread` is absent where it may be
 * published, as was found then.
 */
export async function prepareOne(
  wanted: Wanted,
  site: Site,
  cache?: Cache
): Promise<Pick<Made, 'prepared' | 'unread'>> {
  const {article, id, title, path} = wanted
  const last = known.get(article)
  const key = cache?.key('staged', article, id, title, path)
  const made =
    last?.prepared.front.id === id && last.prepared.path === path && last.answers.hold(site)
      ? last
      : ((await found(key, site, cache)) ?? fresh(wanted, site, keeping))
  for (const [digest, target] of made.own) site.published.set(digest, target)
  known.set(article, made)
  return made

  async function keeping({prepared, own, answers}: Made): Promise<void> {
    const kept = {prepared, own, given: answers.given} satisfies Kept
    if (cache && key !== undefined) await cache.write(key, kept)
  }
}

async function found(
  key: string | undefined,
  site: Site,
  cache: Cache | undefined
): Promise<Made | undefined> {
  const kept = key === undefined ? undefined : await cache?.read<Kept>(key)
  if (!kept) return
  const answers: SiteAnswers = new Answers(questions, kept.given)
  return answers.hold(site) ? {...kept, answers} : undefined
}

function fresh(wanted: Wanted, site: Site, keeping: (made: Made) => Promise<void>): Made {
  const answers: SiteAnswers = new Answers(questions)
  const ask = answers.asking(site)
  const url = splitAddress(ask('url'))
  const address = (to: string) => url.base.slice(0, -1) + to
  const files = new LocalFiles(site.root, wanted.article.path, address, ask)
  const around = {origin: url.origin, address, files, ask, reader: site.reader}
  const {body, ...made} = make(wanted, around)
  const whole = shown(body)
  // Trees are large: none is kept.
  const text = JSON.stringify({...made.front, pieces: whole.pieces} satisfies StagedArticle)
  const result: Made = {
    prepared: {...made, text},
    own: files.own,
    answers,
    unread: {
      ...whole,
      blocks: () =>
        make(wanted, around).body.children.map((block) => ({
          ...shown({type: 'root', children: [block]}),
          line: block.position?.start.line ?? 1
        })),
      keep() {
        delete result.unread
        return keeping(result)
      }
    }
  }
  return result
}

function shown(body: Root): Shown {
  return {pieces: piecesOf(body), says: signature(body)}
}

interface Around {
  origin: string
  /** Path on the site of a path, with the base that the site lies under. */
  address: Context['address']
  files: LocalFiles
  ask: AskSite
  reader: MdxReader | undefined
}

type Desugared = Omit<Prepared, 'text'> & {body: Root}

function make(wanted: Wanted, {origin, address, files, ask, reader}: Around): Desugared {
  const {article, page, id, title, path} = wanted
  const front = {...page.front, id, title}
  const {token} = front
  const file = article.path
  const {body, findings} = wholePage(article, reader)
  const raised = [...findings, ...slips(article.text, {front, body}, article.path)]
  const facts = token === undefined ? undefined : ask('facts', token)
  if (token !== undefined && !facts) raised.push(noFacts(token, wanted, ask))

  const route = (other: string) => {
    const to = ask('route', other)
    return to === undefined ? undefined : address(to)
  }
  const markdown = files.asMarkdown(title, body, origin, route)
  const pages = ask('pages', id)
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
    nearArticle: (url) => ask('near', url),
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
    former: ask('former', id, file),
    markdown,
    media: files.media,
    mediaNames: files.mediaNames,
    findings: raised
  }
}

/** The article names a service about which nothing can be read. */
function noFacts(service: string, {article, page}: Wanted, ask: AskSite): FindingDraft {
  const at = {file: article.path, ...(page.places.get('token') ?? {line: 1, column: 1})}
  const problem = ask('fault', service)
  const likely = ask('likelyService', service)
  const shown = likely === undefined || likely === service ? {} : {likely}
  return {rule: 'token/no-facts', args: {service, problem}, shown, at}
}
