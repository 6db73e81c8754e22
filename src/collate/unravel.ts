/**
 * Of two actions that answer a third one equally well, the one in a step that answers the same step anyway.
 *
 * “Create the token” and “Name it” against “Go to Tokens, and click Create token” and “Name it, and click
 * Create token”: the button is named twice, and only the second one leaves four steps two pairs.
 */

import {type Action, sameness} from './actions.ts'

export interface Flat {
  action: Action
  step: number
  /** Bits for the words of its object: actions that share no bit share no word. */
  bits: number
}

export interface FlatMatch {
  left: Flat
  right: Flat
  sameness: number
}

/** `matches` without those that alone lead a step away from where it is answered. */
export function unravel(
  left: readonly Flat[],
  right: readonly Flat[],
  matches: readonly FlatMatch[]
): FlatMatch[] {
  const turned = gather(left, right, matches)
  return turned.filter(
    (match) => !isAstray(match, turned, 'left') && !isAstray(match, turned, 'right')
  )
}

/** Of a step that was cut in two, the parts stand side by side: one word more in common with a third is chance. */
function isAstray(
  match: FlatMatch,
  matches: readonly FlatMatch[],
  side: 'left' | 'right'
): boolean {
  const other = side === 'left' ? 'right' : 'left'
  const own = matches.filter((each) => each[side].step === match[side].step)
  const away = own.filter((each) => Math.abs(each[other].step - match[other].step) > 1)
  const here = own.filter((each) => each[other].step === match[other].step)
  return away.length === own.length - here.length && sum(away) > sum(here)
}

function sum(matches: readonly FlatMatch[]): number {
  return matches.reduce((total, {sameness}) => total + sameness, 0)
}

/** The same number of `matches`, of which fewer join steps that nothing else joins. */
function gather(
  left: readonly Flat[],
  right: readonly Flat[],
  matches: readonly FlatMatch[]
): FlatMatch[] {
  const used = new Set(matches.flatMap((match) => [match.left.action, match.right.action]))
  const links = new Map<string, number>()
  for (const match of matches) count(match, 1)

  const free = [left, right].map((side) => side.filter(({action}) => !used.has(action)))

  return matches.map(function (match) {
    if ((links.get(keyOf(match)) ?? 0) > 1) return match
    const other = [
      ...(free[1] ?? []).map((each) => ({...match, right: each})),
      ...(free[0] ?? []).map((each) => ({...match, left: each}))
    ].find(isBetter)
    if (!other) return match
    count(match, -1)
    count(other, 1)
    used.add(other.left.action).add(other.right.action)
    return other

    function isBetter(other: FlatMatch): boolean {
      const fresh = other.left === match.left ? other.right : other.left
      if (used.has(fresh.action) || !links.get(keyOf(other))) return false
      return sameness(other.left.action, other.right.action) >= match.sameness
    }
  })

  function count(match: FlatMatch, step: number): void {
    links.set(keyOf(match), (links.get(keyOf(match)) ?? 0) + step)
  }
}

function keyOf({left, right}: FlatMatch): string {
  return `${left.step} ${right.step}`
}
