/** The data that was staged, and small questions about it. */

import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {
  SiteArticle,
  SiteData,
  SiteLocale,
  SiteSection,
  StagedArticle,
  Translation
} from '../model/site-data.ts'
import type {TokenFacts} from '../model/token-facts.ts'
import {dataChanged} from './data-changed.ts'

const folder = join(process.env['COLLATE_ROOT'] ?? process.cwd(), '.collate/site')

function read<Data>(name: string): Data {
  return JSON.parse(textOf(name)) as Data
}

function textOf(name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

export let site: SiteData
export let tokens: Record<string, TokenFacts>
/** Styles of the knowledge base’s own theme. */
export let look: string
let byId: ReadonlyMap<string, SiteArticle>

renew()
// While it is served, only what was read is old, and no module: nothing is compiled anew.
if (import.meta.hot) import.meta.hot.on(dataChanged, renew)

function renew(): void {
  site = read('site.json')
  tokens = read('tokens.json')
  look = textOf('theme.css')
  byId = new Map(site.articles.map((article) => [article.id, article]))
}

/** The address on the page of `path`, which begins with `/`. */
export function href(path: string): string {
  return site.base.slice(0, -1) + path
}

export function absolute(path: string): string {
  return site.origin + href(path)
}

export function articleById(id: string): SiteArticle | undefined {
  return byId.get(id)
}

/** `article` as Markdown, as it lies beside its page. */
export function articleMarkdown({path}: SiteArticle): string {
  return textOf(join('public', path, 'index.md'))
}

/** What was staged as `entry`: read when its page is made, so that a large site costs no more memory than a small one. */
export function stagedArticle(entry: string): StagedArticle {
  return read(`articles/${entry}.json`)
}

export function articlesOf(section: SiteSection): SiteArticle[] {
  return section.articles.flatMap((id) => byId.get(id) ?? [])
}

/** Articles that their source shows before all others, in the order of their sections. */
export function promotedIn(locale: string): SiteArticle[] {
  const own = site.sections.filter((section) => section.locale === locale)
  return own.flatMap(articlesOf).filter((article) => article.promoted)
}

export function sectionOf(article: SiteArticle): SiteSection | undefined {
  return site.sections.find(
    (section) => section.id === article.section && section.locale === article.locale
  )
}

export function childrenOf(parent: string | undefined, locale: string): SiteSection[] {
  return site.sections.filter((section) => section.parent === parent && section.locale === locale)
}

/** The sections that `section` lies in, the outermost first, itself last. */
export function ancestry(section: SiteSection): SiteSection[] {
  const result = [section]
  for (let at = section.parent; at !== undefined; ) {
    const found = site.sections.find((each) => each.id === at && each.locale === section.locale)
    if (!found || result.includes(found)) break
    result.unshift(found)
    at = found.parent
  }
  return result
}

export function localeOf(tag: string): SiteLocale {
  const found = site.locales.find((locale) => locale.tag === tag)
  return found ?? {tag, dir: 'ltr', name: tag, path: '/', title: site.title}
}

/** Where readers of `locale` search. */
export function searchPath(locale: string): string {
  return `${localeOf(locale).path}search/`
}

/** The list of all articles in `locale`. */
export function allPath(locale: string): string {
  return `${localeOf(locale).path}all/`
}

/** The languages of the site, by which pages begin that are not in the standard one: for `getStaticPaths`. */
export function localeParams(): Array<{
  params: {lang: string | undefined}
  props: {locale: string}
}> {
  return site.locales
    .filter(({tag, path}) => tag === site.locale || path !== '/')
    .map(({tag, path}) => ({
      params: {lang: path.replace(/^\/|\/$/gu, '') || undefined},
      props: {locale: tag}
    }))
}

/** What lies at `pathIn` in every other language than `locale`. */
export function elsewhere(locale: string, pathIn: (locale: string) => string): Translation[] {
  return site.locales
    .filter(({tag}) => tag !== locale)
    .map(({tag}) => ({locale: tag, path: pathIn(tag)}))
}

/** Section in other languages. */
export function translationsOf(section: SiteSection): Translation[] {
  return site.sections
    .filter(({id, locale}) => id === section.id && locale !== section.locale)
    .map(({locale, path}) => ({locale, path}))
}

/** `2026-03-31…` as “31 March 2026”. */
export function spokenDate(date: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale.startsWith('en') ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeZone: 'UTC'
  })
  const time = Date.parse(date)
  return Number.isNaN(time) ? date : format.format(time)
}

/** Where readers write to about `title`, whose address is `url`. */
export function contactFor(subject: string, body: string): string | undefined {
  if (!site.contact) return undefined
  if (!site.contact.startsWith('mailto:')) return site.contact
  const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
  return `${site.contact}${site.contact.includes('?') ? '&' : '?'}${query}`
}
