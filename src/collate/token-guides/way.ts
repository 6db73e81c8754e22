/** Whether the way through the menus is the vendor's. */

import type {TokenFacts} from '../../model/token-facts.ts'
import {pathOf, pathsOf} from '../facts.ts'
import {blocksUntilMade, type TokenGuide} from './guide.ts'
import type {Told} from './told.ts'

/** Where the menus are is no stop on the way through them. */
const programs = /\b(?:account|admin|app|browser|console|dashboard|portal|site|website|workspace)$/i

export function wrongWay(guide: TokenGuide, facts: TokenFacts): Told[] {
  const theirs = pathOf(facts.path)
  const buttons = [facts.create.label, facts.confirm.label, ...facts.otherLabels]
  const harmless = new Set(pathOf(buttons).keys)
  for (const block of blocksUntilMade(guide)) {
    if (block.kind === 'code') continue
    for (const path of pathsOf(block.text)) {
      const own = path.keys.filter(
        (key, at) => !harmless.has(key) && !programs.test(path.labels[at] ?? '')
      )
      if (leadsElsewhere(own, theirs.keys)) {
        const args = {from: path.labels.join(' > '), to: facts.path.join(' > ')}
        return [{rule: 'token/path-differs', args, block}]
      }
    }
  }
  return []
}

/** Whether two ways share a stop, and between shared ones each goes where the other does not. */
function leadsElsewhere(own: readonly string[], theirs: readonly string[]): boolean {
  let [from, at] = [0, 0]
  let shared = 0
  let apart = false
  for (const [index, key] of own.entries()) {
    const found = theirs.findIndex((other, place) => place >= at && isSame(key, other))
    if (found < 0) continue
    shared++
    apart ||= index > from && found > at
    from = index + 1
    at = found + 1
  }
  return shared > 0 && (apart || (own.length > from && theirs.length > at))
}

/** “Admin” is “Admin Center”. */
function isSame(a: string, b: string): boolean {
  const [x, y] = [a.split(' '), b.split(' ')]
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  return short.every((word) => long.includes(word))
}
