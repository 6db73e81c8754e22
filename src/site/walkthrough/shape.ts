/** Compares a pasted token with the documented shape; nothing of it leaves this function. */

export interface Shape {
  prefix?: readonly string[] | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
  alphabet?: string | undefined
  weak?: boolean | undefined
}

export interface Verdict {
  fits: boolean
  /** Sentences for the reader; none of them quotes the token. */
  notes: string[]
}

export function checkShape(pasted: string, shape: Shape): Verdict {
  const notes: string[] = []
  const token = pasted.trim()
  if (token === '') return {fits: false, notes: ['Nothing was pasted yet.']}
  if (pasted !== token) notes.push('There are blanks or line breaks around it: copy without them.')
  if (/\s/.test(token))
    notes.push('There is a blank or a line break inside it: it may be two lines copied as one.')
  if (/^["'“”‘’].*["'“”‘’]$/.test(token))
    notes.push('There are quotation marks around it: leave them out.')
  if (/^(?:authorization:|bearer |ssws |basic |token )/i.test(token)) {
    notes.push('There is a header’s name before it: copy the token alone.')
  }
  if (/^[•*●.]+$|…|\.\.\.$/.test(token))
    notes.push('It is masked or cut short: this is not the whole token.')

  const {prefix = [], minLength = 0, maxLength = Number.POSITIVE_INFINITY, alphabet} = shape
  if (prefix.length > 0 && !prefix.some((each) => token.startsWith(each))) {
    notes.push(`It does not begin with ${prefix.join(' or ')}.`)
  }
  if (token.length < minLength || token.length > maxLength) {
    const wanted = minLength === maxLength ? `${minLength}` : range(minLength, maxLength)
    notes.push(`It has ${token.length} characters; ${wanted} are expected.`)
  }
  if (alphabet !== undefined) {
    const safe = alphabet.replace(/[\\\]^]/g, '\\$&').replace(/-$/, '\\-')
    if (!new RegExp(`^[${safe}]*$`).test(token.replace(/\s/g, ''))) {
      notes.push('It holds characters that do not occur in such tokens.')
    }
  }

  if (notes.length > 0) return {fits: false, notes}
  const fine = shape.weak
    ? 'It looks as it should. Nothing marks such tokens, so this says little.'
    : 'It has the shape of such a token. Whether it works, only the service can say.'
  return {fits: true, notes: [fine]}
}

function range(from: number, to: number): string {
  if (to === Number.POSITIVE_INFINITY) return `at least ${from}`
  return from === 0 ? `at most ${to}` : `${from} to ${to}`
}
