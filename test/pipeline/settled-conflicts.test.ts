/** A conflict that was settled is shown among the decisions, and can be opened again as long as nobody edited its place. */

import {expect, test} from 'vitest'
import type {AnswerId} from '../../src/model/rules/rule.ts'
import {checkArticles, decide, standingDecisions, undoDecision} from '../../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const file = 'content/articles/en/inbox/mooring.mdx'
const conflicts = 'content/conflicts/m1.yaml'
const decisions = 'content/decisions/m1.yaml'
const page = `<h2>Moor a boat</h2><p>Throw the long line to the pier.</p>
<h3>Step 1: Look at the wind</h3><p>From where it comes.</p><h3>Step 2: Turn the boat around</h3><p>Do it slowly.</p>
<h2>Leave again</h2><p>Loosen the line, then wave to everybody.</p>`

type Changes = ReadonlyArray<readonly [before: string, after: string]>

/** A knowledge base with one conflict, between a writer’s changes and those of the source. */
async function conflicting(ours: Changes, theirs: Changes): Promise<[KnowledgeBase, id: string]> {
  const base = await knowledgeBase()
  await base.write('in/m1.meta.json', JSON.stringify({title: 'Mooring'}))
  await base.write('in/m1.html', page)
  await base.import()
  await base.write(file, replaced(await base.read(file), ours))
  await base.write('in/m1.html', replaced(page, theirs))
  await base.import()
  const [id, ...others] = await idsOf(base)
  expect(others).toEqual([])
  return [base, id ?? '']
}

function replaced(text: string, changes: Changes): string {
  return changes.reduce(function (now, [before, after]) {
    expect(now).toContain(before)
    return now.replace(before, after)
  }, text)
}

async function idsOf(base: KnowledgeBase): Promise<string[]> {
  const {findings} = await checkArticles(base)
  return findings.flatMap(({rule, fingerprint}) => (rule.startsWith('merge/') ? [fingerprint] : []))
}

const edited = [
  [['the pier', 'the jetty']],
  [['the pier', 'the quay']]
] as const satisfies readonly [Changes, Changes]
const step = '<h3>Step 1: Look at the wind</h3><p>From where it comes.</p>'

/** Longer than a line of YAML, and before and after it lines that begin with blanks. */
const long =
  'the pier, and see to it that whoever stands there knows how to make it fast before the tide turns'
const longer = [
  [['the pier', long]],
  [['the pier', long.replace('pier', 'quay')]]
] as const satisfies readonly [Changes, Changes]

const cases: ReadonlyArray<readonly [string, Changes, Changes, readonly AnswerId[]]> = [
  ['edited by both', ...edited, ['meant', 'take', 'both']],
  ['of long lines, edited by both', ...longer, ['meant', 'take', 'both']],
  ['deleted here', [['From where it comes.', '']], [['it comes', 'it blows']], ['meant', 'take']],
  ['deleted there', [['it comes', 'it blows']], [[step, '']], ['meant', 'take']],
  ['merged', [['Throw', 'Hand']], [['pier', 'quay']], ['meant', 'take']]
]

