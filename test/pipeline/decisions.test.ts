/** Decisions: how they are kept, how they end, and what those do that make no sense. */

import {expect, test} from 'vitest'
import {parse} from 'yaml'
import type {RunResult} from '../../src/model/result.ts'
import {
  checkArticles,
  decide,
  saidBy,
  standingDecisions,
  takePairBack,
  undoDecision
} from '../../src/pipeline.ts'
import {sentence} from '../../src/report/index.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const help = `<h2>Lock up</h2><ol><li>Close the gate.</li><li>Turn the key.</li></ol>
<p>The lamp burns for 30 minutes. Ring the bell twice.</p>`
const wiki = `<h2>Lock up</h2><ol><li>Close the gate.</li><li>Turn the key.</li></ol>
<p>The lamp burns for 45 minutes. Ring the bell twice.</p>`
const file = 'content/decisions/1.yaml'

/** Two versions that differ in one number: an error, and nothing else. */
async function twoVersions(): Promise<KnowledgeBase> {
  const base = await knowledgeBase({
    lead: 'help',
    sources: [
      {name: 'help', type: 'files', paths: ['help']},
      {name: 'wiki', type: 'files', paths: ['wiki']}
    ],
    pairs: [['help/1', 'wiki/2']]
  })
  for (const [name, id, body] of [
    ['help', '1', help],
    ['wiki', '2', wiki]
  ] as const) {
    await base.write(`${name}/${id}.html`, body)
    await base.write(`${name}/${id}.meta.json`, JSON.stringify({id, title: 'Lock up'}))
  }
  await base.import()
  return base
}

const told = ({findings}: RunResult) => findings.map(({rule, severity}) => `${severity} ${rule}`)

async function conflictOf(base: KnowledgeBase): Promise<string> {
  const {findings} = await checkArticles(base)
  expect(findings.map(({rule}) => rule)).toEqual(['number/conflict'])
  return findings[0]!.fingerprint
}

function day(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

test('one that runs out is told before, and brings back a warning, never an error', async function () {
  const base = await twoVersions()
  const id = await conflictOf(base)
  expect(told(await checkArticles(base))).toEqual(['error number/conflict'])

  await decide(base, {id, answer: 'meant', reason: 'Both lamps exist.', until: day(40)})
  expect(told(await checkArticles(base))).toEqual([])
  // Whoever thinks again decides again.
  await decide(base, {id, answer: 'meant', reason: 'Both lamps exist.', until: day(20)})
  expect(told(await checkArticles(base))).toEqual(['info decision/expiring'])
  await base.write(file, (await base.read(file)).replace(day(20), day(-1)))
  expect(told(await checkArticles(base)).toSorted()).toEqual([
    'warning decision/expired',
    'warning number/conflict'
  ])
})

test.each([
  [{answer: 'meant', reason: ' — ', until: day(3)}, 'needs a reason'],
  [{answer: 'meant', reason: 'Both lamps exist.', until: day(-1)}, 'is over already'],
  [{answer: 'take', reason: 'It is newer.', until: day(3)}, 'has no end'],
  [{answer: 'meant', reason: 'Both lamps exist.', from: 'wiki/2'}, 'takes no text']
] as const)('%j is refused, and nothing is written', async function (given, message) {
  const base = await twoVersions()
  const id = await conflictOf(base)
  await expect(decide(base, {id, ...given})).rejects.toThrow(message)
  expect(Object.keys(await base.digests())).not.toContain(file)
})

test('an entry that makes no sense costs the others nothing', async function () {
  const base = await twoVersions()
  const id = await conflictOf(base)
  await decide(base, {id, answer: 'meant', reason: 'Both lamps exist.', owner: 'Ada'})
  const good = await base.read(file)
  const cases: Array<[entry: string, line: number, why: RegExp]> = [
    ['until: soon', 11, /entry 2: `until` is no day such as 2027-01-31/],
    ['answer: perhaps', 11, /entry 2: `answer` is none of meant, take/],
    ['reason: ""', 11, /entry 2: `reason` gives no reason/],
    ['expires: 2027-01-31', 7, /entry 2: `expires` means nothing here/],
    ['rule: number/conflicts', 11, /entry 2: `rule` names no rule/]
  ]
  for (const [entry, line, why] of cases) {
    const [name = ''] = entry.split(':')
    const own = {fingerprint: 'x2y3', rule: 'text/changed', answer: 'meant', reason: 'Fine.'}
    const rest = Object.entries(own).filter(([key]) => key !== name)
    const [first, ...others] = rest.map(([key, value]) => `${key}: ${value}`)
    const lines = [`  - ${first}`, ...others.map((each) => `    ${each}`), `    ${entry}`]
    await base.write(file, `${good}${lines.join('\n')}\n`)
    const result = await checkArticles(base)
    expect(told(result)).toEqual(['error decision/invalid'])
    expect(result.settled.map(({rule}) => rule)).toEqual(['number/conflict'])
    const [finding] = result.findings
    expect(sentence(finding!)).toMatch(why)
    expect([finding?.place.file, finding?.place.line]).toEqual([
      file,
      line === 7 ? 7 : 6 + lines.length
    ])
  }
})

test('two that answer one finding otherwise are told', async function () {
  const base = await twoVersions()
  const id = await conflictOf(base)
  await decide(base, {id, answer: 'meant', reason: 'Both lamps exist.', owner: 'Ada'})
  const text = await base.read(file)
  const second = text.replace('decisions:\n', '').replace('meant', 'take')
  await base.write(file, text + second)
  const {findings, settled} = await checkArticles(base)
  expect(findings.map((finding) => sentence(finding))).toEqual([
    'A decision cannot be read: entry 2: the entry in line 2 answers the same finding'
  ])
  expect(settled).toHaveLength(1)
})

test('what people wrote into the file stays when a decision comes or goes', async function () {
  const base = await twoVersions()
  const id = await conflictOf(base)
  const own = `# Agreed with the lighthouse keepers.
