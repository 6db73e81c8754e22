/** What a file with saved replies of a help centre holds, however the replies were put together. */

import {isObject, type Json, text} from '../remote/values.ts'
import {looksLikeArticle} from './article-reply.ts'

export interface Saved {
  articles: Json[]
  categories: Json[]
  sections: Json[]
  /** What is attached to articles. */
  attachments: Json[]
}

/** Replies in lists in replies: deeper, there is nothing of this. */
const deepest = 8

/** Sort out what `value` holds: one reply, lists of several, or whatever a script made of them. */
export function savedIn(value: unknown): Saved {
  const saved: Saved = {articles: [], categories: [], sections: [], attachments: []}
  take(value, '', 0)
  return saved

  /** `key`: name under which `part` stands, which tells what it is where it does not say so itself. */
  function take(part: unknown, key: string, depth: number): void {
    if (depth > deepest) return
    if (Array.isArray(part)) for (const each of part) take(each, key, depth + 1)
    else if (isObject(part)) takeOne(part, key, depth)
  }

  function takeOne(reply: Json, key: string, depth: number): void {
    // Lists of search results and of children name articles without their texts: those are none.
    if (looksLikeArticle(reply) && 'body' in reply) {
      saved.articles.push(reply)
      takeLists(reply, ['attachments', 'article_attachments'], depth)
      return
    }
    if (text(reply['file_name']) !== undefined && text(reply['content_url']) !== undefined)
      saved.attachments.push(reply)
    else if (text(reply['name']) !== undefined && text(reply['id']) !== undefined) {
      const url = text(reply['html_url']) ?? ''
      if (text(reply['category_id']) !== undefined || /\/sections\/\d/.test(url))
        saved.sections.push(reply)
      else if (/^categor(?:y|ies)$/.test(key) || /\/categories\/\d/.test(url))
        saved.categories.push(reply)
    }
    takeLists(reply, Object.keys(reply), depth)
  }

  function takeLists(reply: Json, keys: readonly string[], depth: number): void {
    for (const key of keys) if (typeof reply[key] === 'object') take(reply[key], key, depth + 1)
  }
}

/** Keys that replies about a help centre have, and other files in JSON rarely. */
const fields =
  /"(?:html_url|section_id|category_id|label_names|user_segment_id|source_locale|permission_group_id|author_id|content_url)"\s*:/
const lists =
  /"(?:articles?|sections?|categor(?:y|ies)|article_attachments?|translations)"\s*:\s*[[{]/

/** Whether a file that begins with `start` may hold some. */
export function maybeSaved(start: string): boolean {
  return /^\uFEFF?\s*[{[]/.test(start) && (fields.test(start) || lists.test(start))
}
