/** Whether an article is shown to readers, and what keeps it from them. */

import type {FrontMatter} from '../../model/article.ts'
import type {Finding} from '../../model/finding.ts'
import type {ArticleResult, Hold} from '../../model/result.ts'
import type {SourcePage} from '../../model/source-page.ts'

type State = Pick<ArticleResult, 'status' | 'heldBecause' | 'holds'>

/**
 * A writer's word counts more than a version that is missing or closed, and a secret more than any word; `from` are the
 * pages that the article has its words from.
 */
export function stateOf(
  {status}: FrontMatter,
  open: readonly Finding[],
  from: ReadonlyArray<Pick<SourcePage, 'source' | 'meta'>>
): State {
  const secrets = open.filter(isTypedSecret).map(({place, fingerprint}): Hold => {
    const because = `what looks like a secret stands in line ${place.line}`
    return {kind: 'secret', because, finding: fingerprint}
  })
  if (secrets.length > 0) return held(secrets)
  if (status === 'draft' || status === 'published') return {status, heldBecause: [], holds: []}
  const unread = open.filter(isUnknownStatus).map(({place, args, fingerprint}): Hold => {
    const because = `its status, in line ${place.line}, is none of ${args['expected']}`
    return {kind: 'status', because, finding: fingerprint}
  })
  const missing = open
    .filter(({rule}) => rule === 'pair/source-missing')
    .map(({args, fingerprint}): Hold => {
      const because = `the other version, ${args['url']}, is not imported`
      return {kind: 'missing', because, finding: fingerprint}
    })
  const closed = from.flatMap(({source, meta}): Hold[] => {
    if (!meta.closed) return []
    const what =
      meta.closed === 'draft' ? 'made it a draft again' : 'shows it to some people only now'
    return [{kind: 'closed', because: `${source} ${what}`}]
  })
  const review: Hold[] =
    status === 'review' ? [{kind: 'review', because: 'somebody should look at it first'}] : []
  const holds = [...unread, ...missing, ...closed, ...review]
  return holds.length > 0 ? held(holds) : {status: 'published', heldBecause: [], holds}
}

function isTypedSecret({rule, args}: Finding): boolean {
  return rule.startsWith('secret/') && args['typed'] === true
}

/** What is mistyped may have been meant to keep it from readers. */
function isUnknownStatus({rule, args}: Finding): boolean {
  return rule === 'mdx/front-matter' && args['because'] === 'wrong-type' && args['key'] === 'status'
}

function held(holds: readonly Hold[]): State {
  return {status: 'held', heldBecause: holds.map(({because}) => because), holds}
}
