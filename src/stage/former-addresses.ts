/** Where articles stood on the site before their files were renamed, moved, or joined with others. */

import type {Config} from '../model/config.ts'
import {sectionPath} from '../model/site-path.ts'
import type {ArticleFile, Content} from './read-content.ts'

export interface FormerAddress {
  from: string
  /** How long ago the article stood there, in moves; of two that did, the later one has the address. */
  ago: number
}

/** Path on the site of an article with such a file. */
export function addressOf(
  {locale, section, slug}: Pick<ArticleFile, 'locale' | 'section' | 'slug'>,
  config: Config
): string {
  return `${sectionPath(section, locale, config.locale)}${slug}/`
}

/** Where article `id`, whose file is `present` now, stood before. */
export function formerAddresses(
  id: string,
  present: string | undefined,
  content: Content,
  config: Config
): FormerAddress[] {
  const lists = [
    ...(content.pages.get(id) ?? []).map(({paths}) => paths),
    content.addresses.get(id) ?? []
  ]
  const ago = new Map<string, number>()
  for (const paths of lists)
    for (const [index, path] of paths.entries()) {
      if (path === present) continue
      // Whoever had a path first was there before all who came to it.
      const moves = paths.length - 1 - index + (index === 0 ? paths.length : 0)
      ago.set(path, Math.min(moves, ago.get(path) ?? moves))
    }
  return [...ago].flatMap(([path, moves]) => {
    const place = placeOf(path)
    return place ? [{from: addressOf(place, config), ago: moves}] : []
  })
}

export function placeOf(
  path: string
): Pick<ArticleFile, 'locale' | 'section' | 'slug'> | undefined {
  const [, , locale, section, name] = path.split('/')
  if (!locale || !section || !name) return
  return {locale, section, slug: name.replace(/\.mdx?$/u, '')}
}
