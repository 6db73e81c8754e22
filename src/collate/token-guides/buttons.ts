/** Whether the buttons that make the token are called as the vendor calls them. */

import type {TokenFacts} from '../../model/token-facts.ts'
import {boldLabels, lettersOf} from '../labels.ts'
import {blocksUntilMade, type TokenGuide} from './guide.ts'
import type {Told} from './told.ts'

const making = /^(?:create|generate|add|new|issue)\b.*\b(?:token|key)s?$/i
/** “**Create a token**” says what is done, not what is clicked. */
const prose = /\b(?:an?|the|your|its)\b/i
const clicked = /\b(?:click|select|press|choose|tap|hit|use)\b[^.;:]{0,40}$/i

export function wrongButtons(guide: TokenGuide, facts: TokenFacts): Told[] {
  const {create, confirm, otherLabels} = facts
  const known = [create.label, confirm.label, ...otherLabels]
  const letters = new Set([...known, ...facts.path].map(lettersOf))
  const told = new Map<string, Told>()
  for (const block of blocksUntilMade(guide)) {
    if (block.kind === 'heading') continue
    for (const label of boldLabels(block)) {
      const key = lettersOf(label)
      if (letters.has(key) || told.has(key) || !making.test(label) || prose.test(label)) continue
      const at = block.text.indexOf(label)
      if (at < 0 || !clicked.test(block.text.slice(0, at))) continue
      const to = [...new Set([create.label, confirm.label])].join('”, then “')
      told.set(key, {rule: 'token/button-differs', args: {from: label, to}, block})
    }
  }
  return [...told.values()]
}
