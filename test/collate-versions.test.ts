/**
 * Runs collation on whole articles of different kinds: `test/collate-pairs/<case>/`.
 *
 * A case holds `left.md` (the lead), `right.md` and `expected.json`: which steps answer which, and
 * what a careful editor would say about the two: severity, rule and a part of the sentence.
 * Written by hand: nothing rewrites it.
 */

import {globSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {expect, test} from 'vitest'
import {collate, stepRows} from '../src/collate/index.ts'
import {readMarkdown} from '../src/mdx/index.ts'
import type {Article} from '../src/model/article.ts'
import {compareFindings, finish, type Place} from '../src/model/finding.ts'
import {sentence} from '../src/report/index.ts'

const fixtures = new URL('collate-pairs/', import.meta.url)

test.each(globSync('*', {cwd: fixtures}).sort())('%s', async function (name) {
  const read = (file: string) => readFile(new URL(`${name}/${file}`, fixtures), 'utf8')
  const [left, right] = [
    article(await read('left.md'), 'left'),
    article(await read('right.md'), 'right')
  ]
  const expected = JSON.parse(await read('expected.json')) as {steps: string[]; findings: string[]}
  const collation = collate(left, right)
  const found = finish(collation.findings, 'a', ({at}) => at as Place)
    .sort(compareFindings)
    .map((finding) => `${finding.severity} ${finding.rule}: ${sentence(finding)}`)

  expect(stepRows(collation).map(({line}) => line)).toEqual(expected.steps)
  expect(found.map(start)).toEqual(expected.findings.map(start))
  for (const [index, said] of expected.findings.entries())
    expect(found[index]).toContain(said.slice(start(said).length + 2))
})

function start(text: string): string {
  return text.slice(0, text.indexOf(': '))
}

function article(markdown: string, name: string): Article {
  return {
    id: name,
    title: name,
    file: `${name}.md`,
    labels: [],
    locale: 'en',
    section: 'inbox',
    body: readMarkdown(markdown).body,
    anchors: {}
  }
}
