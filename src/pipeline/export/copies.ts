/** The pages of each article, by the kind of system that they came from. */

import type {Snapshot} from '../../emit/index.ts'
import type {Config} from '../../model/config.ts'
import type {Target} from '../../model/export.ts'
import {readHelpCentreAddress} from '../../model/help-centre-address.ts'
import {readWikiAddress} from '../../model/wiki-address.ts'

export interface Copies {
  /** The page of `article` that is its copy in `target`. */
  of(article: string, target: Target): Snapshot | undefined
}

export function copiesOf(snapshots: readonly Snapshot[], {sources}: Config): Copies {
  const types = new Map<string, string>(sources.map(({name, type}) => [name, type]))
  const byName = new Map<string, Snapshot>()
  for (const snapshot of snapshots) {
    const name = nameOf(snapshot.file.article, targetOf(snapshot, types.get(snapshot.page.source)))
    if (!byName.has(name)) byName.set(name, snapshot)
  }
  return {of: (article, target) => byName.get(nameOf(article, target))}
}

function nameOf(article: string, target: Target | undefined): string {
  return `${target ?? ''} ${article}`
}

const formats: Readonly<Record<Snapshot['page']['format'], Target | undefined>> = {
  adf: 'confluence',
  html: 'zendesk',
  markdown: 'markdown',
  storage: 'confluence',
  text: undefined,
  wiki: 'confluence'
}

/** By the source, else by the address, else by how the page is written. */
function targetOf({page}: Snapshot, type: string | undefined): Target | undefined {
  if (type === 'confluence' || type === 'zendesk') return type
  const url = page.meta.url ?? ''
  if (readHelpCentreAddress(url)?.kind === 'article') return 'zendesk'
  if (readWikiAddress(url)) return 'confluence'
  return formats[page.format]
}
