/** The five documents that the project grew from, the whole way: what must come out of each. */

import {globSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {beforeAll, describe, expect, test} from 'vitest'
import type {ArticleResult} from '../../src/model/result.ts'
import {collateTwo, stepRows} from '../../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'
import {shared} from '../helpers/shared.ts'

const seeds = shared('seeds')

describe.skipIf(!seeds)('seeds', function () {
  let base: KnowledgeBase
  let articles: ArticleResult[]

  beforeAll(async function () {
    base = await knowledgeBase()
    articles = [...(await base.import({paths: [seeds ?? '']})).articles]
  })

  const article = (start: string) => articles.find(({id}) => id.startsWith(start)) as ArticleResult
  const rules = (start: string) => article(start).findings.map(({rule}) => rule)
  const steps = (start: string) =>
    article(start).contents.procedures.map((procedure) => procedure.steps.length)
  const source = (start: string) => readFile(globSync(`${seeds}/${start}*`)[0] ?? '', 'utf8')
  const text = (start: string) => base.read(article(start).path)

  test('five articles, with nothing lost and nothing made up', function () {
    expect(articles).toHaveLength(5)
    for (const {versions} of articles)
      for (const {ledger} of versions) expect(ledger).toMatchObject({lost: 0, added: 0})
  })

  test('a second run changes no byte, with or without the cache', async function () {
    const before = await base.digests()
    await base.import({paths: [seeds ?? '']})
    expect(await base.digests()).toEqual(before)
  })

  test('000: held back for its counterpart; the doubled tail, leaks, contents and banner are gone', async function () {
    expect(article('000')).toMatchObject({status: 'held', contents: {images: 4, headings: 6}})
    expect(article('000').title).toMatch(/^Untitled: /)
    expect(steps('000')).toEqual([5])
    expect(article('000').contents.procedures[0]?.steps.map(({number}) => number)).toEqual([
      0, 1, 2, 3, 4
    ])
    expect(rules('000')).toEqual(
      expect.arrayContaining(['pair/source-missing', 'title/missing', 'link/unresolved'])
    )
    const mdx = await text('000')
    expect(mdx).toContain('API Token User')
    expect(mdx).toContain('![Step 2: Navigate to Tokens]')
    for (const gone of [
      'ac:',
      'ri:',
      'h3>',
      'Table of Contents',
      'Original Confluence',
      'Screenshot_'
    ])
      expect(mdx).not.toContain(gone)
    const page = await base.read(`content/sources/files/${article('000').id}/page.json`)
    expect(Object.keys(JSON.parse(page).anchors)).toEqual(
      ['1', '3', '5', '6', '7', '8'].map((number) => `header-${number}`)
    )
  })

  test('001: chrome gone, five steps, callouts, a guessed title, the named article reported', async function () {
    expect(article('001').title).toBe('Create Your Okta API Token')
    expect(steps('001')).toEqual([5])
    expect(article('001').contents.callouts).toBe(3)
    expect(rules('001')).toEqual(expect.arrayContaining(['title/guessed', 'link/unresolved']))
    const mdx = await text('001')
    const lines = (await source('001')).trim().split('\n')
    for (const chrome of [lines[0], ...lines.slice(-3)]) expect(mdx).not.toContain(chrome)
    expect(mdx).toContain('> [!IMPORTANT] Key Step')
  })

  test('002: two paths, the second leading to the first; the scopes as a checklist', async function () {
    expect(article('002').contents).toMatchObject({paths: 2, checklists: 1})
    expect(steps('002')).toEqual([4, 10])
    const mdx = await text('002')
    expect(mdx).toContain('[Create an API token](https://')
    expect(mdx).toContain('[as described previously](#')
    expect(mdx.match(/^- \[ \] /gm)).toHaveLength(11)
  })

  test('003: the article kept, the foreign questions set aside, the key hidden everywhere', async function () {
    expect(steps('003')).toEqual([3])
    expect(rules('003')).toEqual(
      expect.arrayContaining(['aside/foreign-faq', 'lost/image', 'secret/possible-key'])
    )
    const mdx = await text('003')
    expect(mdx.match(/^- /gm)).toHaveLength(4)
    const lines = (await source('003')).split('\n')
    const questions = lines.filter((line) => line.endsWith(' ›'))
    const record = await base.read(`content/records/${article('003').id}.yaml`)
    expect(questions).toHaveLength(15)
    for (const question of questions) {
      expect(mdx).not.toContain(question.slice(0, -2))
      expect(record).toContain(question.slice(0, -2))
    }
    for (const tail of lines.slice(-10).filter((line) => line !== ''))
      expect(mdx).not.toContain(tail)

    // The key: the longest run in the text that no blank parts.
    const key = lines
      .flatMap((line) => line.split(' '))
      .reduce((a, b) => (b.length > a.length ? b : a))
    for (const name of Object.keys(await base.digests()))
      expect(await base.read(name)).not.toContain(key)
  })

  test('004: three procedures, the fields within their step, lost icons at their places', async function () {
    expect(steps('004')).toEqual([4, 2, 2])
    expect(article('004').contents.callouts).toBe(2)
    expect(await text('004')).toMatch(/^2\. .*\n\n {3}\| Field \| Description \|/m)
    const icons = article('004').findings.filter(({rule}) => rule === 'lost/icon')
    expect(icons.map(({place}) => place.line)).toEqual([20, 27, 29, 31])
  })

  test('001 against 002: steps aligned as actions, the copy step and the warnings missing', async function () {
    const {collation, findings} = await collateTwo(base, '001', '002', base.root)
    const lines = stepRows(collation).map((row) => JSON.stringify(row))
    const told = findings.map(({rule}) => rule)

    expect(collation.steps.map(({left, right}) => [left.map(number), right.map(number)])).toEqual(
      expect.arrayContaining([
        [
          [2, 3],
          [2, 3]
        ],
        [[5], []]
      ])
    )
    expect(lines.length).toBeGreaterThan(3)
    expect(told).toEqual(expect.arrayContaining(['step/missing', 'warning/missing']))
    expect(told).not.toContain('path/conflict')

    function number(step: {number: number}): number {
      return step.number
    }
  })
})
