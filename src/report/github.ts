/**
 * Workflow commands of GitHub Actions: findings as notes on the lines of a pull request.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */

import type {Finding, Severity} from '../model/finding.ts'
import type {CheckResult} from '../model/result.ts'
import {count, printable} from './paint.ts'
import {type Shown, shower} from './places.ts'
import {howToDecide} from './sentence.ts'
import {shardsText} from './totals.ts'
import type {CheckView} from './view.ts'

/**
 * GitHub shows that many notes of a kind for a step; of all kinds 50 for a job, which leaves room for other steps.
 * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
 */
const most = 10

const kinds: ReadonlyArray<readonly [Severity, command: string]> = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'notice']
]

export function github(result: CheckResult, view: CheckView): string {
  const {findings} = result
  const show = shower(result, view)
  const lines: string[] = []
  for (const [severity, command] of kinds) {
    const those = findings.filter((finding) => finding.severity === severity)
    for (const finding of those.slice(0, most))
      lines.push(commandLine(command, finding, show(finding)))
    if (those.length > most)
      lines.push(`${count(those.length - most, `more ${command}`)}: npx collate check`)
  }
  if (result.missing) lines.push(`::error::${data(`${shardsText(result.missing)} missing`)}`)
  return lines.map((line) => `${line}\n`).join('')
}

function commandLine(command: string, finding: Finding, {place, message}: Shown): string {
  const {file, line, column} = place
  const properties = {
    // Ends of lines are encoded below.
    file: file.split('\n').map(printable).join('\n'),
    line,
    col: column,
    title: `${finding.rule} [${finding.id}]`
  }
  const list = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`)
  return `::${command} ${list.join(',')}::${data([message, ...howToDecide(finding)].join('\n'))}`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
