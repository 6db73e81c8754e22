/** What an import and `check --refresh` say of pages that changed upstream, and what they leave alone. */

import {rename, symlink} from 'node:fs/promises'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Snapshot} from '../../src/emit/index.ts'
import type {Config} from '../../src/model/config.ts'
import {type Finding, finish, type Place} from '../../src/model/finding.ts'
import type {RunResult} from '../../src/model/result.ts'
import type {SourcePage} from '../../src/model/source-page.ts'
import {drift} from '../../src/pipeline/drift.ts'
import {preparePage} from '../../src/pipeline/page/prepare.ts'
import {checkArticles, decide} from '../../src/pipeline.ts'
import {sentence} from '../../src/report/index.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'
import {knowsNothing} from '../helpers/known.ts'

const storage = `<h1>Lend out a bike</h1>
<p>Quayside lends "town bikes" for <strong>30 days</strong>, and it's free for crews.</p>
<h2 id="take">Take one</h2>
<ol>
<li><p>Open <strong>Rack &gt; Bikes</strong>.</p></li>
<li><p>Choose <strong>Lend</strong>, then scan the code <code>BIKE-7</code>.</p></li>
<li><p>Note the number.</p><ac:image ac:width="300"><ri:attachment ri:filename="rack.png" /></ac:image></li>
</ol>
<ac:structured-macro ac:name="warning" ac:macro-id="a1"><ac:rich-text-body><p>Never lend a bike without a lock.</p></ac:rich-text-body></ac:structured-macro>
<h2>By script</h2>
<ac:structured-macro ac:name="code" ac:macro-id="a2"><ac:parameter ac:name="language">bash</ac:parameter><ac:plain-text-body><![CDATA[quay lend --id 7]]></ac:plain-text-body></ac:structured-macro>
<table><tbody><tr><th>Field</th><th>Value</th></tr><tr><td>Site</td><td>North pier</td></tr></tbody></table>
<p>Ask <a href="https://quayside.example/desk?utm_source=wiki">the desk</a> or read <ac:link><ri:page ri:content-title="Return a bike" /></ac:link>.</p>`

const sources = [{name: 'wiki', type: 'files', paths: ['wiki']}] as const

async function withPage(body = storage): Promise<KnowledgeBase> {
  const base = await knowledgeBase({sources})
  await save(base, body)
  await base.write(
    'wiki/2.xml',
    '<p>Bring it back to <ac:link><ri:page ri:content-title="Lend out a bike" /></ac:link>.</p>'
  )
  await base.write('wiki/2.meta.json', JSON.stringify({id: '2', title: 'Return a bike'}))
  await base.import()
  return base
}

let revision = 1
async function save(base: KnowledgeBase, body: string, title = 'Lend out a bike'): Promise<void> {
  await base.write('wiki/1.xml', body)
  const meta = {
    id: '1',
    title,
    revision: String(revision),
    updatedAt: new Date(Date.UTC(2026, 2, 1, 0, revision++)).toISOString()
  }
  await base.write('wiki/1.meta.json', JSON.stringify(meta))
}

const driftOf = ({findings}: RunResult): Finding[] =>
  findings.filter(({rule}) => rule.startsWith('drift/'))

const decisionsOf = ({findings}: RunResult): string[] =>
  findings.map(({rule}) => rule).filter((rule) => rule.startsWith('decision/'))

const refresh = (base: KnowledgeBase) => checkArticles(base, {refresh: true})

async function contentOf(base: KnowledgeBase): Promise<Record<string, string>> {
  const digests = await base.digests()
  const isWriters = (file: string) => /^content\/(?:articles|base)\//.test(file)
  return Object.fromEntries(Object.entries(digests).filter(([file]) => isWriters(file)))
}

