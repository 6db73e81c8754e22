/** Titles of pages that Confluence exported: the name of the space stands before them. */

import {decodeHTML} from 'entities'

/** How much of a page is looked at: its frame comes first. */
const sample = 20_000

const space =
  /<ol\b[^>]{0,200}\bid="breadcrumbs"[^>]{0,200}>\s{0,500}<li\b[^>]{0,200}>(?:\s|<span[^>]{0,200}>){0,500}<a\b[^>]{0,2000}>([^<]{1,500})<\/a>/

/** `title` of the document `html` without the space, whose name the path to the page tells, as it may hold “ : ”. */
export function withoutSpace(title: string, html: string): string {
  const head = html.slice(0, sample)
  if (!head.includes(' id="title-text"')) return title
  const name = decodeHTML(space.exec(head)?.[1] ?? '')
    .replace(/\s+/gu, ' ')
    .trim()
  return name !== '' && title.startsWith(`${name} : `)
    ? title.slice(name.length + 3)
    : title.replace(/^.*? : /, '')
}
