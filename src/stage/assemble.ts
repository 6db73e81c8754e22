/** Puts together what the site reads: the articles, one file of data, and what is served as it is. */

import type {Config} from '../model/config.ts'
import type {FindingDraft} from '../model/finding.ts'
import type {SiteArticle, SiteData, SiteLocale, SiteRedirect} from '../model/site-data.ts'
import {localePath} from '../model/site-path.ts'
import {readWikiAddress} from '../model/wiki-address.ts'
import {localeOf, redirects, splitAddress} from './addresses.ts'
import {goneAddresses} from './gone-addresses.ts'
import {homePages, oldAddressesOf} from './old-addresses.ts'
import {centreFilePaths, siteCentre} from './old-centre.ts'
import type {Prepared} from './prepare-one.ts'
import type {Content, PageFile} from './read-content.ts'
import {relate} from './related.ts'
import {siteSections} from './site-sections.ts'
import {siteTokens} from './site-tokens.ts'
import type {StagedTheme} from './theme.ts'
import {joinTranslations} from './translations.ts'
import {unusedRedirects} from './typed-redirects.ts'
import {vocabulary} from './vocabulary.ts'
import type {StagedFile} from './write-set.ts'

export interface Assembled {
  /** Paths relative to `.collate/site/`. */
  files: Map<string, StagedFile>
  data: SiteData
  /** By id of the article. */
  findings: ReadonlyMap<string, readonly FindingDraft[]>
}

/** What is shown, and what else there is to know. */
interface Shown {
  articles: readonly Prepared[]
  /** Those to the tokens of `services`, which the site makes itself. */
  guides: readonly Prepared[]
  services: readonly string[]
  /** Ids of all articles that have a file. */
  ids: ReadonlySet<string>
  theme: StagedTheme
}

export function assemble(
  content: Content,
  config: Config,
  {articles: good, guides, services, ids, theme: staged}: Shown
): Assembled {
  const files = new Map<string, StagedFile>()
  const {origin, base} = splitAddress(config.url)
  const articles = good.map((article) => siteArticle(article, content.pages))
  const texts = new Map(good.map(({front, markdown}) => [front.id, markdown]))
  relate(articles, ({id}) => texts.get(id) ?? '')
  joinTranslations(articles)

  const locales = [...new Set([config.locale, ...articles.map((each) => each.locale)])]
  const atHome = homePages(content.pages.values())
  // Where several languages share a number, it means the standard one.
  const standardFirst = good.toSorted(
    (a, b) => Number(b.locale === config.locale) - Number(a.locale === config.locale)
  )
  const old = standardFirst.flatMap((article) =>
    oldAddressesOf(article, content.pages.get(article.front.id) ?? [], atHome)
  )
  const oldFiles = standardFirst.flatMap((article) =>
    (content.pages.get(article.front.id) ?? []).flatMap((page) => centreFilePaths(page, article))
  )
  const sections = siteSections(content, config, articles)
  const centre = siteCentre(good, sections, oldFiles, content, config.locale)
  const tokens = siteTokens(content, config, {good, guides, services})
  const own = [...articles, ...sections, ...Object.values(tokens)].map(({path}) => path)
  const taken = new Set([
    ...own,
    ...locales.map((tag) => localePath(tag, config.locale)),
    ...locales.flatMap((tag) => [
      `${localePath(tag, config.locale)}all/`,
      `${localePath(tag, config.locale)}search/`
    ])
  ])
  const former = standardFirst
    .flatMap(({former, path}) => former.map((each) => ({...each, to: path})))
    .sort((a, b) => a.ago - b.ago)

  const data: SiteData = {
    title: config.title,
    ...(config.description ? {description: config.description} : {}),
    origin,
    base,
    ...(config.contact ? {contact: config.contact} : {}),
    ...feedbackOf(config),
    theme: staged.theme,
    locale: config.locale,
    locales: locales.map((tag) => siteLocale(tag, config)),
    sections,
    articles,
    redirects: redirects(
      [
        ...old.filter((each) => !each.former).map(plainly),
        ...former.map(plainly),
        ...old.map(plainly),
        ...(centre?.redirects ?? []),
        ...oldFiles.map(plainly),
        ...goneAddresses(content, ids, sections, config)
      ],
      taken
    ),
    numbers: Object.fromEntries(
      old.toReversed().flatMap(({number, to}) => (number ? [[number, to] as const] : []))
    ),
    ...(centre && {centre: centre.centre}),
    players: [...new Set(good.flatMap(({front}) => front.players ?? []))].sort(),
    tokens
  }

  files.set('site.json', `${JSON.stringify(data, null, 1)}\n`)
  files.set('theme.css', staged.css)
  for (const [path, bytes] of staged.files) files.set(`public/${path}`, bytes)
  const facts = Object.fromEntries(services.map((name) => [name, content.tokens.get(name)]))
  files.set('tokens.json', `${JSON.stringify(facts, null, 1)}\n`)
  files.set('public/words.json', `${JSON.stringify(vocabulary([...good, ...guides]))}\n`)
  files.set('public/lookup.json', `${JSON.stringify(lookup(data))}\n`)
  for (const article of [...good, ...guides]) {
    files.set(`articles/${article.entry}.json`, article.text)
    files.set(`public${article.path}index.md`, article.markdown)
    for (const [path, {file, stamp}] of article.media) files.set(`public/${path}`, {file, stamp})
  }

  const textOf = new Map(content.articles.map(({path, text}) => [path, text]))
  const findings = unusedRedirects(standardFirst, taken, (file) => textOf.get(file))
  return {files, data, findings}
}

function plainly({from, to}: SiteRedirect): SiteRedirect {
  return {from, to}
}

/** A description is in the standard language, or in none other than its own. */
function siteLocale(
  tag: string,
  {title, description, locale, translations = {}}: Config
): SiteLocale {
  const own = translations[tag] ?? {}
  const about = own.description ?? (tag === locale ? description : undefined)
  return {
    ...localeOf(tag, locale),
    title: own.title ?? title,
    ...(about ? {description: about} : {})
  }
}

/** Asked for nothing else, answers go where questions do, if that is mail. */
function feedbackOf({feedback, contact = ''}: Config): Pick<SiteData, 'feedback'> {
  if (feedback) return {feedback}
  const [, mail] = /^mailto:([^?]+)/.exec(contact) ?? []
  return feedback === undefined && mail ? {feedback: {mail}} : {}
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
    ...pictureOf(article),
    related: []
  }
}

/** A picture for those who are sent a link: one that is large enough, and that programs for messages draw. */
function pictureOf({media}: Prepared): Pick<SiteArticle, 'picture'> {
  for (const [path, {width = 0, height = 0}] of media)
    if (/\.(?:png|jpe?g|webp)$/i.test(path) && width >= 400 && height >= 200)
      return {picture: {path: `/${path}`, width, height}}
  return {}
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
