/** What is found in an article by itself; what looks like a secret is not quoted. */

import type {Root} from 'mdast'
import {type Inspected, inspect} from '../../collate/index.ts'
import {hideSecrets} from '../../mend/index.ts'
import type {FindingDraft} from '../../model/finding.ts'
import type {World} from '../world.ts'
import {upstreamLinks} from './upstream-links.ts'

/** Of an article that a writer typed in: `sourced` is what the sources say, if there are any. */
export interface Typed {
  sourced?: Root
}

export function lookAt(
  article: Inspected,
  id: string,
  world: Pick<World, 'articles' | 'known' | 'tokens'>,
  typed?: Typed
): FindingDraft[] {
  const links = typed ? upstreamLinks(article, typed.sourced, world) : []
  return [...inspect(article, world.tokens), ...links].map((draft) => ({
    ...draft,
    args: Object.fromEntries(
      Object.entries(draft.args).map(([key, value]) => [
        key,
        typeof value === 'string' ? hideSecrets(value, id).text : value
      ])
    ),
    path: (draft.path ?? []).map((title) => hideSecrets(title, id).text)
  }))
}
