/** Placeholders such as `YOUR-ORG` become tags that the page can fill in; as they stand they are readable. */

import type {PhrasingContent} from 'mdast'
import {placeholderPattern} from '../../model/placeholder.ts'
import {inline} from '../tree.ts'

export interface Placeholders {
  names: readonly string[]
  /** Names that were met. */
  used: Set<string>
  /** Parts of `text`: those at odd places are names. */
  split(text: string): string[]
  has(text: string): boolean
}

export function placeholders(names: readonly string[]): Placeholders {
  const used = new Set<string>()
  const pattern = placeholderPattern(names)

  function split(text: string): string[] {
    if (!pattern) return [text]
    const parts = text.split(pattern)
    for (let index = 1; index < parts.length; index += 2) used.add(parts[index] as string)
    return parts
  }

  return {names, used, split, has: (text) => split(text).length > 1}
}

/** Running text with its placeholders as tags. */
export function fillText(value: string, fill: Placeholders): PhrasingContent[] {
  return fill.split(value).flatMap(function (part, index): PhrasingContent[] {
    if (part === '') return []
    if (index % 2 === 0) return [{type: 'text', value: part}]
    return [inline('Fill', {name: part}, [{type: 'text', value: part}])]
  })
}
