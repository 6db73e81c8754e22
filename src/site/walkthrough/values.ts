/** Values that readers type once: what each kind may be, and how it stands in text and addresses. */

import {placeholderPattern} from '../../model/placeholder.ts'
import {englishClient, type GuideClientWords} from '../words/guides/english.ts'

export type ValueKind = 'text' | 'host' | 'url' | 'email' | 'number'

export interface Checked {
  value: string
  /** What is wrong with it, as a hint to the reader; empty if nothing. */
  problem: string
}

/** Bring what was typed into shape, and say in `words` what does not fit. */
export function checkValue(
  kind: ValueKind,
  typed: string,
  words: GuideClientWords = englishClient
): Checked {
  const value = typed.trim()
  if (value === '') return {value, problem: ''}
  if (looksSecret(value)) {
    return {value: '', problem: words.secretValue}
  }
  if (value.length > 200) return {value: '', problem: words.tooLong}
  if (kind === 'number') {
    return {value, problem: /^\d+$/.test(value) ? '' : words.digitsOnly}
  }
  if (kind === 'email') {
    return {
      value,
      problem: /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value) ? '' : words.email
    }
  }
  if (kind === 'host') {
    const host = value
      .replace(/^[a-z]+:\/\//i, '')
      .replace(/[/?#].*$/, '')
      .toLowerCase()
    const fits =
      /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/.test(host)
    return {value: host, problem: fits ? '' : words.host}
  }
  if (kind === 'url') {
    const fits = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
    return {value, problem: fits ? '' : words.address}
  }
  return {value, problem: /[\u0000-\u001F]/.test(value) ? words.oneLine : ''}
}

/** Whether `value`, which a stranger's link may bring, does nothing in a command that readers copy. */
export function isHarmless(value: string): boolean {
  return !/[`$"'\\;|&<>(){}\u0000-\u001F]/.test(value)
}

/** Long, without blanks, letters and digits mixed: nothing that an organisation is called. */
export function looksSecret(value: string): boolean {
  if (
    /^(?:gh[pousr]_|github_pat_|glpat-|ATATT3|xox[abprs]-|dop_v1_|npm_|glsa_|SG\.|AKIA)/.test(value)
  )
    return true
  if (!/^[\w=+/.~-]{30,}$/.test(value) || value.includes('..')) return false
  return /\d/.test(value) && /[A-Za-z]/.test(value) && !/[a-z]{6,}[-.][a-z]/.test(value)
}

/** Put `values` in the place of their names in `text`; in an address, encoded as that needs. */
export function fillIn(
  text: string,
  values: Readonly<Record<string, string>>,
  inAddress = false
): string {
  const pattern = placeholderPattern(Object.keys(values))
  if (!pattern) return text
  return text.replace(pattern, function (name) {
    const value = values[name] ?? name
    return inAddress && !/^https?:\/\//.test(value) ? encodeURIComponent(value) : value
  })
}
