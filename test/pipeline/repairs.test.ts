/** What was mended, read back from records, snapshots and articles. */

import {beforeAll, expect, test} from 'vitest'
import {readRepairs} from '../../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

let base: KnowledgeBase

beforeAll(async function () {
  base = await knowledgeBase()
  await base.write(
    'in/kiln.html',
    `<h1>Fire a kiln</h1>
<p>Heat it slowly.</p>
<p></p>
<p><b>Wait</b> a day.</p>
<p>Was this article helpful?</p><p>Yes</p><p>No</p><p>3 out of 4 found this helpful</p>
<p>1 comment</p><p>Ida: it took a day.</p><p>Please sign in to leave a comment.</p>`
  )
  await base.write('in/glaze.md', '# Mix a glaze\n\nStir it.\n')
  await base.import()
})

test('without a name: how often each repair had something to do', async function () {
  const {articles, details, problems, summaries} = await readRepairs(base, {only: []})

  expect(articles.map(({id, title, path}) => [id, title, path])).toEqual([
    ['glaze', 'Mix a glaze', 'content/articles/en/inbox/mix-a-glaze.mdx'],
    ['kiln', 'Fire a kiln', 'content/articles/en/inbox/fire-a-kiln.mdx']
  ])
  expect(articles[1]?.repairs).toMatchObject({'empty-paragraphs': 1, 'help-centre-chrome': 1})
  expect(summaries['empty-paragraphs']).toBe('Empty paragraphs stand in for distance.')
  expect([details, problems]).toEqual([[], []])
})

test('an article: what each repair did, where, and what was set aside', async function () {
  const {details} = await readRepairs(base, {only: ['fire-a-kiln']})
  const [page] = details[0]!.pages
  const chrome = page?.steps.find(({by}) => by === 'help-centre-chrome')

  expect(details).toHaveLength(1)
  expect(page).toMatchObject({source: 'files/kiln', format: 'html'})
  expect(chrome?.entries).toEqual([
    {
      place: {file: 'content/sources/files/kiln/page.html', line: 5, column: 1},
      passage:
        '<p>Was this article helpful?</p><p>Yes</p><p>No</p><p>3 out of 4 found this helpful</p>',
      what: {what: 'end', lines: 7},
      removed: {
        text: 'Was this article helpful?\nYes\nNo\n3 out of 4 found this helpful\n1 comment\nIda: it took a day.\nPlease sign in to leave a comment.',
        links: [],
        images: []
      },
      aside: 'Ida: it took a day.'
    }
  ])
})

test('before and after, line by line and word by word', async function () {
  const {details} = await readRepairs(base, {only: ['kiln']})
  const {comparison} = details[0]!

  expect(comparison?.words).toEqual({before: 36, after: 9})
  expect(comparison?.rows.slice(0, 4)).toEqual([
    {kind: 'same', segments: [{text: 'Fire a kiln', kind: 'same'}]},
    {kind: 'same', segments: [{text: 'Heat it slowly.', kind: 'same'}]},
    {kind: 'same', segments: [{text: 'Wait a day.', kind: 'same'}]},
    {kind: 'left', segments: [{text: 'Was this article helpful?', kind: 'removed'}]}
  ])
})

test('what a writer typed since then is there, but no key', async function () {
  const file = 'content/articles/en/inbox/mix-a-glaze.mdx'
  const key = `gh${'p_'}${'Zk8vQ2mXw5Rt9Lp3Hs6Yb1Nc4Gd7Fj0TzKqW'}`
  await base.write(
    file,
    (await base.read(file)).replace('Stir it.', `Stir it well. Use ${key} now.`)
  )
  const report = await readRepairs(base, {only: ['glaze']})

  expect(JSON.stringify(report)).toContain('Stir it')
  expect(JSON.stringify(report)).toContain('hidden')
  expect(JSON.stringify(report)).not.toContain(key)
})

test('a record that cannot be read is told, and costs no other', async function () {
  await base.write('content/records/broken.yaml', 'sources:\n  - source: nowhere\n')
  await base.write('content/records/odd.yaml', 'sources: [\n')
  const {articles, problems} = await readRepairs(base, {only: []})

  expect(articles.map(({id}) => id)).toEqual(['glaze', 'kiln'])
  expect(problems.map(({file}) => file)).toEqual([
    'content/records/broken.yaml',
    'content/records/odd.yaml'
  ])
  expect(problems[0]?.reason).toContain('source')
})

test('an article that is not there', async function () {
  await expect(readRepairs(base, {only: ['nope']})).rejects.toThrow('There is no article `nope`')
})
