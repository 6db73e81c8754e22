/** A text parted at the names of values that readers type. */

import {placeholderPattern} from '../model/placeholder.ts'

export interface Part {
  /** Name of the value that stands here. */
  name?: string
  value: string
}

/** `names` are parted by `|`. */
export function pieces(text: string, names: string | undefined): Part[] {
  const pattern = placeholderPattern((names ?? '').split('|'))
  if (!pattern) return [{value: text}]
  return text
    .split(pattern)
    .map((value, index) => (index % 2 === 1 ? {name: value, value} : {value}))
    .filter((part) => part.value !== '')
}
