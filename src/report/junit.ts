/**
 * JUnit XML: an article is a test suite, a finding a test, which fails where it fails the run.
 * As Jenkins and GitLab read it: https://docs.gitlab.com/ci/testing/unit_test_reports
 */

import {type Finding, isAtLeast} from '../model/finding.ts'
import type {CheckResult} from '../model/result.ts'
import {byArticle, type Group} from './by-article.ts'
import {fingerprinter} from './fingerprints.ts'
import {count} from './paint.ts'
import {type Shown, shower} from './places.ts'
import {howToDecide} from './sentence.ts'
import {shardsText} from './totals.ts'
import type {CheckView} from './view.ts'

/** GitLab refuses files of 30 MB and more; so many findings stay below. */
const mostTests = 25_000

interface Suite {
  lines: string[]
  tests: number
  failures: number
  errors: number
}

export function junit(result: CheckResult, view: CheckView): string {
  // Findings come worst first.
  const findings = result.findings.slice(0, mostTests)
  const rest = result.findings.length - findings.length
  const nameOf = namer()
  const show = shower(result, view)
  const suites = byArticle({articles: result.articles, findings}).map((group) =>
    suiteOf(group, view, (finding) => testOf(finding, show(finding), nameOf(finding), view))
  )
  if (rest > 0)
    suites.push(
      noteOf(
        'left out',
        `${count(rest, 'finding')} more, none worse than those here: npx collate check`
      )
    )
  if (result.missing)
    suites.push(noteOf('shards', `${shardsText(result.missing)} missing`, {isError: true}))

  const root = attributes({
    name: 'collate',
    tests: sum(suites.map(({tests}) => tests)),
    failures: sum(suites.map(({failures}) => failures)),
    errors: sum(suites.map(({errors}) => errors))
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${root}>`,
    ...suites.flatMap(({lines}) => lines),
    '</testsuites>',
    ''
  ].join('\n')
}

function suiteOf(
  {article, findings}: Group,
  {base, failOn}: CheckView,
  test: (finding: Finding) => string[]
): Suite {
  const name = article ? base + article.path : 'files and sources'
  const failures = findings.filter(({severity}) => isAtLeast(severity, failOn)).length
  const tests = Math.max(1, findings.length)
  const none = attributes({name: 'nothing to report', classname: name})
  const properties = Object.entries({title: article?.title, status: article?.status})

  return {
    tests,
    failures,
    errors: 0,
    lines: [
      `  <testsuite${attributes({name, tests, failures, errors: 0, skipped: 0})}>`,
      ...(article ? ['    <properties>'] : []),
      ...properties.flatMap(([key, value]) =>
        value === undefined ? [] : [`      <property${attributes({name: key, value})}/>`]
      ),
      ...(article ? ['    </properties>'] : []),
      ...(findings.length > 0 ? findings.flatMap(test) : [`    <testcase${none}/>`]),
      '  </testsuite>'
    ]
  }
}

function testOf(
  finding: Finding,
  {place, message}: Shown,
  name: string,
  {failOn}: CheckView
): string[] {
  const {file, line, column} = place
  const about = xml(
    [`${finding.severity}: ${message}`, `${file}:${line}:${column}`, ...howToDecide(finding)].join(
      '\n'
    )
  )
  const failure = attributes({message, type: finding.rule})
  return [
    `    <testcase${attributes({name, classname: file, file, line})}>`,
    isAtLeast(finding.severity, failOn)
      ? `      <failure${failure}>${about}</failure>`
      : `      <system-out>${about}</system-out>`,
    '    </testcase>'
  ]
}

/** A suite of one test that says something of all. */
function noteOf(name: string, text: string, {isError = false} = {}): Suite {
  const about = {name, tests: 1, failures: 0, errors: isError ? 1 : 0, skipped: 0}
  const test = attributes({name: text, classname: name})
  return {
    tests: 1,
    failures: 0,
    errors: about.errors,
    lines: [
      `  <testsuite${attributes(about)}>`,
      isError
        ? `    <testcase${test}><error${attributes({message: text})}/></testcase>`
        : `    <testcase${test}/>`,
      '  </testsuite>'
    ]
  }
}

/** Names by which a finding is known from run to run: GitLab keeps one of those that are the same. */
function namer(): (finding: Finding) => string {
  const fingerprintOf = fingerprinter()
  return function (finding) {
    const number = fingerprintOf(finding).slice(finding.fingerprint.length)
    return `${finding.rule} [${finding.id}${number}]`
  }
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([key, value]) => ` ${key}="${xml(String(value))}"`)
    .join('')
}

/** Text as XML 1.0 can hold it: some characters it cannot, not even escaped. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
