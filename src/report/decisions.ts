/** What `decide --list` says: what was decided, and why. */

import type {Decision} from '../model/decision.ts'
import type {AnswerId} from '../model/rules/rule.ts'
import {answerText} from './answer-text.ts'
import {count, type Look, oneLine, paint, shorten, wrap} from './paint.ts'

export interface ListedDecision extends Decision {
  article: string
  /** The conflict that it settled; its reason may be empty. */
  conflict?: {ours: string; theirs: string}
}

/** Below the first line of a decision. */
const indent = ' '.repeat(4)

/** Which text of a conflict stays, quoted from its beginning. */
function settledText({ours, theirs}: {ours: string; theirs: string}, answer: AnswerId): string {
  const quote = (text: string) => (text === '' ? 'nothing' : `“${shorten(oneLine(text), 48)}”`)
  if (answer === 'both') return `Kept both: ${quote(ours)} and ${quote(theirs)}`
  return answer === 'take'
    ? `Took theirs: ${quote(theirs)} for ${quote(ours)}`
    : `Kept mine: ${quote(ours)}, not ${quote(theirs)}`
}

/** What was decided, in words. */
export function decisionText({
  rule,
  answer,
  conflict
}: Pick<ListedDecision, 'answer' | 'conflict' | 'rule'>): string {
  return conflict ? settledText(conflict, answer) : answerText({rule, args: {}}, answer)
}

export function decisionsText(decisions: readonly ListedDecision[], look: Look): string {
  const colours = paint(look)
  const lines = decisions.flatMap(function (decision) {
    const {fingerprint, article, rule, from, reason, owner, until} = decision
    const details = [
      `${decisionText(decision)}${from === undefined ? '' : ` (${oneLine(from)})`}`,
      ...(owner === undefined ? [] : [`by ${oneLine(owner)}`]),
      ...(until === undefined ? [] : [`until ${until}`])
    ].join(', ')
    return [
      `${colours.bold(fingerprint.slice(0, 8))}  ${oneLine(article)}  ${colours.dim(rule)}`,
      indent +
        wrap(
          reason === '' ? details : `${details}: ${oneLine(reason)}`,
          look.width - indent.length,
          indent
        )
    ]
  })
  const end =
    decisions.length === 0
      ? 'Nothing was decided yet'
      : `${count(decisions.length, 'decision')}; \`npx collate decide ID --undo\` takes one back`
  return `${[...lines, ...(lines.length > 0 ? [''] : []), end].join('\n')}\n`
}
