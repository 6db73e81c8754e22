/** What a help centre is asked for: https://developer.zendesk.com/api-reference/help_center/help-center-api/ */

import type {Client} from '../http/index.ts'
import {HttpError} from '../http/index.ts'
import {type Json, object, text} from '../remote/values.ts'
import {listAll, listParts} from './list.ts'

export interface Api {
  /** The least that shows whether the centre answers. @throws HttpError */
  knock(): Promise<void>
  /** The languages of the centre, as Zendesk writes them; the first is the one it begins with. @throws HttpError */
  locales(): Promise<string[]>
  /** @throws HttpError */
  categories(locale: string): Promise<Json[]>
  /** @throws HttpError */
  sections(locale: string): Promise<Json[]>
  /** Articles in `locale`, with their bodies, part by part. @throws HttpError */
  articles(
    locale: string,
    scope: Scope | undefined,
    onCut: (reason: string) => void
  ): AsyncGenerator<Json[]>
  /** What is attached to an article; `undefined` where that does not show. @throws HttpError */
  attachments(article: string): Promise<Json[] | undefined>
  /** Names of the tags that readers see, by their ids. @throws HttpError */
  tags(): Promise<ReadonlyMap<string, string>>
}

/** A part of the centre. */
export interface Scope {
  kind: 'categories' | 'sections'
  id: string
}

const root = '/api/v2/help_center'

/** What is new stands last, so that nothing moves while the list is read. */
const inOrder = {sort_by: 'created_at', sort_order: 'asc'}

export function zendesk(client: Client, {isAnonymous}: {isAnonymous: boolean}): Api {
  return {
    async knock() {
      await client.json(`${root}/locales`)
    },

    async locales() {
      const reply = object((await client.json(`${root}/locales`)).value)
      const all = Array.isArray(reply['locales']) ? reply['locales'] : []
      const first = text(reply['default_locale'])
      const named = [first, ...all.map(text)].filter((locale) => locale !== undefined)
      return [...new Set(named.map((locale) => locale.toLowerCase()))]
    },

    categories: (locale) =>
      listAll(client, {
        path: `${root}/${encodeURIComponent(locale)}/categories`,
        key: 'categories'
      }),

    sections: (locale) =>
      listAll(client, {path: `${root}/${encodeURIComponent(locale)}/sections`, key: 'sections'}),

    articles(locale, scope, onCut) {
      const below = scope ? `/${scope.kind}/${encodeURIComponent(scope.id)}` : ''
      const path = `${root}/${encodeURIComponent(locale)}${below}/articles`
      return listParts(client, {path, key: 'articles', query: inOrder, onCut})
    },

    async attachments(article) {
      const path = `${root}/articles/${encodeURIComponent(article)}/attachments`
      try {
        return await listAll(client, {path, key: 'article_attachments'})
      } catch (error) {
        // Who may read an article need not be told what is attached to it.
        const hidden = isAnonymous ? [401, 403, 404] : [403, 404]
        if (error instanceof HttpError && hidden.includes(error.status ?? 0)) return
        throw error
      }
    },

    async tags() {
      const all = await listAll(client, {path: '/api/v2/guide/content_tags', key: 'records'})
      return new Map(
        all.flatMap(function (tag) {
          const [id, name] = [text(tag['id']), text(tag['name'])]
          return id === undefined || name === undefined ? [] : [[id, name] as const]
        })
      )
    }
  }
}
