/** Whether readers are told that they see the token only once. */

import type {TokenFacts} from '../../model/token-facts.ts'
import type {TokenGuide} from './guide.ts'
import type {Told} from './told.ts'

const said = [
  /\bonly (?:once|one time|time|opportunity|chance)\b/i,
  /\b(?:one[- ]time|just once|once only|(?:copy|see|shows?|shown|display(?:s|ed)?|view|visible)\b[^.]{0,60}\bonce)\b/i,
  /\b(?:cannot|can.t|never|no longer|no way|not|unable|won.t)\b[^.]{0,80}\b(?:access\w*|again|available|display\w*|later|possible|recover\w*|retriev\w*|see|shown?|view\w*|visible)\b/i,
  /\b(?:immediately|right away|before (?:you )?(?:clos|leav|navigat)\w*)\b/i
]

export function silentOnce({blocks, steps, about}: TokenGuide, {reveal}: TokenFacts): Told[] {
  const create = steps[about.create ?? -1]
  if (reveal.once !== true || !create) return []
  if (blocks.some(({text}) => said.some((pattern) => pattern.test(text)))) return []
  const [first] = create.step.nodes
  const block =
    blocks.find(({node}) => node === first) ?? blocks.find(({text}) => create.text.includes(text))
  return block ? [{rule: 'token/once-not-said', args: {}, block}] : []
}
