/** The heading that an old fragment means, in few bytes, as articles load it. */

import {foldAnchor} from '../../model/fold.ts'

/** The index in `headings` of the one that `fragment` means, with or without `title` before it; -1 where none does. */
export function findByText(fragment: string, title: string, headings: readonly string[]): number {
  const texts = headings.map(foldAnchor)
  const whole = foldAnchor(fragment.replace(/^id-/, ''))
  const name = foldAnchor(title)
  for (const each of [whole, whole.startsWith(name) ? whole.slice(name.length) : '']) {
    const at = each === '' ? -1 : texts.indexOf(each)
    if (at !== -1) return at
  }
  return -1
}
