/**
 * Runs `compose` on its fixtures: `test/compose/<case>/`.
 *
 * A case holds `left.md` (the lead), `right.md`, `take.json` (the rules whose findings are answered
 * with `take`) and `output.md`.
 * `UPDATE=1 npx vitest run test/compose.test.ts` writes the expectations anew; look at the diff.
 */

import {globSync} from 'node:fs'
import {readFile, writeFile} from 'node:fs/promises'
import {expect, test} from 'vitest'
import {collate} from '../src/collate/index.ts'
import {compose} from '../src/compose/index.ts'
import {readMarkdown, writeMarkdown} from '../src/mdx/index.ts'
import type {Article} from '../src/model/article.ts'
import type {Decision} from '../src/model/decision.ts'
import {finish, type Place} from '../src/model/finding.ts'

const fixtures = new URL('compose/', import.meta.url)
const cases = globSync('*', {cwd: fixtures}).sort()

test.each(cases)('%s', async function (name) {
  const read = (file: string) => readFile(new URL(`${name}/${file}`, fixtures), 'utf8')
  const left = article(await read('left.md'), 'left')
  const right = article(await read('right.md'), 'right')
  const taken = JSON.parse(await read('take.json')) as string[]
  const collation = collate(left, right)
  const decisions = finish(collation.findings, left.id, ({at}) => at as Place)
    .filter(({rule}) => taken.includes(rule))
    .map(({rule, fingerprint}): Decision => ({fingerprint, rule, answer: 'take', reason: 'tested'}))
  const before = JSON.stringify(left.body)
  const composed = compose([left, right], 'files/left', decisions, [collation])
  const output = writeMarkdown(composed.article.body)

  if (process.env['UPDATE'] === '1') await writeFile(new URL(`${name}/output.md`, fixtures), output)

  expect(output).toBe(await read('output.md'))
  expect(composed.applied).toEqual(decisions)
  expect(composed.findings).toEqual([])
  expect(decisions.map(({rule}) => rule)).toEqual(expect.arrayContaining(taken))
  expect(JSON.stringify(left.body)).toBe(before)
  expect({...composed.article, body: left.body}).toEqual(left)

  const again = collate(article(output, 'left'), right)
  expect(again.findings.filter(({rule}) => taken.includes(rule))).toEqual([])
})

test('without decisions the lead is published as it is', function () {
  const left = article('A\n\nB', 'left')
  expect(compose([left], 'files/left', [], []).article).toBe(left)
})

test('what has no text to take is refused, aloud', function () {
  const left = article('1. Open the door.\n2. Turn on the light.\n3. Close the door.', 'left')
  const right = article('1. Turn on the light.\n2. Close the door.\n3. Open the door.', 'right')
  const collation = collate(left, right)
  const [found] = finish(collation.findings, left.id, ({at}) => at as Place)
  const decision: Decision = {
    fingerprint: found!.fingerprint,
    rule: found!.rule,
    answer: 'take',
    reason: 'tested'
  }
  const {applied, findings} = compose([left, right], 'files/left', [decision], [collation])
  expect(applied).toEqual([])
  expect(findings.map(({rule}) => rule)).toEqual(['decision/invalid'])
})

function article(markdown: string, name: string): Article {
  return {
    id: 'open-the-door',
    title: 'Open the door',
    file: `${name}.md`,
    page: `files/${name}`,
    labels: [],
    locale: 'en',
    section: 'inbox',
    body: readMarkdown(markdown).body,
    anchors: {}
  }
}
