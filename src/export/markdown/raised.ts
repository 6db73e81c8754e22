/** Raised and lowered text without tags: `m²`, `x^(n-1)`. */

const raised: ReadonlyMap<string, string> = pairs('0123456789+-=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ')
const lowered: ReadonlyMap<string, string> = pairs('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎')

/** `text` as it is shown; `102` would say something else than 10². */
export function shifted(text: string, tag: 'sub' | 'sup'): string {
  const signs = tag === 'sup' ? raised : lowered
  const letters = [...text].map((letter) => signs.get(letter))
  if (!letters.includes(undefined)) return letters.join('')
  const mark = tag === 'sup' ? '^' : '_'
  return /^[\p{L}\p{N}]+$/u.test(text) ? `${mark}${text}` : `${mark}(${text})`
}

function pairs(from: string, to: string): Map<string, string> {
  const signs = [...to]
  return new Map([...from].map((letter, index) => [letter, signs[index] ?? letter]))
}
