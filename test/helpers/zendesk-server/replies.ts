/** Replies of a help centre, as its interface gives them. */

import type {Answer} from '../http-server.ts'
import type {Centre, CentreArticle, CentreFile, CentreShelf} from './centre.ts'
import type {Ask} from './server.ts'

/** Readers know the centre by another host than its interface. */
export const publicHost = 'https://help.harbour.example'

const when = '2026-02-01T08:00:00Z'

/** The reply to `path`, below `/api/v2`; `undefined` where there is none. */
export function answer(centre: Centre, ask: Ask): Answer | undefined {
  if (ask.path === '/guide/content_tags')
    return ask.isStaff ? listOf(ask, 'records', centre.tags) : {status: 401}
  if (ask.path === '/help_center/locales')
    return {json: {locales: centre.locales, default_locale: centre.locales[0]}}

  const files = /^\/help_center\/articles\/(\d+)\/attachments$/.exec(ask.path)
  if (files) {
    const article = centre.articles.find(({id}) => String(id) === files[1])
    if (!article || !isShown(article, ask)) return {status: 404}
    return listOf(
      ask,
      'article_attachments',
      article.files.map((file) => fileReply(article, file, ask))
    )
  }

  const [, locale = '', scope, id, kind] =
    /^\/help_center\/([a-z-]+)(?:\/(categories|sections)\/(\d+))?\/(categories|sections|articles)$/.exec(
      ask.path
    ) ?? []
  if (!centre.locales.includes(locale)) return {status: 404}
  if (kind === 'articles') return articles(centre, ask, locale, scope, id)
  if (scope !== undefined) return
  if (kind === 'categories')
    return listOf(ask, kind, centre.categories.map(shelfReply(locale, 'categories')))
  if (kind === 'sections')
    return listOf(
      ask,
      kind,
      centre.sections
        .filter(({locales}) => locales?.includes(locale) ?? true)
        .map(shelfReply(locale, 'sections'))
    )
  return
}

function articles(
  centre: Centre,
  ask: Ask,
  locale: string,
  scope: string | undefined,
  id: string | undefined
): Answer {
  const place = scope === 'categories' ? centre.categories : centre.sections
  if (scope !== undefined && !place.some((each) => String(each.id) === id)) return {status: 404}
  const shown = centre.articles.filter(function (article) {
    const section = centre.sections.find((each) => each.id === article.section)
    const own = scope === 'sections' ? section?.id : section?.category
    const text = article.texts[locale]
    return (
      text !== undefined &&
      isShown(article, ask) &&
      (ask.isStaff || !text.draft) &&
      (scope === undefined || String(own) === id)
    )
  })
  return listOf(
    ask,
    'articles',
    shown.map((article) => articleReply(article, locale, ask))
  )
}

function isShown({segment}: CentreArticle, {isStaff}: Ask): boolean {
  return isStaff || segment === null
}

/** The part of a list that is asked for, in the way in which this server gives parts. */
function listOf(ask: Ask, key: string, all: readonly object[]): Answer {
  const {query, paging, cap, lastPage} = ask
  const wantsCursor = [...query.keys()].some((name) => name.startsWith('page['))
  if (wantsCursor && paging === 'refuse') return {status: 400}
  const address = (more: Record<string, string>) =>
    `${ask.host}/api/v2${ask.path}.json?${new URLSearchParams(more)}`
  if (!wantsCursor || paging === 'offset') {
    const page = Number(query.get('page') ?? '1')
    const size = Math.min(cap, Number(query.get('per_page') ?? '30'))
    if (page > lastPage) return {status: 400}
    const isMore = page * size < all.length
    const next = address({page: String(page + 1), per_page: String(size)})
    const json = {
      [key]: all.slice((page - 1) * size, page * size),
      count: all.length,
      page,
      page_count: Math.ceil(all.length / size),
      per_page: size,
      next_page: isMore ? next : null,
      previous_page: null
    }
    return {json}
  }
  const from = Number(Buffer.from(query.get('page[after]') ?? '', 'base64').toString() || '0')
  const size = Math.min(cap, Number(query.get('page[size]') ?? '30'))
  const after = Buffer.from(String(from + size)).toString('base64')
  const isMore = from + size < all.length
  return {
    json: {
      [key]: all.slice(from, from + size),
      meta: {has_more: isMore, after_cursor: isMore ? after : null, before_cursor: null},
      links: {
        first: address({'page[size]': String(size)}),
        next: isMore ? address({'page[size]': String(size), 'page[after]': after}) : null,
        prev: null
      }
    }
  }
}

function shelfReply(locale: string, kind: string) {
  return function ({id, name, description, position, category, parent, sorting}: CentreShelf) {
    return {
      id,
      url: `https://harbour.zendesk.example/api/v2/help_center/${locale}/${kind}/${id}.json`,
      html_url: `${publicHost}/hc/${locale}/${kind}/${id}`,
      name: locale === 'en-us' ? name : `${name} (${locale})`,
      description,
      position,
      locale,
      source_locale: 'en-us',
      outdated: false,
      created_at: when,
      updated_at: when,
      ...(category !== undefined && {
        category_id: category,
        parent_section_id: parent ?? null,
        sorting: sorting ?? 'manual',
        theme_template: 'section_page'
      })
    }
  }
}

export function articleReply(article: CentreArticle, locale: string, {leaves}: Ask): object {
  const {id, section, position, promoted, labels, tags, segment, updated, sourceLocale} = article
  const text = article.texts[locale]
  const slug = (text?.title ?? '').replace(/[^\p{L}\p{N}]+/gu, '-')
  const reply: Record<string, unknown> = {
    id,
    url: `https://harbour.zendesk.example/api/v2/help_center/${locale}/articles/${id}.json`,
    html_url: `${publicHost}/hc/${locale}/articles/${id}-${encodeURIComponent(slug)}`,
    author_id: 1900123456789,
    comments_disabled: true,
    draft: text?.draft,
    promoted,
    position,
    vote_sum: 12,
    vote_count: 15,
    section_id: section,
    created_at: when,
    updated_at: updated,
    name: text?.title,
    title: text?.title,
    source_locale: sourceLocale,
    locale,
    outdated: false,
    outdated_locales: [],
    edited_at: text?.edited,
    user_segment_id: segment,
    user_segment_ids: segment === null ? [] : [segment],
    permission_group_id: 99,
    content_tag_ids: tags,
    label_names: labels,
    body: text?.body
  }
  for (const field of leaves) delete reply[field]
  return reply
}

function fileReply(article: CentreArticle, file: CentreFile, {host}: Ask): object {
  const {id, name, mediaType, bytes, inline} = file
  return {
    id,
    url: `${host}/api/v2/help_center/articles/${article.id}/attachments/${id}`,
    article_id: article.id,
    display_file_name: name,
    file_name: name,
    locale: null,
    content_url: `${publicHost}/hc/article_attachments/${id}`,
    relative_path: `/hc/article_attachments/${id}`,
    content_type: mediaType,
    size: bytes.length,
    inline,
    created_at: when,
    updated_at: when
  }
}