describe('looks', function () {
  test.each<[string, (body: string) => string]>([
    ['blanks', (body) => body.replaceAll('\n', '\n\n  ')],
    ['macro ids', (body) => body.replaceAll('ac:macro-id="a', 'ac:macro-id="b')],
    [
      'the order of attributes',
      (body) =>
        body.replace('ac:name="warning" ac:macro-id="a1"', 'ac:macro-id="a1" ac:name="warning"')
    ],
    ['ids of headings', (body) => body.replace('id="take"', 'id="h_01"')],
    [
      'styles and spans',
      (body) =>
        body.replace(
          '<p>Note the number.</p>',
          '<p style="color: #333"><span style="font-size:14px">Note </span><span>the num</span><span>ber.</span></p>'
        )
    ],
    [
      'quotation marks',
      (body) => body.replace('"town bikes"', '“town bikes”').replace("it's", 'it’s')
    ],
    [
      'emphasis',
      (body) =>
        body
          .replace('<strong>30 days</strong>', '30 <em>days</em>')
          .replace('free', '<strong>free</strong>')
    ],
    ['ranks of headings', (body) => body.replaceAll('h2', 'h3')],
    ['a paragraph cut in two', (body) => body.replace(', and it', ',</p><p>and it')],
    ['the width of a picture', (body) => body.replace('300', '640')],
    ['what is tracked in a link', (body) => body.replace('?utm_source=wiki', '/')],
    ['case', (body) => body.replace('Note the', 'note the')]
  ])('%s: said once, and no article changes', async function (_, change) {
    const base = await withPage()
    const before = await contentOf(base)
    await save(base, change(storage))
    expect(driftOf(await refresh(base)).map(({rule, severity}) => [rule, severity])).toEqual([
      ['drift/cosmetic', 'info']
    ])
    const result = await base.import()
    expect(driftOf(result).map(({rule}) => rule)).toEqual(['drift/cosmetic'])
    expect(result.upstream).toEqual({changed: [], looks: ['wiki/1']})
    expect(result.articles.map(({written}) => written)).toEqual(['unchanged', 'unchanged'])
    expect(await contentOf(base)).toEqual(before)

    const after = await base.digests()
    await base.import()
    expect(await base.digests()).toEqual(after)
  })

  test('dates and revisions alone are nothing', async function () {
    const base = await withPage()
    await save(base, storage)
    expect(driftOf(await refresh(base))).toEqual([])
    expect(driftOf(await base.import())).toEqual([])
  })
})

describe('what a page says', function () {
  test.each<[string, (body: string) => string, RegExp]>([
    ['a number', (body) => body.replace('30 days', '60 days'), /“.*30 days.*” is now “.*60 days/],
    ['a word of a step', (body) => body.replace('Choose', 'Press'), /1 block, at step 2; /],
    ['a heading', (body) => body.replace('By script', 'From a terminal'), /“From a terminal”/],
    [
      'a step more',
      (body) => body.replace('<li><p>Note', '<li><p>Check the brakes.</p></li><li><p>Note'),
      /1 block \(1 new\), at step 3; new is “Check the brakes.”/
    ],
    [
      'a step less',
      (body) => body.replace(/<li><p>Open.*<\/li>\n/, ''),
      /1 block \(1 gone\), at step 1; gone is “Open Rack > Bikes.”/
    ],
    [
      'steps in another order',
      (body) => body.replace(/(<li>.*<\/li>)\n(<li>.*<\/li>)/, '$2\n$1'),
      /1 block \(1 moved\).* stands elsewhere/
    ],
    ['code', (body) => body.replace('--id 7', '--id 8'), /--id 8/],
    ['the case of code', (body) => body.replace('quay lend', 'Quay lend'), /Quay/],
    ['the case of code in a text', (body) => body.replace('BIKE-7', 'bike-7'), /step 2/],
    [
      'a link to another place',
      (body) => body.replace('example/desk', 'example/counter'),
      /quayside\.example\/counter/
    ],
    [
      'a link to another page',
      (body) =>
        body.replace('ri:content-title="Return a bike"', 'ri:content-title="Lend out a bike"'),
      /.+/
    ],
    ['a picture', (body) => body.replace('rack.png', 'rack-2.png'), /rack-2\.png/],
    [
      'a warning that is one no more',
      (body) => body.replace('ac:name="warning"', 'ac:name="panel"'),
      /1 block/
    ],
    ['a cell', (body) => body.replace('North pier', 'South pier'), /South pier/],
    ['a negation', (body) => body.replace('Never lend', 'Lend'), /Never/]
  ])('%s: told with its place', async function (_, change, words) {
    const base = await withPage()
    await save(base, change(storage))
    const [finding, ...more] = driftOf(await refresh(base))
    expect([finding?.rule, finding?.severity, finding?.article, more]).toEqual([
      'drift/upstream-changed',
      'warning',
      '1',
      []
    ])
    expect(sentence(finding!)).toMatch(words)
    const imported = driftOf(await base.import())
    expect(imported.map(({fingerprint}) => fingerprint)).toEqual([finding!.fingerprint])
    expect(driftOf(await base.import())).toEqual([])
  })
})

