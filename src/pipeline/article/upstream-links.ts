/** Links that a writer typed to where the pages came from, as people copy them from the address bar. */

import type {Definition, Link, Nodes, Root} from 'mdast'
import type {FindingDraft} from '../../model/finding.ts'
import {readHelpCentreAddress} from '../../model/help-centre-address.ts'
import {pushReversed} from '../../model/long-lists.ts'
import type {World} from '../world.ts'

/** In `body`, whose places are those of `file`; what `sourced` links to as well is told of its page. */
export function upstreamLinks(
  {body, file}: {body: Root; file: string},
  sourced: Root | undefined,
  {known, articles}: Pick<World, 'known' | 'articles'>
): FindingDraft[] {
  const told = new Set((sourced ? linksIn(sourced) : []).map(({url}) => url))
  return linksIn(body).flatMap(function ({url, position}): FindingDraft[] {
    if (told.has(url) || !/^https?:/i.test(url) || isForReaders(url) || !known.isOwn(url)) return []
    told.add(url)
    const page = known.byUrl(url)
    const article = page && articles.get(page)
    const {line = 1, column = 1} = position?.start ?? {}
    return [
      {
        rule: 'link/internal-upstream',
        args: {url, ...(article !== undefined && {article})},
        at: {file, line, column}
      }
    ]
  })
}

/** Where readers ask for help stays where it is. */
function isForReaders(url: string): boolean {
  const kind = readHelpCentreAddress(url)?.kind
  return kind === 'request' || kind === 'home'
}

function linksIn(body: Root): Array<Definition | Link> {
  const result: Array<Definition | Link> = []
  const open: Nodes[] = [body]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'link' || next.type === 'definition') result.push(next)
    if ('children' in next) pushReversed(open, next.children as Nodes[])
  }
  return result
}
