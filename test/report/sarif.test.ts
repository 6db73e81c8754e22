/** SARIF: valid by its schema, and all that GitHub requires of it, within its limits. */

import {gzipSync} from 'node:zlib'
import {expect, test} from 'vitest'
import {ruleIds} from '../../src/report/index.ts'
import {validateSarif} from '../helpers/sarif-schema.ts'
import {makeFinding, makeResult, render} from './make-result.ts'

const run = (text: string) => JSON.parse(text).runs[0]

test('it is what its schema says, with findings and without', function () {
  const cause = {file: 'content/sources/wiki/1/a page.html', line: 4, column: 2}
  const evil = makeFinding({
    rule: 'source/encoding',
    args: {encoding: 'x\uD800\u0000[a](https://b.example)'},
    place: {file: 'content/á "b"<c>%\uD800.mdx', line: 0, column: 0},
    cause
  })
  for (const findings of [makeResult().findings, [], [evil]]) {
    validateSarif(JSON.parse(render('sarif', makeResult({findings}))))
    expect(validateSarif.errors).toBeNull()
  }
  validateSarif({...JSON.parse(render('sarif')), version: '2.0.0'})
  expect(validateSarif.errors).not.toBeNull()
})

test('a result has a level, a place, a fingerprint and the other version', function () {
  const finding = makeFinding({
    rule: 'step/missing',
    severity: 'info',
    args: {step: 'Open the [menu](https://b.example)'},
    cause: {file: 'content/sources/wiki/1/a page.html', line: 4, column: 2}
  })
  const [result] = run(render('sarif', makeResult({findings: [finding]}), {base: 'help/'})).results

  expect(result).toEqual({
    ruleId: 'step/missing',
    ruleIndex: ruleIds.indexOf('step/missing'),
    level: 'note',
    message: {text: expect.stringContaining('“Open the [menu] (https://b.example)”')},
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: 'help/content/articles/en/keys/keys.mdx',
            uriBaseId: '%SRCROOT%'
          },
          region: {startLine: 3, startColumn: 5, endLine: 3, endColumn: 6}
        }
      }
    ],
    relatedLocations: [
      {
        id: 1,
        message: {text: 'The other version'},
        physicalLocation: {
          artifactLocation: {
            uri: 'help/content/sources/wiki/1/a%20page.html',
            uriBaseId: '%SRCROOT%'
          },
          region: {startLine: 4, startColumn: 2, endLine: 4, endColumn: 3}
        }
      }
    ],
    partialFingerprints: {
      primaryLocationLineHash: 'k3f9k3f9k3f9k3f9',
      'collate/v1': 'k3f9k3f9k3f9k3f9'
    },
    properties: {id: 'k3f9', article: 'a1'}
  })
})

test('every rule says what GitHub requires, at a length that it takes', function () {
  const {driver} = run(render('sarif')).tool
  expect([driver.name, driver.semanticVersion]).toEqual(['Collate', '1.2.3'])
  expect(driver.rules.map(({id}: {id: string}) => id)).toEqual(ruleIds)

  for (const rule of driver.rules) {
    for (const key of ['shortDescription', 'fullDescription']) {
      expect(rule[key].text).not.toBe('')
      expect(rule[key].text.length).toBeLessThanOrEqual(1024)
    }
    expect(rule.help.text).toBe(rule.help.markdown)
    expect(rule.help.text).not.toBe('')
    expect(rule.name.length).toBeLessThanOrEqual(255)
    expect(['error', 'warning', 'note']).toContain(rule.defaultConfiguration.level)
  }
  const secret = driver.rules.find(({id}: {id: string}) => id === 'secret/jwt')
  expect(secret.properties).toEqual({
    tags: ['secret', 'security'],
    'problem.severity': 'error',
    'security-severity': '8.0'
  })
})

test('more findings than GitHub takes: the worst are kept, the others counted', function () {
  const error = makeFinding({rule: 'source/binary', severity: 'error'})
  const others = Array.from({length: 25_001}, (_, index) =>
    makeFinding({
      rule: 'step/missing',
      args: {step: `Choose key number ${index} of the Brookline workspace`},
      fingerprint: `f${index}`,
      id: `f${index}`
    })
  )
  const text = render('sarif', makeResult({findings: [error, ...others]}))
  const {results, invocations} = run(text)

  expect(results).toHaveLength(25_000)
  expect(results[0].ruleId).toBe('source/binary')
  expect(invocations).toEqual([
    {
      executionSuccessful: true,
      toolExecutionNotifications: [
        {
          level: 'warning',
          message: {
            text: '2 findings more, none worse than those here: `npx collate check` shows all'
          }
        }
      ]
    }
  ])
  expect(gzipSync(text).length).toBeLessThan(10_000_000)
})

test('findings that are alike are told apart, as GitHub would show one of them', function () {
  const prints = run(render('sarif')).results.map(
    (result: {partialFingerprints: Record<string, string>}) =>
      result.partialFingerprints['primaryLocationLineHash']
  )
  expect(prints).toEqual(['k3f9k3f9k3f9k3f9', 'k3f9k3f9k3f9k3f9-2', 'k3f9k3f9k3f9k3f9-3'])
})
