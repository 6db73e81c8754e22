/** The public schema of SARIF 2.1.0. */

import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {Ajv} from 'ajv'

/** The schema is of draft 4, of which it uses nothing that later drafts read in another way but `id`. */
function readSchema(): object {
  const {resolve} = createRequire(import.meta.url)
  const file = resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
  const {$schema: _draft, id: _id, ...schema} = JSON.parse(readFileSync(file, 'utf8'))
  return schema
}

export const validateSarif = new Ajv({
  allErrors: true,
  strict: false,
  // One of its patterns is written for the older rules.
  unicodeRegExp: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': (text: string) => URL.canParse(text, 'file:///') && !/[\s"<>^`{|}]/.test(text),
    'date-time': (text: string) => !Number.isNaN(Date.parse(text))
  }
}).compile(readSchema())