for (const [name, ours, theirs, answers] of cases)
  test.each(answers)(
    `a block ${name}, settled with \`%s\`, is open again as it was`,
    async (answer) => {
      const [base, id] = await conflicting(ours, theirs)
      const before = [await base.read(file), await base.read(conflicts)]
      await decide(base, {id, answer, reason: 'The harbour master said so', owner: 'Ada'})
      await expect(base.read(conflicts)).rejects.toThrow('ENOENT')
      expect((await base.read(file)) === before[0]).toBe(answer === 'meant')

      expect(await standingDecisions(base)).toMatchObject([
        {
          fingerprint: id,
          answer,
          owner: 'Ada',
          article: 'm1',
          conflict: {theirs: expect.any(String)}
        }
      ])
      const {findings} = await base.import()
      expect(findings.filter(({rule}) => /^(?:merge|decision)\//.test(rule))).toEqual([])

      await undoDecision(base, id)
      expect([await base.read(file), await base.read(conflicts)]).toEqual(before)
      expect(await idsOf(base)).toEqual([id])
      await expect(base.read(decisions)).rejects.toThrow('ENOENT')
    }
  )

test('a key of the front matter, and a conflict without a reason', async function () {
  const [base, id] = await conflicting(...edited)
  await decide(base, {id, answer: 'meant', reason: ''})
  await base.write('in/m1.meta.json', JSON.stringify({title: 'Mooring a boat'}))
  await base.write(file, (await base.read(file)).replace('title: Mooring', 'title: Tie up'))
  await base.import()
  const [key = ''] = await idsOf(base)
  const before = await base.read(file)
  await decide(base, {id: key, answer: 'take', reason: ''})
  expect(await base.read(file)).toContain('title: Mooring a boat')
  expect((await standingDecisions(base)).map(({reason}) => reason)).toEqual(['', ''])
  await undoDecision(base, key)
  expect(await base.read(file)).toBe(before)
  expect(await idsOf(base)).toEqual([key])
})

test('an article that could not be merged as a whole', async function () {
  const [base, id] = await conflicting(...edited)
  await decide(base, {id, answer: 'meant', reason: ''})
  const generated = await base.read('content/base/m1.mdx')
  await base.write('content/base/m1.mdx', '')
  await base.import()
  const [whole = ''] = await idsOf(base)
  const before = await base.read(file)
  await decide(base, {id: whole, answer: 'take', reason: ''})
  expect(await base.read(file)).toBe(generated)
  expect(await idsOf(base)).toEqual([])
  await undoDecision(base, whole)
  expect(await base.read(file)).toBe(before)
  expect(await base.read('content/base/m1.mdx')).toBe('')
  expect(await idsOf(base)).toEqual([whole])
})

test('other places may change meanwhile', async function () {
  const [base, id] = await conflicting(...edited)
  await decide(base, {id, answer: 'take', reason: ''})
  const more: Changes = [...edited[1], ['everybody', 'the crew']]
  await base.write('in/m1.html', replaced(page, more))
  await base.write(
    file,
    (await base.read(file)).replace('\n## Moor', '\nMind the tide.\n\n## Moor')
  )
  await base.import()
  await undoDecision(base, id)
  expect(await base.read(file)).toMatch(/Mind the tide[\s\S]*the jetty[\s\S]*the crew/)
  expect(await idsOf(base)).toEqual([id])
})

test('what was edited since, or changed by the source, is not written over', async function () {
  const [base, id] = await conflicting(...edited)
  await decide(base, {id, answer: 'take', reason: ''})
  const taken = await base.read(file)
  await base.write(file, taken.replace('the quay', 'the old quay'))
  const before = await base.digests()
  await expect(undoDecision(base, id)).rejects.toThrow(
    `\`${file}\` was edited since where the conflict was settled`
  )
  expect(await base.digests()).toEqual(before)

  const [other, again] = await conflicting(...edited)
  await decide(other, {id: again, answer: 'meant', reason: ''})
  await other.write('in/m1.html', replaced(page, [['the pier', 'the bridge']]))
  await other.import()
  await expect(undoDecision(other, again)).rejects.toThrow('changed the same words since')
})

test('a finding that is no conflict needs a reason', async function () {
  const [base] = await conflicting(...edited)
  await base.remove(file)
  const [id = ''] = await idsOf(base)
  await expect(decide(base, {id, answer: 'meant', reason: ''})).rejects.toThrow('needs a reason')
})

test('an entry that someone broke is told, and costs the others nothing', async function () {
  const [base, id] = await conflicting(...edited)
  await decide(base, {id, answer: 'meant', reason: ''})
  await base.write(decisions, `${await base.read(decisions)}  - fingerprint: abc\n`)
  const {findings} = await checkArticles(base)
  expect(findings.map(({rule}) => rule)).toContain('decision/invalid')
  expect(await standingDecisions(base)).toHaveLength(1)
})
