/** Errors in words: what, where, what to do; the stack of a bug. */

import {diskError} from '../model/disk-error.ts'
import {StopError} from '../model/stop-error.ts'
import {type Look, oneLine, paint} from './paint.ts'

export function errorText(thrown: unknown, look: Look): string {
  const {bold, red, dim} = paint(look)
  const error = diskError(thrown) ?? thrown
  if (!(error instanceof StopError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return `${red('collate: a bug')}, please report it with what follows\n${stack}\n`
  }

  const {message, place, hint} = error
  const lines = [`${red('collate:')} ${bold(oneLine(message))}`]
  if (place) lines.push(`  at ${oneLine(place.file)}:${place.line}:${place.column}`)
  if (hint) lines.push(dim(`  ${oneLine(hint)}`))
  return `${lines.join('\n')}\n`
}
