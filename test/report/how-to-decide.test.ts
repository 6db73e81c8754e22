/** What every format prints to settle a finding is a command that a shell and `decide` take. */

import {execFileSync} from 'node:child_process'
import {expect, test} from 'vitest'
import {explain, plainLook} from '../../src/report/index.ts'
import {makeFinding, makeResult, render} from './make-result.ts'

const command = 'npx collate decide k3f9 take --reason "…"'
const result = makeResult({findings: [makeFinding({rule: 'number/conflict', severity: 'error'})]})

test.each(['pretty', 'github', 'markdown', 'junit', 'sarif'])('%s', function (format) {
  const printed = render(format, result)
    .replaceAll('%0A', '\n')
    .replaceAll('\\n', '\n')
    .replaceAll(/\\"|&quot;/g, '"')
  expect(printed).toContain(command)
  expect(printed).toContain('or meant, not-same')
  expect(printed).not.toMatch(/decide \S+ \S*\|/)
})

test('the words that a shell makes of it', function () {
  const words = execFileSync('sh', ['-c', command.replace('npx collate', "printf '%s\\n'")])
  expect(words.toString().trim().split('\n')).toEqual(['decide', 'k3f9', 'take', '--reason', '…'])
})

test('`explain` gives each answer so', function () {
  expect(explain('number/conflict', plainLook)).toContain(
    `
  npx collate decide ID take --reason "…"      Take the other version’s text
  npx collate decide ID meant --reason "…"     It is meant as it is
  npx collate decide ID not-same --reason "…"  They are not the same article
`
  )
})

test('a conflict takes the words that its texts are called by, and needs no reason', function () {
  const conflict = makeFinding({rule: 'merge/conflict', severity: 'error'})
  const printed = render('pretty', makeResult({findings: [conflict]}))
  expect(printed).toContain('    npx collate decide k3f9 mine\n    or theirs, both\n')
  expect(explain('merge/kept-block', plainLook)).toContain(
    `
  npx collate decide ID mine    Leave it as it is
  npx collate decide ID theirs  Do as the source does
`
  )
})
