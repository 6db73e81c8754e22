/** Compares a pasted token with what is documented of such tokens; nothing of it leaves this function. */

import type {TokenForm} from '../../model/token-facts.ts'
import {fill} from '../words/fill.ts'
import {englishClient, type GuideClientWords} from '../words/guides/english.ts'
import {checksumFits} from './checksum.ts'

export interface Shape {
  forms: readonly TokenForm[]
}

export interface Verdict {
  fits: boolean
  /** Sentences for the reader; none of them quotes the token. */
  notes: string[]
}

/** Sentences are in `words`. */
export function checkShape(
  pasted: string,
  {forms}: Shape,
  words: GuideClientWords = englishClient
): Verdict {
  const token = pasted.trim()
  if (token === '') return {fits: false, notes: [words.nothingPasted]}
  const slips = slipsOf(pasted, token, words)
  const begun = forms.filter(({prefix}) => prefix?.some((each) => token.startsWith(each)))
  const possible = begun.length > 0 ? begun : forms.filter(({prefix}) => !prefix)
  const verdicts = possible.map((form) => ({form, notes: notesOf(token, form, words)}))
  const best = verdicts.toSorted((a, b) => a.notes.length - b.notes.length)[0]

  if (!best) {
    const beginnings = forms.flatMap(({prefix = []}) => prefix)
    const [first = '', ...others] = new Set(beginnings)
    const prefixes = others.reduce((one, other) => fill(words.or, {one, other}), first)
    slips.push(fill(words.otherBeginning, {prefixes}))
  }
  const notes = [...slips, ...(best?.notes ?? [])]
  if (notes.length > 0 || !best) return {fits: false, notes}
  return {fits: true, notes: [praise(best.form, words)]}
}

/** “Copied whole” may be said only where check digits tell. */
function praise({checksum, weak}: TokenForm, words: GuideClientWords): string {
  if (weak) return words.looksWeak
  return checksum ? words.looksWhole : words.looksRight
}

/** What goes wrong with any token on its way through the clipboard. */
function slipsOf(pasted: string, token: string, words: GuideClientWords): string[] {
  const notes: string[] = []
  if (pasted !== token) notes.push(words.blanksAround)
  if (/\s/.test(token)) notes.push(words.blankInside)
  if (/^["'“”‘’].*["'“”‘’]$/.test(token)) notes.push(words.quoted)
  if (/^(?:authorization:|bearer |ssws |basic |token |apikey )/i.test(token)) {
    notes.push(words.headed)
  }
  if (/^[•*●.]+$|…|\.\.\.$/.test(token)) notes.push(words.masked)
  return notes
}

/** What of `token` is not as `form` has it. */
function notesOf(token: string, form: TokenForm, words: GuideClientWords): string[] {
  const {prefix = [], contains, alphabet, checksum} = form
  const {minLength = 0, maxLength = Number.POSITIVE_INFINITY} = form
  const notes: string[] = []
  if (token.length < minLength || token.length > maxLength) {
    const wanted = minLength === maxLength ? `${minLength}` : range(minLength, maxLength, words)
    notes.push(fill(words.otherLength, {n: token.length, wanted}))
  }
  if (contains !== undefined && !token.includes(contains)) {
    notes.push(fill(words.without, {what: contains}))
  }
  if (alphabet !== undefined) {
    const safe = alphabet.replace(/[\\\]^]/g, '\\$&').replace(/-$/, '\\-')
    if (!new RegExp(`^[${safe}]*$`).test(token.replace(/\s/g, ''))) {
      notes.push(words.otherCharacters)
    }
  }
  if (notes.length === 0 && checksum && !checksumFits(token, checksum, prefix[0] ?? '')) {
    notes.push(words.checkDigits)
  }
  return notes
}

function range(from: number, to: number, words: GuideClientWords): string {
  if (to === Number.POSITIVE_INFINITY) return fill(words.atLeast, {n: from})
  return from === 0 ? fill(words.atMost, {n: to}) : fill(words.between, {from, to})
}
