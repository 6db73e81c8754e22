/**
 * GitLab Code Quality: findings in the widget and on the lines of a merge request.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */

import type {Finding, Severity} from '../model/finding.ts'
import type {RunResult} from '../model/result.ts'
import {fingerprinter} from './fingerprints.ts'
import {print} from './json.ts'
import {shower} from './places.ts'
import type {CheckView} from './view.ts'

const severities: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  info: 'info'
}

export function gitlab(result: RunResult, view: CheckView): string {
  const show = shower(result, view)
  const fingerprintOf = fingerprinter()

  return print(
    result.findings.map(function (finding) {
      const {place, message} = show(finding)
      return {
        description: `${message} [${finding.id}]`,
        check_name: finding.rule,
        fingerprint: fingerprintOf(finding),
        severity: severityOf(finding),
        location: {path: place.file, lines: {begin: place.line}}
      }
    })
  )
}

/** What opens doors to strangers is worse than what misleads readers. */
function severityOf({rule, severity}: Finding): string {
  return severity === 'error' && rule.startsWith('secret/') ? 'blocker' : severities[severity]
}
