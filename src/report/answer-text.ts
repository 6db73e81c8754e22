/** What can be answered to a finding, in words that fit it. */

import type {Finding} from '../model/finding.ts'
import type {RuleId} from '../model/rules/index.ts'
import {type AnswerId, answers} from '../model/rules/rule.ts'

/** Of a rule, rather than of a finding, there are no arguments. */
type Asked = Pick<Finding, 'rule'> & Partial<Pick<Finding, 'args'>>
type Texts = Readonly<Partial<Record<AnswerId, string>>>

/** The answer in words. */
export function answerText(finding: Asked, answer: AnswerId): string {
  return textsFor(finding)[answer] ?? answers[answer]
}

/** The word for the answer that people type: of a conflict, whose text it is. */
export function answerWord({rule}: Asked, answer: AnswerId): string {
  if (!aboutTexts.has(rule)) return answer
  return answer === 'meant' ? 'mine' : answer === 'take' ? 'theirs' : answer
}

/** What to type to answer a finding: a shell takes it as it stands. `id`: of the finding, or `ID`. */
export function decideCommand({id, ...asked}: Asked & {id: string}, answer: AnswerId): string {
  // A conflict shows what it is about: it needs no reason.
  const reason = aboutTexts.has(asked.rule) ? '' : ' --reason "…"'
  return `npx collate decide ${id} ${answerWord(asked, answer)}${reason}`
}

/** Rules of conflicts: the article has what the writer says where the source says something else. */
const aboutTexts: ReadonlySet<RuleId> = new Set([
  'merge/both-edited',
  'merge/conflict',
  'merge/kept-block',
  'merge/kept-edited'
])

function textsFor({rule, args = {}}: Asked): Texts {
  switch (rule) {
    case 'pair/ambiguous': {
      const best = args['bestName'] ?? args['best'] ?? 'the first'
      return {
        same: `It is the same article as ${best}`,
        'not-same': `It is not the same article as ${best}`,
        neither: 'It is the same article as neither of them'
      }
    }
    case 'merge/conflict':
      return {
        meant: 'Keep what is there, as the writer has it',
        take: 'Take what the source says in its place',
        both: 'Keep both, the source’s below the writer’s'
      }
    case 'merge/kept-edited':
      return {meant: 'Keep the writer’s article', take: 'Take the source’s in its place'}
    case 'merge/both-edited':
      return {meant: 'It is right with both changes', take: 'Take the source’s words alone'}
    case 'merge/kept-block':
      if (args['by'] === undefined)
        return {meant: 'Leave it as it is', take: 'Do as the source does'}
      return args['by'] === 'writer'
        ? {meant: 'Leave it out', take: 'Put it back, as the source says it'}
        : {meant: 'Keep it', take: 'Take it out, as the source did'}
    case 'merge/kept-deleted':
      return {meant: 'It is to stay away', take: 'Bring it back with the next import'}
    default:
      return {}
  }
}
