/** Clauses that say when a sentence holds: “if the flag is on”, “unless you are an owner”. */

import {tidy} from './tokens.ts'

export interface Condition {
  /** As it stands, with the word that opens it. */
  text: string
  /** The sentence without it. */
  rest: string
  /** It asks for nothing but to go on: “when prompted”, “if you wish”, “when the page opens”. */
  isLight: boolean
}

const opener =
  '(?:only (?:if|when)|if|when|whenever|unless|provided that|providing that|as long as|in case(?: of)?|except (?:if|when|for|where)|assuming(?: that)?)'
const leading = new RegExp(
  `(?<=^|[:.] |^(?:but|and|however,?|then,?) )(${opener}\\b[^,;:]*?)(?:, | then )(?=\\S)`,
  'i'
)
const inner = new RegExp(`(?:, |\\(|;? |- )((?:but )?(?:and )?${opener}\\b[^,;()]*)`, 'gi')
/** “check if”, “even if”: what follows is no condition. */
const asking =
  /\b(?:check|see|verify|confirm|know|knows|ask|asks|determine|decide|find out|sure|wonder|tell|specify|indicate|choose|select|define|decides|determines|specifies|indicates|set|sets|controls?|even|as|what|test|whether|look|shows?|notify|notified|remember|and|or|say|says|happens|occurs?|true|time|case|cases|day|than)$/i
const light =
  /^(?:only )?(?:if|when|whenever) (?:(?:prompted|asked|needed|necessary|required|desired|possible|applicable|available|finished|done|complete|completed|ready|so|not|in doubt|relevant|appropriate|unsure|successful|at all|you do (?:this|so|that))\b[^,]{0,12}$|you(?:'re| are)? (?:want|wish|like|prefer|need help|have (?:any )?(?:questions?|problems?|trouble|issues?|doubts?)|done|finished|ready|unsure|not sure|would like|choose|encounter|run into|experience)\b|(?:the |a |an |your )?[^,]{1,40}\b(?:opens?|appears?|loads?|loaded|finishes|finished|completes?|completed|is (?:done|ready|complete|open|shown|displayed)|pops? up|comes up|starts?|is displayed|prompts?)\b)/i

/** Conditions of one sentence, in order. */
export function conditionsOf(sentence: string): Condition[] {
  const text = tidy(sentence)
  const found: Condition[] = []
  const first = leading.exec(text)
  const clause = first?.[1]
  if (first && clause !== undefined) found.push(cut(text, clause, first.index))
  for (const match of text.matchAll(inner)) {
    const inside = match[1] ?? ''
    const at = match.index + match[0].length - inside.length
    if (first && at < first.index + first[0].length) continue
    if (asking.test(text.slice(0, match.index).trim())) continue
    found.push(cut(text, inside.replace(/[.!\s]+$/, ''), at))
  }
  return found.filter(({text}) => / \S/.test(text))
}

function cut(text: string, clause: string, at: number): Condition {
  return {
    text: clause,
    isLight: light.test(clause),
    rest: `${text.slice(0, at)} ${text.slice(at + clause.length)}`
  }
}
