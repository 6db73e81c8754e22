/** The formats of `check`, by name. */

import type {CheckResult} from '../model/result.ts'
import {table} from '../model/table.ts'
import {github} from './github.ts'
import {gitlab} from './gitlab.ts'
import {checkJson} from './json.ts'
import {junit} from './junit.ts'
import {lines} from './lines.ts'
import {comment, markdown} from './markdown.ts'
import {pretty} from './pretty.ts'
import {sarif} from './sarif.ts'
import type {CheckView} from './view.ts'

export interface Format {
  render: (result: CheckResult, view: CheckView) => string
  /** It is a document: nothing else may stand in the same file. */
  whole: boolean
}

export const formats: Readonly<Record<string, Format>> = table({
  pretty: {render: (result, {look, isWhole}) => pretty(result, look, isWhole), whole: false},
  lines: {render: lines, whole: false},
  json: {render: checkJson, whole: true},
  sarif: {render: sarif, whole: true},
  junit: {render: junit, whole: true},
  github: {render: github, whole: false},
  gitlab: {render: gitlab, whole: true},
  markdown: {render: markdown, whole: true},
  comment: {render: comment, whole: true}
})
