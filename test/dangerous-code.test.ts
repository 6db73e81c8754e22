/** Text is never code: what could make it some is used nowhere, or where it was looked at. */

import path from 'node:path'
import {expect, test} from 'vitest'
import {codeOf, files} from './helpers/own-code.ts'

/** Files whose code has a match of `pattern`, which has to find itself in `example`. */
function using(pattern: RegExp, example: string): string[] {
  if (!pattern.test(example)) throw new Error(`${pattern} does not find \`${example}\``)
  return files
    .filter((file) => pattern.test(codeOf(file)))
    .map((file) => file.replaceAll(path.sep, '/'))
}

test.each([
  ['eval', /(?<![\w$.'`])eval\s*\(/, 'eval (text)'],
  ['new Function', /\bnew\s+Function\b|(?<![\w$.])Function\s*\(/, 'new Function(text)'],
  ['a context to run text in', /['"](?:node:)?vm['"]/, "from 'node:vm'"],
  ['timers that run text', /\bset(?:Timeout|Interval)\(\s*['"`]/, "setTimeout('x()')"],
  [
    'a shell',
    /\bshell:\s*(?:true|process)\b|(?<!\.)\bexec(?:Sync)?\(|\{[^}]*\bexec(?:Sync)?\b[^}]*\} from 'node:child/,
    'shell: true'
  ],
  [
    'markup of text in a page',
    /\b(?:innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe)\b|\bdocument\.write/,
    'a.innerHTML = x'
  ],
  ['scripts made of text', /createElement\(\s*['"]script/, "createElement('script')"]
])('nothing uses %s', function (_, pattern, example) {
  expect(using(pattern, example)).toEqual([])
})

test('programs are started by name, with arguments that no shell reads, from these files only', function () {
  expect(using(/from 'node:child_process'/, "import {fork} from 'node:child_process'")).toEqual([
    'cli/main.ts',
    'config/load-config.ts',
    'pipeline/astro.ts',
    'pipeline/checker.ts',
    'pipeline/git-user.ts',
    'pipeline/git.ts',
    'site/program.ts',
    'stage/verify.ts'
  ])
})

test('modules are loaded by a name that stands in the code, but for the configuration and the program that renders pages', function () {
  expect(using(/\bimport\(\s*(?!['"])/, 'import(name)')).toEqual([
    'config/load-config.ts',
    'site/program.ts'
  ])
})

test('the site takes HTML where it was checked at staging or made by a package, and its own styles', function () {
  expect(using(/\bset:html=/, '<p set:html={x} />')).toEqual([
    'site/components/Pieces.astro',
    'site/layouts/Page.astro',
    'site/parts/Formula.astro',
    'site/parts/Step.astro'
  ])
})
