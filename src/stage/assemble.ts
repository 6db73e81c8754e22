/** Puts together what the site reads: the articles, one file of data, and what is served as it is. */

import type {Config} from '../model/config.ts'
import type {FindingDraft} from '../model/finding.ts'
import type {SiteArticle, SiteData, SiteRedirect, SiteSection} from '../model/site-data.ts'
import {localePath, sectionPath} from '../model/site-path.ts'
import {readWikiAddress} from '../model/wiki-address.ts'
import {localeOf, redirects, splitAddress} from './addresses.ts'
import {articleOrder} from './article-order.ts'
import {goneAddresses} from './gone-addresses.ts'
import {homePages, oldAddressesOf} from './old-addresses.ts'
import {centreFilePaths, siteCentre} from './old-centre.ts'
import type {Prepared} from './prepare-one.ts'
import type {Content, PageFile} from './read-content.ts'
import {relate} from './related.ts'
import {tokenPath} from './token-guides.ts'
import {unusedRedirects} from './typed-redirects.ts'
import {vocabulary} from './vocabulary.ts'

/** An article that is published, and what is staged of it. */
export interface Good {
  article: Prepared
  text: string
}

export interface Assembled {
  /** Paths relative to `.collate/site/`. */
  files: Map<string, string | Uint8Array>
  data: SiteData
  /** By id of the article. */
  findings: ReadonlyMap<string, readonly FindingDraft[]>
}

/** `guides`: those to the tokens of `services`, which the site makes itself. */
export function assemble(
  content: Content,
  config: Config,
  {
    articles: good,
    guides,
    services
  }: {articles: readonly Good[]; guides: readonly Good[]; services: readonly string[]},
  /** Ids of all articles that have a file. */
  ids: ReadonlySet<string>
): Assembled {
  const files = new Map<string, string | Uint8Array>()
  const {origin, base} = splitAddress(config.url)
  const articles = good.map(({article}) => siteArticle(article, content.pages))
  relate(articles)

  const locales = [...new Set([config.locale, ...articles.map((each) => each.locale)])]
  const atHome = homePages(content.pages.values())
  // Where several languages share a number, it means the standard one.
  const standardFirst = good.toSorted(
    (a, b) =>
      Number(b.article.locale === config.locale) - Number(a.article.locale === config.locale)
  )
  const old = standardFirst.flatMap(({article}) =>
    oldAddressesOf(article, content.pages.get(article.front.id) ?? [], atHome)
  )
  const oldFiles = standardFirst.flatMap(({article}) =>
    (content.pages.get(article.front.id) ?? []).flatMap((page) => centreFilePaths(page, article))
  )
  const siteSections = sections(content, config, articles)
  const centre = siteCentre(good, siteSections, oldFiles, content, config.locale)
  const tokens = siteTokens(content, config, {good, guides, services})
  const own = [...articles, ...siteSections, ...Object.values(tokens)].map(({path}) => path)
  const taken = new Set([
    ...own,
    ...locales.map((tag) => localePath(tag, config.locale)),
    '/search/'
  ])
  const former = standardFirst
    .flatMap(({article}) => article.former.map((each) => ({...each, to: article.path})))
    .sort((a, b) => a.ago - b.ago)

  const data: SiteData = {
    title: config.title,
    ...(config.description ? {description: config.description} : {}),
    origin,
    base,
    ...(config.contact ? {contact: config.contact} : {}),
    locale: config.locale,
    locales: locales.map((tag) => localeOf(tag, config.locale)),
    sections: siteSections,
    articles,
    redirects: redirects(
      [
        ...old.filter((each) => !each.former).map(plainly),
        ...former.map(plainly),
        ...old.map(plainly),
        ...(centre?.redirects ?? []),
        ...oldFiles.map(plainly),
        ...goneAddresses(content, ids, siteSections, config)
      ],
      taken
    ),
    numbers: Object.fromEntries(
      old.toReversed().flatMap(({number, to}) => (number ? [[number, to] as const] : []))
    ),
    ...(centre && {centre: centre.centre}),
    players: [...new Set(good.flatMap(({article}) => article.front.players ?? []))].sort(),
    tokens
  }

  files.set('site.json', `${JSON.stringify(data, null, 1)}\n`)
  const facts = Object.fromEntries(services.map((name) => [name, content.tokens.get(name)]))
  files.set('tokens.json', `${JSON.stringify(facts, null, 1)}\n`)
  files.set(
    'public/words.json',
    `${JSON.stringify(vocabulary([...good, ...guides].map(({article}) => article)))}\n`
  )
  files.set('public/lookup.json', `${JSON.stringify(lookup(data))}\n`)
  for (const {article, text} of [...good, ...guides]) {
    files.set(`articles/${article.entry}.${article.tags ? 'mdx' : 'md'}`, text)
    files.set(`public${article.path}index.md`, article.markdown)
    for (const [path, bytes] of article.media) files.set(`public/${path}`, bytes)
  }

  const textOf = new Map(content.articles.map(({path, text}) => [path, text]))
  const findings = unusedRedirects(
    standardFirst.map(({article}) => article),
    taken,
    (file) => textOf.get(file)
  )
  return {files, data, findings}
}

