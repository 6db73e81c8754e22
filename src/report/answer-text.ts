/** What can be answered to a finding, in words that fit it. */

import type {Finding} from '../model/finding.ts'
import {type AnswerId, answers} from '../model/rules/rule.ts'

type Asked = Pick<Finding, 'args' | 'rule'>
type Texts = Readonly<Partial<Record<AnswerId, string>>>

/** The answer in words. */
export function answerText(finding: Asked, answer: AnswerId): string {
  return textsFor(finding)[answer] ?? answers[answer]
}

/** The word for the answer that people type: of a conflict, whose text it is. */
export function answerWord({args}: Asked, answer: AnswerId): string {
  if (args['conflict'] === undefined) return answer
  return answer === 'meant' ? 'mine' : answer === 'take' ? 'theirs' : answer
}

function textsFor({rule, args}: Asked): Texts {
  switch (rule) {
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
      return args['by'] === 'writer'
        ? {meant: 'Leave it out', take: 'Put it back, as the source says it'}
        : {meant: 'Keep it', take: 'Take it out, as the source did'}
    case 'merge/kept-deleted':
      return {meant: 'It is to stay away', take: 'Bring it back with the next import'}
    default:
      return {}
  }
}
