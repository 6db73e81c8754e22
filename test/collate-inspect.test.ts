/**
 * Looks at single articles: `test/inspect/<rule>/<case>/`.
 *
 * A case holds `article.md` and `findings.json`. Its name starts with what it shows: `finds-` or `quiet-`.
 * `UPDATE=1 npx vitest run test/collate-inspect.test.ts` writes the expectations anew; look at the diff.
 */

import {globSync} from 'node:fs'
import {readFile, writeFile} from 'node:fs/promises'
import {expect, test} from 'vitest'
import {inspect} from '../src/collate/index.ts'
import {readMarkdown} from '../src/mdx/index.ts'
import {rules} from '../src/model/rules/index.ts'

const fixtures = new URL('inspect/', import.meta.url)
const cases = globSync('*/*', {cwd: fixtures}).sort()

test('each rule has cases in which it speaks, and such in which it is quiet', function () {
  const verdicts = new Set(cases.map((path) => path.replace(/\/(finds|quiet)-.*$/, '/$1')))
  expect([...verdicts].sort()).toEqual(
    ['dup-block', 'step-count-claim'].flatMap((rule) => [`${rule}/finds`, `${rule}/quiet`])
  )
})

test.each(cases)('%s', async function (path) {
  const [, name, verdict] = /^([^/]+)\/(finds|quiet)-/.exec(path) ?? []
  const read = (file: string) => readFile(new URL(`${path}/${file}`, fixtures), 'utf8')
  const {body} = readMarkdown(await read('article.md'))
  const findings = inspect({title: 'Windbell', file: 'article.md', body})

  if (process.env['UPDATE'] === '1') {
    const lines = findings.map((finding) => `\n  ${JSON.stringify(finding)}`)
    await writeFile(new URL(`${path}/findings.json`, fixtures), `[${lines}\n]\n`)
  }
  expect(findings).toEqual(JSON.parse(await read('findings.json')))
  expect(findings.map(({rule}) => rule.replace('/', '-'))).toEqual(
    verdict === 'finds' ? [name] : []
  )
  for (const {rule, args} of findings)
    expect(rules[rule].sentence(args)).not.toMatch(/undefined|\[object|\.$/)
})

test('a title that promises steps is held against the only procedure', function () {
  const {body} = readMarkdown('1. Sign in.\n2. Select **Keys**.\n')
  const findings = inspect({title: 'Get a key in 5 quick steps', file: 'article.md', body})
  expect(findings).toMatchObject([
    {rule: 'step/count-claim', args: {text: 'in 5 quick steps', claimed: 5, steps: 2}}
  ])
})
