/** GitLab Code Quality: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */

import {expect, test} from 'vitest'
import {makeFinding, makeResult, render} from './make-result.ts'

test('gitlab: the fields that are documented, a fingerprint for each', function () {
  const place = {file: 'content/articles/en/keys/keys.mdx', line: 3, column: 5}
  const findings = [
    makeFinding({rule: 'secret/jwt', severity: 'error', id: 's3cr', fingerprint: 's3cret', place}),
    makeFinding({rule: 'source/binary', severity: 'error'}),
    makeFinding({rule: 'source/empty', id: 'k3f9h'}),
    makeFinding({rule: 'source/empty', severity: 'info', id: 'm2m2', fingerprint: 'm2m2m2'})
  ]
  const location = {path: 'content/articles/en/keys/keys.mdx', lines: {begin: 3}}
  const empty = 'The page is empty, so it was not imported'

  expect(JSON.parse(render('gitlab', makeResult({findings})))).toEqual([
    {
      description: 'A signed token (JWT) stands in the text; it was hidden [s3cr]',
      check_name: 'secret/jwt',
      fingerprint: 's3cret',
      severity: 'blocker',
      location
    },
    {
      description: 'The file is not a text, so it was not imported [k3f9]',
      check_name: 'source/binary',
      fingerprint: 'k3f9k3f9k3f9k3f9',
      severity: 'major',
      location
    },
    {
      description: `${empty} [k3f9h]`,
      check_name: 'source/empty',
      fingerprint: 'k3f9k3f9k3f9k3f9-2',
      severity: 'minor',
      location
    },
    {
      description: `${empty} [m2m2]`,
      check_name: 'source/empty',
      fingerprint: 'm2m2m2',
      severity: 'info',
      location
    }
  ])
})

test('gitlab: nothing found is an empty list', function () {
  expect(render('gitlab', makeResult({findings: []}))).toBe('[]\n')
})
