/** The same article as the people, Collate and the other converters left it. */

import type {Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {converters} from '../converters.ts'
import {type Defects, defectsOf} from './defects.ts'
import {type Distances, distances} from './distance.ts'
import {featuresOf} from './features.ts'
import {importPairs} from './import-pairs.ts'
import {learnIds} from './link-target.ts'
import {fromMkDocs} from './mkdocs.ts'
import {centreOf, readPairs} from './read-pairs.ts'
import {pageOfMarkdown, pageOfMdx} from './to-page.ts'

export const converted = ['ours', 'rehype-remark', 'turndown'] as const
export type Converted = (typeof converted)[number]
export type Side = Converted | 'people'

export interface Compared {
  id: string
  /** To what the people made. */
  distances: Record<Converted, Distances>
  defects: Record<Side, Defects>
}

/** Compare the pairs below `folder`. */
export async function comparePairs(folder: string): Promise<Compared[]> {
  const pairs = readPairs(folder)
  const articles = await importPairs(pairs)
  const rehypeRemark = await converters.unified()
  const turndown = await converters.turndown()
  const start = centreOf(pairs)
  const host = start && new URL(start).host.toLowerCase()
  const people = new Map(pairs.map(({id, after}) => [id, pageOfMarkdown(fromMkDocs(after))]))
  const ids = learnIds(
    pairs.map(({id, before}) => ({
      before: fromHtml(before, {fragment: true}),
      after: people.get(id) as Root
    })),
    host
  )

  return pairs.map(function ({id, before}): Compared {
    const pages: Record<Side, Root> = {
      people: people.get(id) as Root,
      ours: pageOfMdx(articles.get(id) ?? ''),
      'rehype-remark': pageOfMarkdown(rehypeRemark(before)),
      turndown: pageOfMarkdown(turndown(before))
    }
    const read = (page: Root) => featuresOf(page, {host, ids})
    const wanted = read(pages.people)
    return {
      id,
      distances: each(converted, (side) => distances(read(pages[side]), wanted)),
      defects: each(['people', ...converted], (side) => defectsOf(pages[side]))
    }
  })
}

function each<Name extends string, Value>(
  names: readonly Name[],
  value: (name: Name) => Value
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, Value>
}
