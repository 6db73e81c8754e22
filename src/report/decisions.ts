/** What `decide --list` says: what was decided, and why. */

import type {Decision} from '../model/decision.ts'
import {answers} from '../model/rules/rule.ts'
import {count, type Look, oneLine, paint, wrap} from './paint.ts'

export interface ListedDecision extends Decision {
  article: string
}

/** Below the first line of a decision. */
const indent = ' '.repeat(4)

export function decisionsText(decisions: readonly ListedDecision[], look: Look): string {
  const colours = paint(look)
  const lines = decisions.flatMap(function (decision) {
    const {fingerprint, article, rule, answer, from, reason, owner, until} = decision
    const details = [
      `${answers[answer]}${from === undefined ? '' : ` (${oneLine(from)})`}`,
      ...(owner === undefined ? [] : [`by ${oneLine(owner)}`]),
      ...(until === undefined ? [] : [`until ${until}`])
    ].join(', ')
    return [
      `${colours.bold(fingerprint.slice(0, 8))}  ${oneLine(article)}  ${colours.dim(rule)}`,
      indent + wrap(`${details}: ${oneLine(reason)}`, look.width - indent.length, indent)
    ]
  })
  const end =
    decisions.length === 0
      ? 'Nothing was decided yet'
      : `${count(decisions.length, 'decision')}; \`npx collate decide ID --undo\` takes one back`
  return `${[...lines, ...(lines.length > 0 ? [''] : []), end].join('\n')}\n`
}