test('a typo that is corrected along with it hides no change', async function () {
  const base = await withPage(storage.replace('free', 'fre'))
  await save(base, storage.replace('Never lend', 'You may lend').replaceAll('a1', 'b1'))
  const [finding] = driftOf(await refresh(base))
  expect(finding?.args).toMatchObject({
    blocks: 2,
    headings: ['Take one'],
    steps: []
  })
  expect(finding?.place).toMatchObject({file: 'content/sources/wiki/1/page.xml', line: 2})
})

test('it is told at the line that changed, in the file that was imported', async function () {
  const base = await withPage()
  await save(base, storage.replace('North pier', 'South pier'))
  const [finding] = driftOf(await base.import())
  expect(finding?.place).toMatchObject({file: 'wiki/1.xml', line: 12})
  const lines = (await base.read('content/sources/wiki/1/page.xml')).split('\n')
  expect(lines[finding!.place.line - 1]).toContain('South pier')
})

test('another title is a change', async function () {
  const base = await withPage()
  await save(base, storage, 'Borrow a bike')
  const [finding] = driftOf(await refresh(base))
  expect(sentence(finding!)).toContain('“Lend out a bike” is now “Borrow a bike”')
})

test('a decision settles this change, and not the next one', async function () {
  const base = await withPage()
  await save(base, storage.replace('30 days', '60 days'))
  const [first] = driftOf(await refresh(base))
  await decide(base, {id: first!.id, answer: 'meant', reason: 'Comes in with the spring sale.'})
  const settled = await refresh(base)
  expect(driftOf(settled)).toEqual([])
  expect(settled.settled.map(({fingerprint}) => fingerprint)).toEqual([first!.fingerprint])
  // Offline, nobody knows whether it still holds.
  expect(decisionsOf(await checkArticles(base))).toEqual([])

  // Lines that moved and another date are the same change.
  await save(base, `\n\n${storage.replace('30 days', '60 days')}`)
  expect(driftOf(await refresh(base))).toEqual([])
  await save(base, storage.replace('30 days', '90 days'))
  const [next] = driftOf(await refresh(base))
  expect(next?.rule).toBe('drift/upstream-changed')
  expect(next?.fingerprint).not.toBe(first!.fingerprint)

  await base.import()
  expect(decisionsOf(await refresh(base))).toEqual(['decision/unused'])
  expect(decisionsOf(await checkArticles(base))).toEqual([])
})

test('what was brought in is nobody’s to decide any more', async function () {
  const base = await withPage()
  await save(base, storage.replace('30 days', '60 days'))
  const dry = driftOf(await base.import({write: false}))
  expect(dry.map(({answers}) => answers)).toEqual([undefined])
  expect(driftOf(await base.import()).map(({answers}) => answers)).toEqual([[]])
})

test('a new version of Collate is no change of the source', async function () {
  const base = await withPage()
  await base.import()
  // Other repairs make another article of the same body, as a new version would.
  base.config.repairs = {'file-name-alts': false, 'heading-ranks': false}
  expect(driftOf(await refresh(base))).toEqual([])
  await save(base, storage.replaceAll('macro-id="a', 'macro-id="b'))
  expect(driftOf(await refresh(base)).map(({rule}) => rule)).toEqual(['drift/cosmetic'])
  const result = await base.import()
  expect(driftOf(result).map(({rule}) => rule)).toEqual(['drift/cosmetic'])
  expect(result.articles.map(({written}) => written)).toEqual(['updated', 'unchanged'])
})