different:
  - [ help/1, wiki/9 ] # an old gate
`
  await base.write(file, own)
  await decide(base, {id, answer: 'meant', reason: 'Both lamps exist.', owner: 'Ada'})
  expect(await base.read(file)).toBe(`${own}decisions:
  - fingerprint: ${id}
    rule: number/conflict
    answer: meant
    reason: Both lamps exist.
    owner: Ada
`)
  const [standing] = await standingDecisions(base)
  expect(standing).toMatchObject({article: '1', answer: 'meant', owner: 'Ada', line: 5})
  await undoDecision(base, id.slice(0, 4))
  expect(await base.read(file)).toBe(own)
  expect(told(await checkArticles(base))).toEqual(['error number/conflict'])
  await expect(undoDecision(base, id)).rejects.toThrow('no decision about')
})

test('a decision that answers nothing any more is told at its line, and fails nothing', async function () {
  const base = await twoVersions()
  const id = await conflictOf(base)
  await decide(base, {id, answer: 'meant', reason: 'Both lamps exist.', owner: 'Ada'})
  await base.write('wiki/2.html', wiki.replace('45', '30'))
  const {findings} = await base.import()
  const unused = findings.filter(({rule}) => rule === 'decision/unused')
  expect(unused).toMatchObject([{severity: 'warning', place: {file, line: 2}}])
  expect(sentence(unused[0]!)).toContain(`[${id.slice(0, 8)}]`)
})

test('of two that a page may be a version of, it is neither: kept apart from both, until that is taken back', async function () {
  const base = await knowledgeBase({
    sources: [
      {name: 'help', type: 'files', paths: ['help']},
      {name: 'wiki', type: 'files', paths: ['wiki']}
    ]
  })
  const steps = [
    'Open the harbour log.',
    'Choose the berth plan.',
    'Enter the draught of the ship.'
  ]
  const guide = (words: string) =>
    `<p>${words}</p><ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol><p>The pilot reads the berth plan at dawn.</p>`
  await base.write('help/a.html', guide('Plan the berth before the ship is there.'))
  await base.write('wiki/b.html', guide('How the berth is planned.'))
  await base.write('wiki/c.html', guide('How the berth is planned. '))
  const ambiguous = async () =>
    (await base.import()).findings.filter(({rule}) => rule === 'pair/ambiguous')
  const [finding] = await ambiguous()
  const said = finding && saidBy(finding, 'neither')
  expect(said).toEqual({
    article: finding?.article,
    pages: ['help/a', 'wiki/b', 'wiki/c'],
    same: false
  })
  await decide(base, {id: finding?.id ?? '', answer: 'neither', reason: 'Another berth'})
  const name = `content/decisions/${finding?.article}.yaml`
  expect(parse(await base.read(name))).toEqual({
    different: [
      ['help/a', 'wiki/b'],
      ['help/a', 'wiki/c']
    ]
  })
  expect(await ambiguous()).toEqual([])

  if (said) await takePairBack(base, said)
  expect((await ambiguous()).map(({id}) => id)).toEqual([finding?.id])
  await expect(said && takePairBack(base, said)).rejects.toThrow('taken back already')
})
