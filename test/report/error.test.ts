/** Errors in words: what a person can mend is told as that, all else as a bug. */

import {expect, test} from 'vitest'
import {StopError} from '../../src/model/stop-error.ts'
import {errorText, plainLook} from '../../src/report/index.ts'

const disk = (code: string) =>
  Object.assign(new Error(code), {code, syscall: 'open', path: '/kb/content/one.mdx'})

test.each([
  ['ENOSPC', 'The disk is full', 'Make room'],
  ['EROFS', '/kb/content/one.mdx may not be written', 'Allow it'],
  ['EACCES', '/kb/content/one.mdx may not be read or written', 'Allow it'],
  ['EIO', 'The disk reports an error at /kb/content/one.mdx', 'See that it is sound'],
  ['EISDIR', '/kb/content/one.mdx is in the way', 'Move it away']
])('%s is no bug', function (code, what, remedy) {
  const text = errorText(disk(code), plainLook)
  expect(text).toMatch(new RegExp(`^collate: ${what}.*\n {2}${remedy}, and run it again.*\n$`))
})

test('what nobody can mend comes with its stack', function () {
  expect(errorText(new TypeError('x is no function'), plainLook)).toMatch(/a bug.*\n.*\n\s+at /)
  expect(errorText(disk('ENOENT'), plainLook)).toMatch(/a bug/)
  expect(errorText(new StopError('No', {hint: 'Yes'}), plainLook)).toBe('collate: No\n  Yes\n')
})
