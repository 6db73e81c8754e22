/** Names of files and texts of articles, in what people and services of CI read line by line. */

import {expect, test} from 'vitest'
import {oneLine} from '../../src/report/paint.ts'
import {makeFinding, makeResult, render} from './make-result.ts'

const evil = 'content/a\u001B[2K\r\u009B\u202Eb\u061C\u2028.mdx'
const place = {file: evil, line: 7, column: 2}

test.each(['pretty', 'lines', 'github'])(
  '%s shows no sign that a terminal obeys',
  function (format) {
    const text = render(format, makeResult({findings: [makeFinding({place})]}))
    expect(text).toContain('content/a\uFFFD[2K')
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u061C\u2028\u202E]/u)
  }
)

test('old commands of workflows are none, wherever they stand', function () {
  expect(oneLine('a ##[add-mask]e ##vso[task.x]b ## [c] ##d')).toBe(
    'a # #[add-mask]e # #vso[task.x]b ## [c] ##d'
  )
})

test('no line begins as a command', function () {
  const own = {file: '::stop-commands::x.md', line: 1, column: 1}
  expect(render('pretty', makeResult({findings: [makeFinding({place: own})]}))).toMatch(
    /^\.\/::stop-commands/m
  )
})
