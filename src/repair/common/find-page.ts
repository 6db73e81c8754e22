/** Which imported page a title in a text means. */

import type {Known, PageKey} from '../../model/source-page.ts'

/**
 * The page `title` of `space`; without a space, that of the space of `owner`, the page that names it, else
 * the only one of all.
 */
export function findPage(
  known: Known,
  title: string,
  space: string | undefined,
  owner: {key: PageKey; space?: string | undefined}
): PageKey | undefined {
  if (title === '') return
  if (space !== undefined) return known.byTitle(title, space, owner.key)
  return (
    (owner.space === undefined ? undefined : known.byTitle(title, owner.space, owner.key)) ??
    known.byTitle(title, undefined, owner.key)
  )
}

export function property(
  {properties}: {properties: Readonly<Record<string, unknown>>},
  name: string
): string | undefined {
  const value = properties[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
