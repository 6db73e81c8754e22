/** What a writer’s article becomes when its source changes, and how what both changed is settled. */

import {expect, test} from 'vitest'
import type {Finding} from '../../src/model/finding.ts'
import {decide} from '../../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const file = 'content/articles/en/inbox/mooring.mdx'
const conflicts = 'content/conflicts/m1.yaml'
const page = `<h2>Moor a boat</h2><p>Throw the long line to the pier.</p>
<ol><li>Look at the wind before anything else.</li><li>Turn the boat around slowly.</li></ol>
<h2>Leave again</h2><p>Loosen the line, then wave to everybody.</p>`

/** A knowledge base in which a writer said `ours` for some words, and the source says `theirs` for others. */
async function changed(ours: Changes, theirs: Changes): Promise<Changed> {
  const base = await knowledgeBase()
  await base.write('in/m1.meta.json', JSON.stringify({title: 'Mooring'}))
  await source(base, [])
  await base.write(file, replaced(await base.read(file), ours))
  return {base, ...(await source(base, theirs))}
}

type Changes = ReadonlyArray<readonly [before: string, after: string]>

interface Changed {
  base: KnowledgeBase
  findings: Finding[]
}

async function source(base: KnowledgeBase, changes: Changes): Promise<{findings: Finding[]}> {
  await base.write('in/m1.html', replaced(page, changes))
  const {findings} = await base.import()
  return {findings: findings.filter(({rule}) => rule.startsWith('merge/'))}
}

function replaced(text: string, changes: Changes): string {
  return changes.reduce(function (now, [before, after]) {
    expect(now).toContain(before)
    return now.replace(before, after)
  }, text)
}

const rulesOf = (findings: readonly Finding[]) => findings.map(({rule}) => rule)
const said = {reason: 'The harbour master said so'}

test('words that do not meet are merged, to be read once', async function () {
  const {base, findings} = await changed([['Throw', 'Hand']], [['pier', 'quay']])
  expect(await base.read(file)).toContain('Hand the long line to the quay.')
  expect(findings).toMatchObject([{rule: 'merge/both-edited', place: {file, line: 8}}])

  expect(await source(base, [['pier', 'quay']])).toEqual({findings})
  await decide(base, {id: findings[0]?.id ?? '', answer: 'meant', ...said})
  expect(await source(base, [['pier', 'quay']])).toEqual({findings: []})
  await expect(base.read(conflicts)).rejects.toThrow('ENOENT')
})

test('what was merged is settled by whoever edits it', async function () {
  const {base} = await changed([['Throw', 'Hand']], [['pier', 'quay']])
  await base.write(file, (await base.read(file)).replace('long line', 'line'))
  expect(await source(base, [['pier', 'quay']])).toEqual({findings: []})
})

const meeting = [
  [['the pier', 'the jetty']],
  [
    ['the pier', 'the quay'],
    ['<li>Turn', '<li>Slow down.</li><li>Turn'],
    ['Loosen', 'Untie']
  ]
] as const satisfies readonly [Changes, Changes]

test('where words meet, the writer’s stay, and all else is merged', async function () {
  const {base, findings} = await changed(...meeting)
  const text = await base.read(file)
  expect(text).toContain('Throw the long line to the jetty.')
  expect(text).toContain('2. Slow down.\n3. Turn the boat')
  expect(text).toContain('Untie the line')
  expect(findings).toMatchObject([
    {rule: 'merge/conflict', severity: 'error', place: {file, line: 8}}
  ])
  expect(await base.read(conflicts)).toBe(`conflicts:
  - kind: edited
    under:
      - Moor a boat
    base: Throw the long line to the pier.
    ours: Throw the long line to the jetty.
    theirs: Throw the long line to the quay.
`)

  const before = await base.digests()
  expect(await source(base, meeting[1])).toEqual({findings})
  expect(await base.digests()).toEqual(before)
})

