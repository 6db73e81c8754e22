/**
 * GitLab Code Quality: findings in the widget and on the lines of a merge request.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */

import type {Finding, Severity} from '../model/finding.ts'
import type {CheckResult} from '../model/result.ts'
import {fingerprinter} from './fingerprints.ts'
import {print} from './json.ts'
import {rootFile, shower} from './places.ts'
import {shardsText} from './totals.ts'
import type {CheckView} from './view.ts'

const severities: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  info: 'info'
}

export function gitlab(result: CheckResult, view: CheckView): string {
  const show = shower(result, view)
  const fingerprintOf = fingerprinter()

  const issues = result.findings.map(function (finding) {
    const {place, message} = show(finding)
    return {
      description: `${message} [${finding.id}]`,
      check_name: finding.rule,
      fingerprint: fingerprintOf(finding),
      severity: severityOf(finding),
      location: {path: place.file, lines: {begin: place.line}}
    }
  })
  return print(result.missing ? [missingIssue(result.missing, view), ...issues] : issues)
}

/** The format has no other place for it. */
function missingIssue(
  missing: NonNullable<CheckResult['missing']>,
  {base}: CheckView
): Record<string, unknown> {
  return {
    description: `${shardsText(missing)} missing`,
    check_name: 'collate/shards',
    fingerprint: `shards-${missing.shards.join('-')}-of-${missing.of}`,
    severity: 'blocker',
    location: {path: base + rootFile, lines: {begin: 1}}
  }
}

/** What opens doors to strangers is worse than what misleads readers. */
function severityOf({rule, severity}: Finding): string {
  return severity === 'error' && rule.startsWith('secret/') ? 'blocker' : severities[severity]
}
