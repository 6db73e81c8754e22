/** Parts of the sentences that speak of two versions. */

import type {Args} from '../args.ts'

export const said = (args: Args, key: string) => String(args[key] ?? '')

/** Most characters of a text that a sentence quotes. */
const most = 80

/** What is said, short enough for a sentence; all of it stays in the arguments. */
export function quoted(args: Args, key: string): string {
  const text = said(args, key)
  if (text.length <= most) return `“${text}”`
  const cut = text.slice(0, most - 1)
  const blank = cut.lastIndexOf(' ')
  return `“${cut.slice(0, blank > most / 2 ? blank : most - 1).replace(/[\s,;:–—-]+$/, '')}…”`
}

/** The version that is not published, as a person knows it. */
export const copy = (args: Args) => said(args, 'copy') || said(args, 'in') || 'the other version'
export const isHere = (args: Args) => args['published'] === true
export const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
