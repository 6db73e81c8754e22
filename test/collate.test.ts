/**
 * Runs collation on its fixtures: `test/collate/<rule>/<case>/`.
 *
 * A case holds `left.md` (the lead), `right.md` and `findings.json`, maybe `pictures.json`: digests of the
 * pictures of both, and how they look beside each other. Its name starts with what it shows: `finds-` (the rule speaks) or `quiet-` (it does not).
 * `UPDATE=1 npx vitest run test/collate.test.ts` writes the expectations anew; look at the diff.
 */

import {existsSync, globSync} from 'node:fs'
import {readFile, writeFile} from 'node:fs/promises'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {collate, diffRows, stepRows} from '../src/collate/index.ts'
import {collateRules} from '../src/collate/rules/index.ts'
import {readMarkdown} from '../src/mdx/index.ts'
import type {Article} from '../src/model/article.ts'
import type {Bead} from '../src/model/collation.ts'
import type {KnownPictures} from '../src/model/pictures.ts'
import {rules} from '../src/model/rules/index.ts'

const fixtures = new URL('collate/', import.meta.url)
const cases = globSync('*/*', {cwd: fixtures}).sort()
const folder = (rule: string) => rule.replace('/', '-')

test('every rule has fixtures, and every fixture a rule', function () {
  const names = collateRules.map(({id}) => folder(id))
  const starts = cases.map((path) => path.replace(/-[^/-]*(?:-[^/]*)?$/, ''))
  const verdicts = cases.map((path) => path.replace(/\/(finds|quiet)-.*$/, '/$1'))
  const needed = names.flatMap((name) => [`${name}/finds`, `${name}/quiet`])

  expect(starts.length).toBe(cases.length)
  expect(verdicts).toEqual(expect.arrayContaining(needed))
  expect(names).toEqual(expect.arrayContaining(cases.map((path) => path.split('/')[0])))
})

test.each(cases)('%s', async function (path) {
  const [, name, verdict] = /^([^/]+)\/(finds|quiet)-/.exec(path) ?? []
  const read = (file: string) => readFile(new URL(`${path}/${file}`, fixtures), 'utf8')
  const left = article(await read('left.md'), 'left.md')
  const right = article(await read('right.md'), 'right.md')
  const {findings} = collate(left, right, await pictures(path))

  if (process.env['UPDATE'] === '1') {
    const lines = findings.map((finding) => `\n  ${JSON.stringify(finding)}`)
    await writeFile(new URL(`${path}/findings.json`, fixtures), `[${lines}\n]\n`)
  }

  expect(findings).toEqual(JSON.parse(await read('findings.json')))
  expect(findings.some(({rule}) => folder(rule) === name)).toBe(verdict === 'finds')
  expect(collate(left, left).findings).toEqual([])
  for (const finding of findings) {
    const {sentence} = rules[finding.rule]
    expect(sentence(finding.args)).not.toMatch(/undefined|\[object|\.$/)
  }
})

describe('laws', function () {
  const word = fc.constantFrom(
    ...'open click Save Settings > 30 days token the not constructor __proto__ 鍵を押す Ключ'.split(
      ' '
    )
  )
  const text = fc.array(word, {minLength: 1, maxLength: 8}).map((words) => words.join(' '))
  const block = fc.oneof(
    text,
    text.map((each) => `## ${each}`),
    fc
      .array(text, {minLength: 1, maxLength: 4})
      .map((items) => items.map((item, index) => `${index + 1}. ${item}`).join('\n')),
    text.map((each) => `> [!WARNING]\n> ${each}`),
    text.map((each) => `\`\`\`\n${each}\n\`\`\``),
    text.map((each) => `![${each}](picture.png)`),
    text.map((each) => `| a | b |\n| - | - |\n| ${each} | x |`)
  )
  const markdown = fc.array(block, {maxLength: 12}).map((blocks) => blocks.join('\n\n'))

  test('an article agrees with itself', function () {
    fc.assert(
      fc.property(markdown, function (source) {
        const {findings, blocks} = collate(article(source, 'a.md'), article(source, 'b.md'))
        expect(findings).toEqual([])
        expect(blocks.every(({likeness, moved}) => likeness > 0.9 && !moved)).toBe(true)
      }),
      {numRuns: 150}
    )
  })

  test('an alignment holds every block and step of both sides once', function () {
    fc.assert(
      fc.property(markdown, markdown, function (a, b) {
        const left = article(a, 'a.md')
        const right = article(b, 'b.md')
        const collation = collate(left, right)
        const whole = collate(left, left)
        const other = collate(right, right)
        expect(nodes(collation.blocks, 'left')).toEqual(nodes(whole.blocks, 'left'))
        expect(new Set(nodes(collation.blocks, 'right'))).toEqual(
          new Set(nodes(other.blocks, 'right'))
        )
        const steps = collation.steps.flatMap((bead) => bead.left)
        expect(new Set(steps).size).toBe(steps.length)
        expect(diffRows(collation)).toHaveLength(collation.blocks.length)
        expect(stepRows(collation)).toHaveLength(collation.steps.length)
      }),
      {numRuns: 150}
    )
  })

  test('two thousand blocks against two thousand others end soon', function () {
    const make = (seed: number) =>
      Array.from(
        {length: 2000},
        (_, index) =>
          `Line ${(index * seed) % 7919} says ${(index * 31 * seed) % 613} of ${index % 97}.`
      ).join('\n\n')
    const {blocks} = collate(article(make(3), 'a.md'), article(make(5), 'b.md'))
    expect(blocks.length).toBeGreaterThanOrEqual(2000)
  })
})

const shared = new URL('../../shared/seeds/', import.meta.url)
if (!existsSync(shared)) console.info('Skipped: the seed documents are not here.')

test.skipIf(!existsSync(shared))('a page that says the same in other steps', async function () {
  const [second] = globSync('002_*', {cwd: shared})
  const [third] = globSync('003_*', {cwd: shared})
  const left = article(await readFile(new URL(second!, shared), 'utf8'), 'a.md')
  const page = await readFile(new URL(third!, shared), 'utf8')
  const answer = page.slice(
    page.indexOf('To create an API token'),
    page.indexOf('How to secure Web')
  )
  const {steps} = collate(
    left,
    article(answer.replace(/^ {2}/gm, '').replace(/:\n1/, ':\n\n1'), 'b.md')
  )
  expect(steps.map((bead) => [bead.left.length, bead.right.length])).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
    [1, 1],
    [0, 1]
  ])
})

async function pictures(path: string): Promise<KnownPictures | undefined> {
  const file = new URL(`${path}/pictures.json`, fixtures)
  if (!existsSync(file)) return undefined
  const {left, right, looks} = JSON.parse(await readFile(file, 'utf8'))
  return {
    left: new Map(Object.entries(left)),
    right: new Map(Object.entries(right)),
    look: (a, b) => (a === b ? 'same' : looks[`${a} ${b}`])
  }
}

function nodes(beads: ReadonlyArray<Bead<{node: unknown}>>, side: 'left' | 'right'): unknown[] {
  return beads.flatMap((bead) => bead[side].map(({node}) => node))
}

function article(markdown: string, file: string): Article {
  return {
    id: file,
    title: file,
    file,
    labels: [],
    locale: 'en',
    section: 'inbox',
    body: readMarkdown(markdown).body,
    anchors: {}
  }
}
