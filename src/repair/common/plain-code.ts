/** Code that somebody put on the lines of a paragraph and did not set as such. */

import type {Element} from 'hast'
import {isElement} from './tree.ts'

/** The lines of `block`, when each but the last is one of a command that goes on, or all are JSON. */
export function plainCode({children}: Element): string[] | undefined {
  if (!children.some((child) => isElement(child, 'br'))) return undefined
  if (!children.every((child) => child.type === 'text' || isElement(child, 'br'))) return undefined
  const lines = ['']
  for (const child of children)
    if (child.type !== 'text') lines.push('')
    // A line that is broken in the source is none.
    else lines[lines.length - 1] += child.value.replace(/[\r\n]+/g, '').replaceAll('\u00A0', ' ')

  const seen = lines.map((line) => line.trimEnd()).filter((line) => line !== '')
  const isCommand = seen.length > 1 && seen.slice(0, -1).every((line) => /\s\\$/.test(line))
  return isCommand || isJson(seen.join('\n').trim()) ? seen : undefined
}

function isJson(source: string): boolean {
  if (!/^[[{].*[\]}]$/s.test(source)) return false
  try {
    return typeof JSON.parse(source) === 'object'
  } catch {
    return false
  }
}