function plainly({from, to}: SiteRedirect): SiteRedirect {
  return {from, to}
}

/** What is shown of each service: its guide, and the articles that use its tokens. */
function siteTokens(
  {tokens}: Content,
  {tokens: asked = []}: Config,
  {
    good,
    guides,
    services
  }: {good: readonly Good[]; guides: readonly Good[]; services: readonly string[]}
): SiteData['tokens'] {
  const result: SiteData['tokens'] = {}
  for (const name of services) {
    const facts = tokens.get(name)
    if (!facts) continue
    const path = tokenPath(name)
    const guide = guides.find(({article}) => article.path === path)?.article
    result[name] = {
      service: facts.service,
      path,
      articles: good.flatMap(({article}) => (article.token === name ? [article.front.id] : [])),
      ...(guide && {
        guide: {
          id: guide.front.id,
          entry: guide.entry,
          title: guide.front.title,
          ...(guide.front.description && {description: guide.front.description})
        }
      }),
      ...((asked === 'all' || asked.includes(name)) && {listed: true})
    }
  }
  return result
}

function siteArticle(article: Prepared, pages: ReadonlyMap<string, PageFile[]>): SiteArticle {
  const versions = pages.get(article.front.id) ?? []
  const dates = versions.flatMap((page) => page.updatedAt ?? [])
  const isWiki = versions.some(
    ({space, url = ''}) => space !== undefined || readWikiAddress(url) !== undefined
  )
  const updatedAt = dates.toSorted().at(-1)
  return {
    id: article.front.id,
    entry: article.entry,
    title: article.front.title,
    ...(article.front.description ? {description: article.front.description} : {}),
    path: article.path,
    locale: article.locale,
    section: article.section,
    ...(updatedAt ? {updatedAt} : {}),
    walkthrough: article.walkthrough,
    ...(versions.some(({promoted}) => promoted) ? {promoted: true} : {}),
    ...(article.token ? {token: article.token} : {}),
    ...(isWiki ? {wiki: true} : {}),
    related: []
  }
}

/** Sections that hold something, parents before what lies in them. */
function sections(
  content: Content,
  config: Config,
  articles: readonly SiteArticle[]
): SiteSection[] {
  const result: SiteSection[] = []
  const byPlace = Map.groupBy(articles, ({locale, section}) => `${locale}\n${section}`)
  const order = new Intl.Collator(config.locale, {numeric: true})
  const inOrder = articleOrder(content, order)

  for (const locale of new Set(articles.map((each) => each.locale))) {
    const wanted = new Set<string>()
    for (const each of articles) {
      if (each.locale !== locale) continue
      // Parents of parents too; a section that is its own ancestor stops at the second meeting.
      for (let id: string | undefined = each.section; id && !wanted.has(id); ) {
        wanted.add(id)
        id = content.sections.get(id)?.parent
      }
    }
    for (const id of wanted) {
      const file = content.sections.get(id)
      const list = byPlace.get(`${locale}\n${id}`) ?? []
      const parent = file?.parent
      result.push({
        id,
        title: file?.title ?? spoken(id),
        ...(file?.description ? {description: file.description} : {}),
        locale,
        path: sectionPath(id, locale, config.locale),
        ...(parent && parent !== id && wanted.has(parent) ? {parent} : {}),
        articles: inOrder(list, file?.articles).map((each) => each.id)
      })
    }
  }

  const rank = (section: SiteSection) => content.sections.get(section.id)?.order ?? 1000
  return result.sort((a, b) => rank(a) - rank(b) || order.compare(a.title, b.title))
}

/** `api-tokens` as a title. */
function spoken(id: string): string {
  if (id === 'inbox') return 'More articles'
  const text = id.replace(/[-_]+/gu, ' ').trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What the page for unknown addresses needs to suggest others. */
function lookup({numbers, articles, centre, contact}: SiteData) {
  return {
    numbers,
    articles: articles.map(({title, path}) => [title, path]),
    ...(centre && {
      files: centre.files,
      sections: centre.sections,
      translated: centre.translated,
      ...(contact && {contact})
    })
  }
}
