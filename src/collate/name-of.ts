/** What a person calls a version: its source and its title, where that tells it from the other. */

import type {Article} from '../model/article.ts'
import {fold, tidy} from './tokens.ts'

const makers = new Map([
  ['confluence', 'Confluence'],
  ['zendesk', 'Zendesk']
])
/** Longest title that a sentence can bear. */
const most = 50

type Named = Pick<Article, 'file' | 'page' | 'title'>

/** “the Zendesk page “Make a key””, “the Confluence page” where both have one title. */
export function nameOf(article: Named, other: Named): string {
  const [source, same] = [sourceOf(article), sourceOf(other)]
  const named = source === undefined || source === 'files' ? '' : `${makers.get(source) ?? source} `
  const isTold = named !== '' && source !== same && fold(article.title) === fold(other.title)
  if (isTold) return `the ${named}page`
  const isAlike = source === same && fold(article.title) === fold(other.title)
  const title = isAlike ? (article.page ?? article.file) : article.title || article.file
  return `the ${named}page “${shorten(tidy(title))}”`
}

function sourceOf({page}: Named): string | undefined {
  return page?.slice(0, page.indexOf('/'))
}

function shorten(text: string): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  const blank = cut.lastIndexOf(' ')
  return `${cut.slice(0, blank > most / 2 ? blank : most - 1)}…`
}
