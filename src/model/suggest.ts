/** “Did you mean …?” for names that people type. */

import {distance} from 'fastest-levenshtein'
import {compare} from './finding.ts'

/** Find the one of `known` that `typed` most likely stands for; none where all are far away. */
export function suggest(typed: string, known: Iterable<string>): string | undefined {
  // Beyond this, nobody mistyped a name.
  const word = typed.toLowerCase().slice(0, 100)
  const near = [...known]
    .map((name) => ({name, far: distance(word, name.toLowerCase())}))
    .filter(({name, far}) => far <= tolerance(Math.max(word.length, name.length)))
    .sort((a, b) => a.far - b.far || compare(a.name, b.name))

  return near[0]?.name
}

/** Two letters changed places, in short names; a third of the letters, in long ones. */
function tolerance(length: number): number {
  return length < 4 ? 1 : Math.max(2, Math.floor(length / 3))
}

/** The question itself, or what there is to choose from where nothing is near. */
export function didYouMean(typed: string, known: Iterable<string>): string {
  const names = [...known]
  const begun = names.filter((each) => each.startsWith(typed.toLowerCase()))
  // What was cut short, like `--dry` for `--dry-run`, is far from its name, and yet sure.
  const name = suggest(typed, names) ?? (begun.length === 1 ? begun[0] : undefined)
  if (name !== undefined) return `Did you mean \`${name}\`?`
  return `Known: ${names
    .sort(compare)
    .map((each) => `\`${each}\``)
    .join(', ')}`
}

/** Whether `typed` is `word` but for one letter, or for letters that changed places. */
export function isOneSlip(typed: string, word: string): boolean {
  if (typed === word) return false
  return distance(typed, word) === 1 || sorted(typed) === sorted(word)
}

function sorted(word: string): string {
  return [...word].sort().join('')
}
