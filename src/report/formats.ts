/** The formats of `check`, by name. */

import type {RunResult} from '../model/result.ts'
import {github} from './github.ts'
import {checkJson} from './json.ts'
import type {Look} from './paint.ts'
import {pretty} from './pretty.ts'

export const formats: Readonly<Record<string, (result: RunResult, look: Look) => string>> = {
  pretty,
  json: checkJson,
  github
}
