/** Holds requests against what the interface of Zendesk Guide documents: its paths, and the parameters of each. */

import type {Ask} from './server.ts'

const locale = '[a-z]{2,3}(?:-[a-z0-9]+)*'
const cursor = ['page[size]', 'page[after]']
const offset = ['page', 'per_page']
const sorting = ['sort_by', 'sort_order']

const known: ReadonlyArray<readonly [path: RegExp, parameters: readonly string[]]> = [
  [/^\/help_center\/locales$/, []],
  [new RegExp(`^/help_center/${locale}/(?:categories|sections)$`), [...cursor, ...offset]],
  [
    new RegExp(`^/help_center/${locale}(?:/(?:categories|sections)/\\d+)?/articles$`),
    [...cursor, ...offset, ...sorting]
  ],
  [/^\/help_center\/articles\/\d+\/attachments$/, [...cursor, ...offset]],
  [/^\/guide\/content_tags$/, cursor]
]

/** What is wrong with a request. */
export function faultsOf({path, query}: Ask): string[] {
  const found = known.find(([pattern]) => pattern.test(path))
  if (!found) return [`There is no ${path}`]
  const names = [...query.keys()]
  const faults = names
    .filter((name) => !found[1].includes(name))
    .map((name) => `${path}: there is no parameter ${name}`)
  if (names.some((name) => cursor.includes(name)) && names.some((name) => offset.includes(name)))
    faults.push(`${path}: parts by cursor and by number at once`)
  for (const name of ['page[size]', 'per_page'])
    if (query.has(name) && !/^(?:[1-9]\d?|100)$/.test(query.get(name) ?? ''))
      faults.push(`${path}: ${name} is from 1 to 100`)
  const sort = query.get('sort_by')
  if (
    sort !== null &&
    !['position', 'title', 'created_at', 'updated_at', 'edited_at'].includes(sort)
  )
    faults.push(`${path}: sorted by ${sort}`)
  return faults
}
