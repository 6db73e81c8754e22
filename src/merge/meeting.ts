/** Changes of both sides that meet, and are no conflict all the same: what a person would put together without a thought. */

import type {Token} from './tokens.ts'

interface Meeting {
  base: readonly Token[]
  ours: readonly Token[]
  theirs: readonly Token[]
}

/** What both changes give together; `undefined` where someone has to choose. */
export function together({base, ours, theirs}: Meeting): Token[] | undefined {
  if (ours.length === 0 || theirs.length === 0) return
  if (contains(ours, theirs, base)) return [...ours]
  if (contains(theirs, ours, base)) return [...theirs]
  if (base.length === 0)
    return areSentences(ours) && areSentences(theirs) ? [...ours, ...theirs] : undefined
  return beside(base, ours, theirs) ?? beside(base, theirs, ours)
}

/** Whether `longer` says all that `shorter` put in the place of `base`. */
function contains(
  longer: readonly Token[],
  shorter: readonly Token[],
  base: readonly Token[]
): boolean {
  const last = longer.length - shorter.length
  if (isAt(longer, shorter, 0) || isAt(longer, shorter, last)) return true
  if (shorter.some(({text}) => base.some((was) => was.text === text))) return false
  for (let at = 1; at < last; at++) if (isAt(longer, shorter, at)) return true
  return false
}

/**
 * `changed` is something else for `base`, `added` goes on after it: the words that follow follow what it is now. Words put
 * before it are about it, as in “the new quay”, so that they are for someone to look at.
 */
function beside(
  base: readonly Token[],
  added: readonly Token[],
  changed: readonly Token[]
): Token[] | undefined {
  return isAt(added, base, 0) ? [...changed, ...added.slice(base.length)] : undefined
}

function isAt(tokens: readonly Token[], part: readonly Token[], at: number): boolean {
  return at >= 0 && part.every(({text}, index) => tokens[at + index]?.text === text)
}

/** Whole sentences can stand one after the other; single words at one place are two ways to say one thing. */
function areSentences(tokens: readonly Token[]): boolean {
  const [first, last] = [tokens[0]?.text ?? '', tokens.at(-1)?.text ?? '']
  return tokens.length > 1 && /^[^\p{L}]*\p{Lu}/u.test(first) && /[.!?:]["'”’)*_]*$/u.test(last)
}
