/**
 * SARIF 2.1.0, as GitHub’s code scanning takes it: what it requires, within its limits.
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support
 */

import type {Finding, Severity} from '../model/finding.ts'
import type {CheckResult} from '../model/result.ts'
import {type RuleId, rules} from '../model/rules/index.ts'
import {answerText, decideCommand} from './answer-text.ts'
import {firstSentence, ruleIds} from './explain.ts'
import {fingerprinter} from './fingerprints.ts'
import {print} from './json.ts'
import {count, shorten} from './paint.ts'
import {inRepository, type Shown, shower} from './places.ts'
import {howToDecide} from './sentence.ts'
import {partTexts} from './totals.ts'
import type {CheckView} from './view.ts'

/** A file with more results in a run is refused. */
const mostResults = 25_000

/** Longest description of a rule, in characters. */
const longestDescription = 1024

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note'
}

/** Paths are relative to it; where it lies is for those to say who read the file. */
const sourceRoot = '%SRCROOT%'

export function sarif(result: CheckResult, view: CheckView): string {
  const show = shower(result, view)
  const fingerprintOf = fingerprinter()
  // Findings come worst first.
  const kept = result.findings.slice(0, mostResults)
  const driver = {name: 'Collate', semanticVersion: view.version, rules: ruleIds.map(ruleOf)}

  return print({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {driver},
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [sourceRoot]: {description: {text: 'The folder that the check was started in'}}
        },
        invocations: [
          {
            executionSuccessful: !result.missing,
            toolExecutionNotifications: [
              ...leftOut(result.findings.length - kept.length),
              ...partTexts(result).map((text) => ({level: 'warning', message: {text}}))
            ]
          }
        ],
        results: kept.map((finding) =>
          resultOf(finding, show(finding), fingerprintOf(finding), view)
        )
      }
    ]
  })
}

function leftOut(number: number): unknown[] {
  if (number === 0) return []
  const text = `${count(number, 'finding')} more, none worse than those here: \`npx collate check\` shows all`
  return [{level: 'warning', message: {text}}]
}

/** All rules are listed, found or not: they should be the same in every file of a version. */
function ruleOf(id: RuleId): unknown {
  const {severity, explanation, answers: offered} = rules[id]
  const security = id.startsWith('secret/')
  const choices = offered.map(
    (answer) =>
      `- \`${decideCommand({id: 'ID', rule: id}, answer)}\`: ${answerText({rule: id}, answer)}`
  )
  const help = [explanation, ...(choices.length > 0 ? [choices.join('\n')] : [])].join('\n\n')
  return {
    id,
    name: id,
    shortDescription: {text: shorten(firstSentence(explanation), longestDescription)},
    fullDescription: {text: shorten(explanation, longestDescription)},
    help: {text: help, markdown: help},
    defaultConfiguration: {level: levels[severity]},
    properties: {
      tags: [id.slice(0, id.indexOf('/')), ...(security ? ['security'] : [])],
      'problem.severity': severity === 'info' ? 'recommendation' : severity,
      ...(security && {'security-severity': '8.0'})
    }
  }
}

function resultOf(
  finding: Finding,
  {place, message}: Shown,
  fingerprint: string,
  {base}: CheckView
): unknown {
  const cause = finding.cause && inRepository(finding.cause, base)
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIds.indexOf(finding.rule),
    level: levels[finding.severity],
    message: {text: plain([message, ...howToDecide(finding)].join('\n'))},
    locations: [locationOf(place)],
    ...(cause && {
      relatedLocations: [{id: 1, message: {text: 'The other version'}, ...locationOf(cause)}]
    }),
    // GitHub reads the first of them only.
    partialFingerprints: {primaryLocationLineHash: fingerprint, 'collate/v1': fingerprint},
    properties: {id: finding.id, article: finding.article}
  }
}

/** A place is a point: one character, so that a viewer has something to show. */
function locationOf({file, line, column}: Shown['place']): {physicalLocation: unknown} {
  const uri = file.toWellFormed().split('/').map(encodeURIComponent).join('/')
  return {
    physicalLocation: {
      artifactLocation: {uri, uriBaseId: sourceRoot},
      region: {startLine: line, startColumn: column, endLine: line, endColumn: column + 1}
    }
  }
}

/** Words between brackets with a target behind them would become a link. */
function plain(text: string): string {
  return text.replaceAll('](', '] (')
}