test('a writer’s file is left alone by new looks, and gets what changed later', async function () {
  const base = await withPage()
  const file = 'content/articles/en/inbox/lend-out-a-bike.mdx'
  await base.write(
    file,
    (await base.read(file)).replace('title:', 'description: For crews\ntitle:')
  )
  const edited = await base.read(file)
  const looks = storage
    .replace('"town bikes"', '“town bikes”')
    .replace('free', '<strong>free</strong>')
  await save(base, looks)
  await base.import()
  expect(await base.read(file)).toBe(edited)
  await save(base, looks.replace('30 days', '60 days'))
  const result = await base.import()
  expect(driftOf(result).map(({args}) => args['blocks'])).toEqual([1])
  const text = await base.read(file)
  expect(text).toContain('description: For crews')
  expect(text).toContain('“town bikes” for **60 days**')
  expect(text).toContain('**free**')
})

test('a copy that is saved anew does not come to lead', async function () {
  const base = await knowledgeBase({
    sources: [...sources, {name: 'help', type: 'files', paths: ['help']}],
    pairs: [['wiki/1', 'help/7']]
  })
  const help = '<p>Bikes are lent for 20 days.</p>'
  const copy = async (body: string, day: string) => {
    await base.write('help/7.html', body)
    const meta = {id: '7', title: 'Bikes', updatedAt: `2026-02-${day}`}
    await base.write('help/7.meta.json', JSON.stringify(meta))
  }
  await save(base, storage)
  await copy(help, '01')
  const led = async () => (await base.import()).articles.map(({lead}) => lead)
  expect(await led()).toEqual(['wiki/1'])
  await copy(help.replace('20 days', '<b>20 days</b>').replace('<p>', '<p class="x">'), '28')
  await base.write(
    'help/7.meta.json',
    JSON.stringify({id: '7', title: 'Bikes', updatedAt: '2027-01-01'})
  )
  expect(await led()).toEqual(['wiki/1'])
  expect(await led()).toEqual(['wiki/1'])
  await base.write('help/7.html', help.replace('20', '21'))
  expect(await led()).toEqual(['help/7'])
})

test('a page that cannot be made an article any more is told so, and so is its next change', async function () {
  const page = (body: string): SourcePage => ({
    source: 'wiki',
    id: '1',
    format: 'html',
    body,
    file: 'content/sources/wiki/1/page.html',
    meta: {}
  })
  const prepare = async (given: SourcePage) => {
    if (given.body.includes('too deep')) throw new RangeError('Unexpected depth')
    return preparePage(given, knowsNothing, {locale: 'en'} as Config)
  }
  const was = {page: page('<p>Lend a bike.</p>')} as Snapshot
  const told = async (body: string) => {
    const upstream = {incoming: new Map([['wiki/1' as const, page(body)]]), whole: []}
    const {drafts, changed} = await drift(upstream, new Map([['wiki/1', was]]), prepare)
    expect(changed).toEqual(['wiki/1'])
    return finish(drafts, '1', ({at}) => at as Place)
  }
  const [first] = await told('<p>too deep</p>')
  expect(sentence(first!)).toMatch(/has changed .* cannot be told: Unexpected depth$/)
  expect((await told('<p>too deep</p>'))[0]?.fingerprint).toBe(first?.fingerprint)
  expect((await told('<p>too deep again</p>'))[0]?.fingerprint).not.toBe(first?.fingerprint)
})

test('a source that is not there, or cannot be read, has lost no page', async function () {
  const base = await withPage()
  await rename(path.join(base.root, 'wiki'), path.join(base.root, 'away'))
  const told = (await base.import()).findings.map(({rule}) => rule)
  expect(told).toContain('source/unreadable')
  expect(told).not.toContain('drift/upstream-removed')

  await rename(path.join(base.root, 'away'), path.join(base.root, 'wiki'))
  await base.remove('wiki/2.xml')
  await symlink('nowhere', path.join(base.root, 'wiki/2.xml'))
  expect((await base.import()).findings.map(({rule}) => rule)).not.toContain(
    'drift/upstream-removed'
  )
  await base.remove('wiki/2.xml')
  await base.remove('wiki/2.meta.json')
  expect((await base.import()).findings.map(({rule}) => rule)).toContain('drift/upstream-removed')
})

test('a body that is missing is told, not taken for another page', async function () {
  const base = await withPage()
  await base.remove('content/sources/wiki/2/page.xml')
  await expect(checkArticles(base)).rejects.toThrow(
    'content/sources/wiki/2/page.xml is missing, which content/sources/wiki/2/page.json names'
  )
})
