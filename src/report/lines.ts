/** Every finding on a line of its own, `file:line:column: severity: sentence  rule [id]`, as editors read compilers. */

import type {CheckResult} from '../model/result.ts'
import {printable} from './paint.ts'
import {rootFile, shower} from './places.ts'
import {shardsText} from './totals.ts'
import type {CheckView} from './view.ts'

export function lines(result: CheckResult, view: CheckView): string {
  const show = shower(result, view)
  const missing = result.missing
    ? [`${view.base}${rootFile}:1:1: error: ${shardsText(result.missing)} missing`]
    : []
  const found = result.findings.map(function (finding) {
    const {place, message} = show(finding)
    const where = `${printable(place.file)}:${place.line}:${place.column}`
    return `${where}: ${finding.severity}: ${message}  ${finding.rule} [${finding.id}]`
  })
  return [...missing, ...found].map((line) => `${line}\n`).join('')
}
