/** Compares a pasted token with what is documented of such tokens; nothing of it leaves this function. */

import type {TokenForm} from '../../model/token-facts.ts'
import {checksumFits} from './checksum.ts'

export interface Shape {
  forms: readonly TokenForm[]
}

export interface Verdict {
  fits: boolean
  /** Sentences for the reader; none of them quotes the token. */
  notes: string[]
}

export function checkShape(pasted: string, {forms}: Shape): Verdict {
  const token = pasted.trim()
  if (token === '') return {fits: false, notes: ['Nothing was pasted yet.']}
  const slips = slipsOf(pasted, token)
  const begun = forms.filter(({prefix}) => prefix?.some((each) => token.startsWith(each)))
  const possible = begun.length > 0 ? begun : forms.filter(({prefix}) => !prefix)
  const verdicts = possible.map((form) => ({form, notes: notesOf(token, form)}))
  const best = verdicts.toSorted((a, b) => a.notes.length - b.notes.length)[0]

  if (!best) {
    const beginnings = forms.flatMap(({prefix = []}) => prefix)
    slips.push(`It does not begin with ${[...new Set(beginnings)].join(' or ')}.`)
  }
  const notes = [...slips, ...(best?.notes ?? [])]
  if (notes.length > 0 || !best) return {fits: false, notes}
  return {fits: true, notes: [praise(best.form)]}
}

/** “Copied whole” may be said only where check digits tell. */
function praise({checksum, weak}: TokenForm): string {
  if (weak) return 'It looks as it should. Nothing marks such tokens, so this says little.'
  const said = checksum ? 'Copied whole: its check digits fit.' : 'It looks like such a token.'
  return `${said} Whether it works, only the service can say.`
}

/** What goes wrong with any token on its way through the clipboard. */
function slipsOf(pasted: string, token: string): string[] {
  const notes: string[] = []
  if (pasted !== token) notes.push('There are blanks or line breaks around it: copy without them.')
  if (/\s/.test(token))
    notes.push('There is a blank or a line break inside it: it may be two lines copied as one.')
  if (/^["'“”‘’].*["'“”‘’]$/.test(token))
    notes.push('There are quotation marks around it: leave them out.')
  if (/^(?:authorization:|bearer |ssws |basic |token |apikey )/i.test(token)) {
    notes.push('There is a header’s name before it: copy the token alone.')
  }
  if (/^[•*●.]+$|…|\.\.\.$/.test(token))
    notes.push('It is masked or cut short: this is not the whole token.')
  return notes
}

/** What of `token` is not as `form` has it. */
function notesOf(token: string, form: TokenForm): string[] {
  const {prefix = [], contains, alphabet, checksum} = form
  const {minLength = 0, maxLength = Number.POSITIVE_INFINITY} = form
  const notes: string[] = []
  if (token.length < minLength || token.length > maxLength) {
    const wanted = minLength === maxLength ? `${minLength}` : range(minLength, maxLength)
    notes.push(`It has ${token.length} characters; ${wanted} are expected.`)
  }
  if (contains !== undefined && !token.includes(contains)) {
    notes.push(`There is no ${contains} in it.`)
  }
  if (alphabet !== undefined) {
    const safe = alphabet.replace(/[\\\]^]/g, '\\$&').replace(/-$/, '\\-')
    if (!new RegExp(`^[${safe}]*$`).test(token.replace(/\s/g, ''))) {
      notes.push('It holds characters that do not occur in such tokens.')
    }
  }
  if (notes.length === 0 && checksum && !checksumFits(token, checksum, prefix[0] ?? '')) {
    notes.push('A character was lost or changed on the way: its check digits do not fit.')
  }
  return notes
}

function range(from: number, to: number): string {
  if (to === Number.POSITIVE_INFINITY) return `at least ${from}`
  return from === 0 ? `at most ${to}` : `${from} to ${to}`
}
