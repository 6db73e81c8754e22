/**
 * What a reply says about an article in one language: of the interface, or saved by a script.
 *
 * Who wrote it is not read at all.
 */

import type {PageMeta} from '../../model/source-page.ts'
import {count, type Json, objects, present, text} from '../remote/values.ts'

export interface ArticleReply {
  /** Of all languages of the article. */
  article: string
  /** As Zendesk writes it, in lower case. */
  locale: string | undefined
  /** Language that the article was written in first. */
  sourceLocale: string | undefined
  section: string | undefined
  isDraft: boolean
  /** Whether all may read it; `undefined` where the reply does not say. */
  isPublic: boolean | undefined
  tags: readonly string[]
  body: string
  meta: PageMeta
}

/** Read `reply`; `undefined` when it is none about an article. */
export function readArticleReply(reply: Json): ArticleReply | undefined {
  const article = text(reply['id'])
  // `..` would make another address of the article's own.
  if (article === undefined || /^\.+$/.test(article) || !looksLikeArticle(reply)) return
  const edited = dateOf(reply['edited_at']) ?? dateOf(reply['updated_at'])
  const labels = texts(reply['label_names'])
  return {
    article,
    locale: text(reply['locale'])?.toLowerCase(),
    sourceLocale: text(reply['source_locale'])?.toLowerCase(),
    section: text(reply['section_id']),
    // A translation that is hidden is none for readers, either.
    isDraft: reply['draft'] === true || reply['hidden'] === true,
    isPublic: isPublic(reply),
    tags: texts(reply['content_tag_ids']),
    body: typeof reply['body'] === 'string' ? reply['body'] : '',
    meta: present({
      title: text(reply['title']) ?? text(reply['name']),
      url: addressOf(reply),
      revision: text(reply['updated_at']),
      updatedAt: edited,
      labels: labels.length > 0 ? labels : undefined,
      promoted: reply['promoted'] === true ? true : undefined,
      position: count(reply['position'])
    })
  }
}

/** The other languages of an article that came with it (`include=translations`). */
export function translationsIn(reply: Json): Json[] {
  return objects(reply['translations'])
    .filter(({locale}) => text(locale) !== undefined && locale !== reply['locale'])
    .map(function (translation) {
      const {locale, title, body, draft, hidden, html_url: url, updated_at: updated} = translation
      const own = {locale, title, body, draft, hidden, updated_at: updated, edited_at: updated}
      // Another language is no other article: who may read it, and where it stands, is said once.
      const shared = {...reply, translations: undefined, name: undefined}
      return {...shared, ...own, html_url: text(url) ?? addressOf(shared, text(locale))}
    })
}

/** An article goes by its number in the language that it was written in first, by number and language in others. */
export function pageId(
  {article, locale, sourceLocale}: Pick<ArticleReply, 'article' | 'locale' | 'sourceLocale'>,
  standard: string | undefined
): string {
  const first = sourceLocale ?? standard
  return locale === undefined || first === undefined || locale === first
    ? article
    : `${article}-${locale}`
}

/** `undefined` for what is no name of a language. */
export function tag(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0]
  } catch {
    return
  }
}

/** Posts and tickets have bodies, too. */
export function looksLikeArticle(reply: Json): boolean {
  const kind = text(reply['result_type'])
  if (kind !== undefined && kind !== 'article') return false
  const url = text(reply['html_url']) ?? ''
  return /\/articles\/\d/.test(url) || text(reply['section_id']) !== undefined
}

/** Segments are groups of readers; newer centres name several. */
function isPublic(reply: Json): boolean | undefined {
  const {user_segment_id: one, user_segment_ids: several} = reply
  if (Array.isArray(several) && several.length > 0) return false
  if (one !== undefined) return one === null
  return several === undefined ? undefined : several === null || Array.isArray(several)
}

/** Where readers find the article: by its own word, else on the host that it was asked of. */
function addressOf(reply: Json, locale = text(reply['locale'])): string | undefined {
  const said = webAddress(reply['html_url'])
  if (said !== undefined && locale === reply['locale']) return said
  const host = said ?? webAddress(reply['url'])
  if (host === undefined || locale === undefined) return
  const path = `/hc/${encodeURIComponent(locale)}/articles/${text(reply['id']) ?? ''}`
  return new URL(path, host).href
}

function webAddress(value: unknown): string | undefined {
  const url = text(value)
  return url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url)
    ? new URL(url).href
    : undefined
}

function dateOf(value: unknown): string | undefined {
  const date = text(value)
  return date === undefined || Number.isNaN(Date.parse(date)) ? undefined : date
}

function texts(value: unknown): string[] {
  const all = Array.isArray(value) ? value.flatMap((each) => text(each)?.trim() || []) : []
  return [...new Set(all)]
}
