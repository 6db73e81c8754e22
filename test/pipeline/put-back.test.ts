/** What a repair took out goes back into the writer's article, stays there, and comes out again. */

import {expect, test} from 'vitest'
import {findLines} from '../../src/pipeline/put-back/find-lines.ts'
import {checkArticles, putBack, readRemovals, takeOutAgain} from '../../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const file = 'content/articles/en/inbox/fire-a-kiln.mdx'
const source = `<h1>Fire a kiln</h1>
<p>Heat it slowly.</p>
<h2>Cool it</h2>
<p>Wait a day.</p>
<p>Was this article helpful?</p><p>Yes</p><p>No</p><p>3 out of 4 found this helpful</p>
<p>1 comment</p><p>Ida: it took {two} days &lt;b&gt;here&lt;/b&gt;.</p><p>Please sign in to leave a comment.</p>`

async function kiln(text = source): Promise<KnowledgeBase> {
  const base = await knowledgeBase()
  await base.write('in/kiln.html', text)
  await base.import()
  return base
}

/** Words of a writer, and what the repair says of what it set aside; nothing is lost, and nothing from nowhere. */
const unsourced = ['drift/mdx-unsourced', 'aside/comments']

const chrome = {source: 'files/kiln', by: 'help-centre-chrome', nth: 0} as const

test('put back at its place, as text, and taken out again', async function () {
  const base = await kiln()
  const before = await base.read(file)
  expect(await readRemovals(base, 'kiln')).toMatchObject([{...chrome, isBack: false}])

  await putBack(base, 'kiln', chrome)
  const text = await base.read(file)
  expect(text.startsWith(before.trimEnd())).toBe(true)
  expect(text).toMatch(/Wait a day\.\n\nIda: it took .*two.* days .*here.*\n$/)
  expect(await readRemovals(base, 'kiln')).toMatchObject([{isBack: true}])
  await expect(putBack(base, 'kiln', chrome)).rejects.toThrow('in the article already')

  const {findings} = await checkArticles(base)
  expect(findings.map(({rule}) => rule)).toEqual(unsourced)

  await takeOutAgain(base, 'kiln', chrome)
  expect(await base.read(file)).toBe(before)
  await expect(takeOutAgain(base, 'kiln', chrome)).rejects.toThrow('not in the article as it was')
})

test('imports leave it, also when the source changes around it', async function () {
  const base = await kiln()
  await putBack(base, 'kiln', chrome)
  const text = await base.read(file)
  await base.import()
  expect(await base.read(file)).toBe(text)

  await base.write('in/kiln.html', source.replace('Wait a day.', 'Wait two days.'))
  await base.import()
  expect(await base.read(file)).toBe(text.replace('Wait a day.', 'Wait two days.'))
  expect((await base.import()).findings.map(({rule}) => rule)).toEqual(unsourced)
})

test('in a step, it goes into the step', async function () {
  const base = await kiln(`<h1>Fire a kiln</h1><p>So:</p><ol><li>Heat it.</li>
<li>Open it. <p style="display:none">${'*heat* '.repeat(8)}</p></li><li>Wait.</li></ol>`)
  const before = await base.read(file)
  const [removal] = await readRemovals(base, 'kiln')
  await putBack(base, 'kiln', removal!)
  expect(await base.read(file)).toMatch(/\n2\. Open it\.\n\n {3}(?:\\\*heat\\\* ?){8}\n3\. Wait/)
  await takeOutAgain(base, 'kiln', removal!)
  expect(await base.read(file)).toBe(before)
})

test('before all else, where nothing stands before it', async function () {
  const base = await kiln(
    `<h1>Fire a kiln</h1><p style="display:none">${'kiln heat '.repeat(5)}</p><p>Heat it.</p>`
  )
  const [removal] = await readRemovals(base, 'kiln')
  const before = await base.read(file)
  await putBack(base, 'kiln', removal!)
  expect(await base.read(file)).toMatch(/---\n\nkiln heat .* kiln heat\n\nHeat it\.\n$/)
  await takeOutAgain(base, 'kiln', removal!)
  expect(await base.read(file)).toBe(before)
})

test.each([
  ['one\n\n  two\n\nthree', 'two\nthree', [[5, 17]]],
  ['a\na\na', 'a\na', [[0, 3]]],
  ['two words', 'two', []],
  ['x', '\n', []]
])('%j has %j at %j', function (text, passage, places) {
  expect(findLines(text, passage).map(({start, end}) => [start, end])).toEqual(places)
})
