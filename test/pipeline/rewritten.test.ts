/** What Collate itself writes otherwise is merged apart from what its sources say otherwise, and never told as that. */

import {expect, test} from 'vitest'
import {checkArticles, importPages} from '../../src/pipeline.ts'
import {summary} from '../../src/report/index.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const file = 'content/articles/en/inbox/mooring.mdx'
const generated = 'content/base/m1.mdx'
const page = `<h2>Moor a boat</h2><p>Throw the long line to the pier.</p><p>Look at the wind before anything else.</p>
<h2>Leave again</h2><p>Loosen the line, then wave to everybody.</p>`

type Changes = ReadonlyArray<readonly [before: string, after: string]>

/**
 * A knowledge base whose article an earlier Collate wrote with other words (`earlier`: what it wrote in their place), and
 * which a writer edited since.
 */
async function written(earlier: Changes, ours: Changes): Promise<KnowledgeBase> {
  const base = await knowledgeBase()
  await base.write('in/m1.meta.json', JSON.stringify({title: 'Mooring'}))
  await base.write('in/m1.html', page)
  await base.import()
  const text = replaced(await base.read(file), earlier)
  await base.write(generated, text)
  await base.write(file, replaced(text, ours))
  return base
}

function replaced(text: string, changes: Changes): string {
  return changes.reduce(function (now, [before, after]) {
    expect(now).toContain(before)
    return now.replace(before, after)
  }, text)
}

async function imported(base: KnowledgeBase, changes: Changes = []) {
  await base.write('in/m1.html', replaced(page, changes))
  const result = await base.import()
  const [article] = result.articles
  const findings = result.findings.filter(({rule}) => /^(?:merge|drift\/up)/.test(rule))
  return {result, article, findings, text: await base.read(file)}
}

test('a new form of untouched words is taken, and told as Collate’s', async function () {
  const base = await written([['Throw', 'Hurl']], [])
  const {result, article, findings, text} = await imported(base)
  expect(text).toContain('Throw the long line')
  expect(findings).toEqual([])
  expect(article).toMatchObject({written: 'updated', rewritten: true})
  expect(result.upstream).toEqual({changed: [], looks: []})
  expect(summary(result, {colour: false, width: 200})).toContain(
    '1 article is updated as Collate writes it otherwise now; its source did not change'
  )
  const again = await imported(base)
  expect(again.article).not.toHaveProperty('rewritten')
  expect(again.article).toMatchObject({written: 'unchanged'})
})

test('where a writer edited the same words, the conflict is Collate’s, and no error', async function () {
  const base = await written([['Throw', 'Hurl']], [['Hurl', 'Fling']])
  const {result, findings, text} = await imported(base)
  expect(text).toContain('Fling the long line')
  expect(findings).toMatchObject([
    {rule: 'merge/conflict', severity: 'warning', args: {changed: 'collate'}}
  ])
  expect(result.upstream).toEqual({changed: [], looks: []})
  expect(await base.read('content/conflicts/m1.yaml')).toContain(
    '  - kind: edited\n    by: collate'
  )

  const before = await base.digests()
  expect((await imported(base)).findings).toEqual(findings)
  expect(await base.digests()).toEqual(before)
  const {findings: checked} = await checkArticles(base)
  expect(checked.filter(({rule}) => rule === 'merge/conflict')).toEqual(findings)
})

test('of both at once, each conflict says where it comes from', async function () {
  const base = await written(
    [
      ['Throw', 'Hurl'],
      ['Look at', 'Watch']
    ],
    [
      ['Hurl', 'Fling'],
      ['wave', 'nod'],
      ['Watch the wind', 'Watch the flag']
    ]
  )
  const {article, findings, text} = await imported(base, [
    ['wave', 'shout'],
    ['anything else', 'all else']
  ])
  expect(article).not.toHaveProperty('rewritten')
  expect(text).toContain('Fling the long line')
  expect(text).toContain('Look at the flag before all else.')
  expect(text).toContain('then nod to everybody')
  const told = findings.map(({rule, severity, args}) => [rule, severity, args['changed']])
  expect(told).toEqual([
    ['merge/conflict', 'error', undefined],
    ['merge/conflict', 'warning', 'collate'],
    ['drift/upstream-changed', 'warning', undefined],
    // The source changed that block as well.
    ['merge/both-edited', 'info', undefined]
  ])
})

test('what the source changes in a conflict of Collate’s makes it the source’s', async function () {
  const base = await written([['Throw', 'Hurl']], [['Hurl', 'Fling']])
  const {findings} = await imported(base, [['Throw', 'Toss']])
  expect(findings.filter(({rule}) => rule === 'merge/conflict')).toMatchObject([
    {severity: 'error', args: {conflict: 'content/conflicts/m1.yaml'}}
  ])
  const text = await base.read('content/conflicts/m1.yaml')
  expect(text).toMatch(/base: Hurl.*\n.*ours: Fling.*\n.*theirs: Toss/)
  expect(text).not.toContain('by: collate')
})

test('a setting that changes the text is Collate’s, too, and of two versions both are asked', async function () {
  const pages = {
    'help/1.html': page.replace('<p>Throw', '<p>Note: Mind the tide at noon.</p><p>Throw'),
    'wiki/2.html': page.replace('everybody', 'the crew')
  }
  const base = await knowledgeBase({
    lead: 'help',
    pairs: [['help/1', 'wiki/2']],
    sources: [
      {name: 'help', type: 'files', paths: ['help']},
      {name: 'wiki', type: 'files', paths: ['wiki']}
    ]
  })
  for (const [name, text] of Object.entries(pages)) {
    await base.write(name, text)
    await base.write(name.replace('.html', '.meta.json'), JSON.stringify({title: 'Mooring'}))
  }
  const [first] = (await base.import()).articles
  const path = first?.path ?? ''
  const before = await base.read(path)
  expect(before).toContain('> [!NOTE]\n> Mind the tide at noon.')
  await base.write(path, before.replace('tide at noon', 'tide at dawn').replace('wave', 'nod'))
  await base.write('help/1.html', pages['help/1.html'].replace('wave', 'shout'))

  const config = {...base.config, repairs: {'typed-callouts': false as const}}
  const {findings} = await importPages({...base, config}, {write: true, cwd: base.root})
  const conflicts = findings.filter(({rule}) => rule.startsWith('merge/'))
  expect(conflicts.map(({rule, args}) => [rule, args['changed']])).toEqual([
    ['merge/conflict', undefined],
    ['merge/both-edited', 'collate']
  ])
})
