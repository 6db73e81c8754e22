/** What the readers of wiki markup work with. */

import type {Element, ElementContent, Properties} from 'hast'
import type {Position} from 'unist'
import type {Entry} from '../../model/record.ts'
import type {Place} from '../positions.ts'

export interface Wiki {
  text: string
  place: Place
  /** Markup that went: its letters are words to whoever reads the text as it stands. */
  removed: string[]
  /** Words that only the markup said. */
  added: string[]
  links: string[]
  images: string[]
}

export function createWiki(text: string, place: Place): Wiki {
  return {text, place, removed: [], added: [], links: [], images: []}
}

/** What the reading of the markup took out and put in. */
export function entryOf({removed, added, links, images}: Wiki): Entry[] {
  if (removed.length + added.length + links.length + images.length === 0) return []
  const none = {links: [], images: []}
  return [
    {
      by: 'wiki-markup',
      offset: 0,
      args: {marks: removed.length},
      removed: {text: removed.join('\n'), ...none},
      added: {text: added.join('\n'), links, images}
    }
  ]
}

export function make(
  position: Position,
  tagName: string,
  properties: Properties,
  children: readonly ElementContent[]
): Element {
  return {type: 'element', tagName, properties, children: [...children], position}
}

export function makeText(position: Position, value: string): ElementContent {
  return {type: 'text', value, position}
}

/** A macro of storage format, whose handlers make the rest of it. */
export function makeMacro(
  position: Position,
  name: string,
  parameters: ReadonlyMap<string, string>,
  bodies: readonly Element[]
): Element {
  const given = [...parameters].map(([key, value]) =>
    make(position, 'ac:parameter', {'ac:name': key}, [makeText(position, value)])
  )
  return make(position, 'ac:structured-macro', {'ac:name': name}, [...given, ...bodies])
}

/** `title=Mind|icon=false`; what has no name is `''`. */
export function readParameters(text: string): Map<string, string> {
  const result = new Map<string, string>()
  for (const part of text.split('|')) {
    const [, name, value] = /^\s*([\w-]{1,60})\s*=(.*)$/s.exec(part) ?? []
    if (name !== undefined) result.set(name, (value ?? '').trim())
    else if (part.trim() !== '') result.set('', part.trim())
  }
  return result
}