test.each([
  ['meant', 'to the jetty.\n\n1. Look'],
  ['take', 'to the quay.\n\n1. Look'],
  ['both', 'to the jetty.\n\nThrow the long line to the quay.\n\n1. Look']
] as const)('a conflict is settled by `%s`', async function (answer, expected) {
  const {base, findings} = await changed(...meeting)
  await decide(base, {id: findings[0]?.id ?? '', answer, ...said})
  const text = await base.read(file)

  expect(text).toContain(expected)
  expect(await source(base, meeting[1])).toEqual({findings: []})
  expect(await base.read(file)).toBe(text)
  await expect(base.read(conflicts)).rejects.toThrow('ENOENT')
})

test('a conflict stays when the source changes more, and follows its block', async function () {
  const {base, findings} = await changed(...meeting)
  const [first] = findings
  await base.write(file, (await base.read(file)).replace('## Moor', 'Mind the tide.\n\n## Moor'))
  const more: Changes = [...meeting[1], ['everybody', 'the crew']]
  const second = await source(base, more)
  expect(second.findings).toMatchObject([{id: first?.id, place: {line: 10}}])
  expect(await base.read(file)).toContain('wave to the crew')

  const third = await source(base, [...more, ['the quay', 'the new quay']])
  expect(rulesOf(third.findings)).toEqual(['merge/conflict'])
  const text = await base.read(conflicts)
  expect(text).toMatch(/base: .*pier\.\n *ours: .*jetty\.\n *theirs: .*new quay\./)

  // The source takes its change back.
  expect((await source(base, [...more].slice(1))).findings).toEqual([])
})

test('a conflict is over when a writer says what the source says', async function () {
  const {base} = await changed(...meeting)
  await base.write(file, (await base.read(file)).replace('jetty', 'quay'))
  expect(await source(base, meeting[1])).toEqual({findings: []})
})

test('a block that a writer took away stays away, and can be put back', async function () {
  const {base, findings} = await changed(
    [['Throw the long line to the pier.\n\n', '']],
    [['pier', 'quay']]
  )
  expect(await base.read(file)).not.toContain('Throw')
  expect(findings).toMatchObject([
    {rule: 'merge/kept-block', args: {by: 'writer'}, place: {line: 6}}
  ])

  await decide(base, {id: findings[0]?.id ?? '', answer: 'take', ...said})
  expect(await base.read(file)).toContain(
    '## Moor a boat\n\nThrow the long line to the quay.\n\n1.'
  )
  expect(await source(base, [['pier', 'quay']])).toEqual({findings: []})
})

test('a block that the source took away stays where a writer edited it', async function () {
  const gone: Changes = [['<p>Throw the long line to the pier.</p>', '']]
  const {base, findings} = await changed([['pier', 'quay']], gone)
  expect(await base.read(file)).toContain('Throw the long line to the quay.')
  expect(findings).toMatchObject([{rule: 'merge/kept-block', args: {by: 'source'}}])
  await expect(decide(base, {id: findings[0]?.id ?? '', answer: 'both', ...said})).rejects.toThrow(
    '`merge/kept-block` cannot be answered with `both`'
  )

  await decide(base, {id: findings[0]?.id ?? '', answer: 'take', ...said})
  expect(await base.read(file)).toContain('## Moor a boat\n\n1. Look')
  expect(await source(base, gone)).toEqual({findings: []})
})

test('a key that both changed is the writer’s until someone takes the other', async function () {
  const base = await knowledgeBase()
  await base.write('in/m1.html', page)
  const title = (text: string) => base.write('in/m1.meta.json', JSON.stringify({title: text}))
  await title('Mooring')
  await base.import()
  await base.write(file, (await base.read(file)).replace('title: Mooring', 'title: Tie up'))
  await title('Mooring a boat')
  const {findings} = await source(base, [])

  expect(findings).toMatchObject([{rule: 'merge/conflict', args: {key: 'title'}, place: {line: 3}}])
  expect(await base.read(file)).toContain('title: Tie up')
  await decide(base, {id: findings[0]?.id ?? '', answer: 'take', ...said})
  expect(await base.read(file)).toContain('title: Mooring a boat')
  expect(await source(base, [])).toEqual({findings: []})
})

test('a conflict that someone broke by hand stops the run', async function () {
  const {base} = await changed(...meeting)
  await base.write(conflicts, 'conflicts: none\n')
  await expect(base.import()).rejects.toThrow(`\`${conflicts}\` cannot be read`)
})
