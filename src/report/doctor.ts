/** What `doctor` found. */

import {print} from './json.ts'
import {type Look, oneLine, paint} from './paint.ts'

export interface Check {
  /** `odd` is worth a look; `broken` stops runs. */
  state: 'fine' | 'odd' | 'broken'
  text: string
  hint?: string
}

/** What `doctor --json` prints: `schemas/doctor.schema.json`. */
export function doctorJson(checks: readonly Check[]): string {
  return print({
    schemaVersion: 1,
    checks: checks.map(({state, text, hint}) => ({state, text, ...(hint && {hint})})),
    isFine: checks.every(({state}) => state !== 'broken')
  })
}

export function doctorText(checks: readonly Check[], look: Look): string {
  const {green, yellow, red, dim} = paint(look)
  const marks = {fine: green('ok    '), odd: yellow('look  '), broken: red('broken')}
  return checks
    .flatMap(({state, text, hint}) => [
      `${marks[state]}  ${oneLine(text)}\n`,
      ...(hint ? [`        ${dim(hint)}\n`] : [])
    ])
    .join('')
}
