/** An article whose file a writer took away, or took the id from: it has a source, and stays away all the same. */

import type {Finding} from '../../model/finding.ts'
import type {ArticleResult, Hold} from '../../model/result.ts'
import type {RuleId} from '../../model/rules/index.ts'
import type {World} from '../world.ts'
import type {Group} from './group.ts'

/** Where an article that has no file lay when it had one, so that it can come back. */
export function formerPath(
  {id, lead}: Group,
  {paths, snapshots, withoutId}: World
): string | undefined {
  const last = snapshots.get(lead.key)?.file.paths.at(-1)
  return last !== undefined && (!paths.has(last) || withoutId.get(id) === last) ? last : undefined
}

/** Of an article without a file, nothing is told that readers would find in it; secrets lie in its snapshot, too. */
export function isAboutGone(rule: RuleId): boolean {
  return rule === 'merge/kept-deleted' || rule === 'merge/lost-id' || rule.startsWith('secret/')
}

export function stateOfGone(
  open: readonly Finding[]
): Pick<ArticleResult, 'status' | 'heldBecause' | 'holds'> {
  const holds = open.flatMap(({rule, fingerprint: finding}): Hold[] => {
    if (rule === 'merge/kept-deleted')
      return [{kind: 'deleted', because: 'a writer deleted its file', finding}]
    if (rule !== 'merge/lost-id') return []
    return [{kind: 'lost-id', because: 'its `id` is gone', finding}]
  })
  if (holds.length > 0)
    return {status: 'held', heldBecause: holds.map(({because}) => because), holds}
  const because = 'its file was deleted, which is meant'
  return {status: 'draft', heldBecause: [because], holds: [{kind: 'deleted', because}]}
}
