/** What stands in a text in the place of a secret. */

import {decoded} from './decoded.ts'

/** Its kind, how many characters it has, and six digits of an HMAC of it. */
export const hiddenSecret = /⟦([a-z-]{3,30}) hidden, (\d{1,7}) characters, ([0-9a-f]{6})⟧/g

/** `text` as it is compared with that of another page: which secret was hidden makes no difference. */
export function withoutWhich(text: string): string {
  return text.includes('⟦') ? text.replace(hiddenSecret, '⟦$1⟧') : text
}

/** The same for an address. */
export function withoutWhichInUrl(url: string): string {
  const plain = withoutWhich(decoded(url))
  return plain.includes('⟦') ? plain : url
}
