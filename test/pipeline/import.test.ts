/** What an import does to the files of a knowledge base, and never does. */

import {describe, expect, test} from 'vitest'
import type {RunResult} from '../../src/model/result.ts'
import {checkArticles, decide, setPair} from '../../src/pipeline.ts'
import {knowledgeBase} from '../helpers/knowledge-base.ts'

const mooring = '<h2>Moor a boat</h2><p>Throw the line to the pier.</p>'
const file = 'content/articles/en/inbox/mooring.mdx'
const meta = JSON.stringify({title: 'Mooring'})

async function withMooring() {
  const base = await knowledgeBase()
  await base.write('in/m1.html', mooring)
  await base.write('in/m1.meta.json', meta)
  await base.import()
  return base
}

const rulesOf = ({findings}: RunResult) => findings.map(({rule}) => rule)

test('an import twice changes no byte, with and without its cache', async function () {
  const base = await withMooring()
  const first = await base.digests()

  expect((await base.import()).articles.map(({written}) => written)).toEqual(['unchanged'])
  expect(await base.digests()).toEqual(first)
  await base.write('.collate/cache/xx/damaged', 'not a cache')
  await base.import()
  expect(await base.digests()).toEqual(first)
})

test('the cache gives the same result as no cache', async function () {
  const base = await withMooring()
  const {seconds: _, ...second} = await base.import()
  const {seconds: __, ...third} = await base.import()
  expect(third).toEqual(second)
})

test('a dry run writes nothing', async function () {
  const base = await knowledgeBase()
  await base.write('in/m1.html', mooring)
  const {articles} = await base.import({write: false})

  expect(articles).toHaveLength(1)
  await expect(base.digests()).rejects.toThrow('ENOENT')
})

test('an untouched article follows its source', async function () {
  const base = await withMooring()
  await base.write('in/m1.html', mooring.replace('pier', 'quay'))
  const result = await base.import()

  expect(await base.read(file)).toContain('Throw the line to the quay.')
  expect(result.articles[0]?.written).toBe('updated')
  expect(rulesOf(result)).toContain('drift/upstream-changed')
})

describe('a writer’s file', function () {
  test('keeps what was added to its front matter when the source changes', async function () {
    const base = await withMooring()
    await base.write(file, (await base.read(file)).replace('title:', 'description: Lines\ntitle:'))
    await base.write('in/m1.html', mooring.replace('pier', 'quay'))
    await base.import()

    expect(await base.read(file)).toMatch(/description: Lines[\s\S]*quay/)
  })

  test('is found wherever it was moved, and its old address is remembered', async function () {
    const base = await withMooring()
    const moved = 'content/articles/en/boats/tie-up.mdx'
    await base.write(moved, await base.read(file))
    await base.remove(file)
    const {articles} = await base.import()

    expect(articles.map(({path}) => path)).toEqual([moved])
    await expect(base.read(file)).rejects.toThrow('ENOENT')
    const page = JSON.parse(await base.read('content/sources/files/m1/page.json'))
    expect(page.paths).toEqual([file, moved])
  })

  test('stays away when it was deleted', async function () {
    const base = await withMooring()
    await base.remove(file)

    expect(rulesOf(await base.import())).toContain('merge/kept-deleted')
    await expect(base.read(file)).rejects.toThrow('ENOENT')
  })

  test('that departs from its sources is told, and the guessed title no longer', async function () {
    const base = await knowledgeBase()
    await base.write('in/m1.html', mooring)
    const [article] = (await base.import()).articles
    const path = article?.path ?? ''
    await base.write(
      path,
      `${(await base.read(path)).replace(/title: .*/, 'title: Mooring')}\nMind the tide.\n`
    )
    const result = await checkArticles(base)

    expect(rulesOf(result)).toEqual(['drift/mdx-unsourced'])
    expect(result.findings[0]?.args).toEqual({blocks: 1})

    await base.write(path, (await base.read(path)).replace('Throw the line', 'Throw both lines'))
    expect(rulesOf(await checkArticles(base))).toEqual(['drift/mdx-departs'])
  })
})

describe('two versions', function () {
  const url = 'https://harbour.example/wiki/spaces/OPS/pages/90210'
  const banner = `<p>Original Confluence URL: <a href="${url}">${url}</a> - please cross-check and remove this line before publishing</p>`
  const copy = `${banner}<h2>Moor a boat</h2><p>Throw the line to the pier within 5 minutes.</p>`
  const original = '<h2>Moor a boat</h2><p>Throw the line to the pier within 9 minutes.</p>'

  test('a copy waits for the page that its banner names', async function () {
    const base = await knowledgeBase()
    await base.write('in/copy.html', copy)
    await base.write('in/copy.meta.json', meta)
    const held = await base.import()
    expect(held.articles.map(({status}) => status)).toEqual(['held'])
    expect(rulesOf(held)).toContain('pair/source-missing')

    await base.write('in/wiki.html', original)
    await base.write('in/wiki.meta.json', JSON.stringify({title: 'Mooring', url}))
    const {articles, pairs, findings} = await base.import()
    expect(pairs).toMatchObject([{how: 'banner', score: 1}])
    expect(articles).toMatchObject([{id: 'copy', status: 'published'}])
    expect(articles[0]?.versions).toHaveLength(2)
    expect(findings.map(({rule}) => rule)).toContain('number/conflict')
  })

  test('a person can publish it all the same, or pair and part pages by hand', async function () {
    const base = await knowledgeBase()
    await base.write('in/copy.html', copy)
    await base.write('in/other.html', original)
    const {findings} = await base.import()
    const missing = findings.find(({rule}) => rule === 'pair/source-missing')

    await decide(base, {id: missing?.id ?? '', answer: 'publish', reason: 'The wiki is closed'})
    const published = await checkArticles(base)
    expect(published.articles.map(({status}) => status)).toEqual(['published', 'published'])
    expect(published.settled.map(({rule}) => rule)).toEqual(['pair/source-missing'])

    await setPair(base, 'copy', 'other', true)
    const paired = await base.import()
    expect(paired.articles.map(({id}) => id)).toEqual(['copy'])
    expect(Object.keys(await base.digests()).filter((name) => name.endsWith('.mdx'))).toHaveLength(
      2
    )

    await setPair(base, 'copy', 'other', false)
    expect((await base.import()).articles).toHaveLength(2)
  })

  test('an edited article is kept when its page joins another', async function () {
    const base = await knowledgeBase()
    await base.write('in/copy.html', copy)
    await base.write('in/other.html', original)
    const {articles} = await base.import()
    const other = articles.find(({id}) => id === 'other')?.path ?? ''
    await base.write(other, `${await base.read(other)}\nMy own words.\n`)
    await setPair(base, 'copy', 'other', true)

    expect(rulesOf(await base.import())).toContain('merge/kept-orphan')
    expect(await base.read(other)).toContain('My own words.')
  })
})

describe('decisions', function () {
  test('settle a finding until their date, and are told when nothing needs them', async function () {
    const base = await knowledgeBase()
    await base.write('in/m1.html', mooring)
    const [finding] = (await base.import()).findings
    const {id = '', fingerprint = ''} = finding ?? {}
    const answer = {id, answer: 'meant', reason: 'It has no better title'} as const

    await decide(base, {...answer, until: '2999-01-01'})
    expect(rulesOf(await checkArticles(base))).toEqual([])
    await decide(base, {...answer, id: fingerprint, until: '2001-01-01'}).catch(() => undefined)
    await base.write(
      'content/decisions/m1.yaml',
      (await base.read('content/decisions/m1.yaml')).replace('2999', '2001')
    )
    expect(rulesOf(await checkArticles(base)).toSorted()).toEqual([
      'decision/expired',
      finding?.rule
    ])

    await base.write('in/m1.meta.json', meta)
    expect(rulesOf(await base.import())).toContain('decision/unused')
  })

  test('that cannot be read are an error with its place', async function () {
    const base = await withMooring()
    await base.write(
      'content/decisions/m1.yaml',
      'decisions:\n  - rule: title/missing\n    answer: perhaps\n    fingerprint: x\n    reason: y\n'
    )
    const {findings} = await checkArticles(base)

    expect(findings).toMatchObject([
      {rule: 'decision/invalid', place: {file: 'content/decisions/m1.yaml', line: 3}}
    ])
  })

  test('refuse an answer that the rule does not offer', async function () {
    const base = await knowledgeBase()
    await base.write('in/m1.html', mooring)
    const [finding] = (await base.import()).findings

    await expect(
      decide(base, {id: finding?.id ?? '', answer: 'not-same', reason: 'x'})
    ).rejects.toThrow('cannot be answered')
    await expect(decide(base, {id: 'zzzz', answer: 'meant', reason: 'x'})).rejects.toThrow(
      'no open finding'
    )
  })
})

describe('sources', function () {
  const sources = [{name: 'wiki', type: 'files', paths: ['wiki']}] as const

  test('a page that is gone upstream is an error, and its article stays', async function () {
    const base = await knowledgeBase({sources})
    await base.write('wiki/m1.html', mooring)
    await base.write('wiki/m2.html', mooring)
    await base.import()
    await base.remove('wiki/m2.html')

    const result = await base.import()
    expect(rulesOf(result)).toContain('drift/upstream-removed')
    expect(result.articles).toHaveLength(2)
    expect(rulesOf(await checkArticles(base))).not.toContain('drift/upstream-removed')
    expect(rulesOf(await checkArticles(base, {refresh: true}))).toContain('drift/upstream-removed')
  })

  test('a retired copy is kept but not compared, and never leads', async function () {
    const importWith = async (watch: boolean) => {
      const base = await knowledgeBase({
        sources: [
          {name: 'wiki', type: 'files', paths: ['wiki'], watch},
          {name: 'desk', type: 'files', paths: ['desk']}
        ],
        pairs: [['wiki/m1', 'desk/m9']],
        lead: 'wiki'
      })
      await base.write('wiki/m1.html', mooring.replace('Throw', 'Throw 2 or 3 times'))
      await base.write('desk/m9.html', mooring)
      return base.import()
    }
    const retired = await importWith(false)
    const watched = await importWith(true)

    expect(retired.articles).toMatchObject([{lead: 'desk/m9'}])
    expect(retired.articles[0]?.versions).toHaveLength(2)
    expect(watched.articles).toMatchObject([{lead: 'wiki/m1'}])
    expect(rulesOf(watched)).toContain('text/changed')
    expect(rulesOf(retired)).not.toContain('text/changed')
  })

  test('an unknown repair in the configuration stops the run', async function () {
    const base = await knowledgeBase({repairs: {'empty-paragraph': false}})
    await base.write('in/m1.html', mooring)
    await expect(base.import()).rejects.toMatchObject({hint: 'Did you mean `empty-paragraphs`?'})
  })
})

test('secrets never reach the repository', async function () {
  const base = await knowledgeBase()
  const token = `ghp_${'aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA1bC2'}`
  await base.write('in/m1.html', `<p>Use this token: <code>${token}</code></p>`)
  const {findings} = await base.import()

  expect(findings.map(({rule}) => rule)).toContain('secret/github-token')
  expect(JSON.stringify(findings)).not.toContain(token)
  for (const name of Object.keys(await base.digests()))
    expect(await base.read(name)).not.toContain(token)
  expect(rulesOf(await checkArticles(base))).toContain('secret/github-token')
})

test('pictures that came with a page are named for their steps', async function () {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64'
  )
  const base = await knowledgeBase()
  await base.write('in/mceclip0.png', png)
  await base.write('in/login.png', '<html>Please sign in</html>')
  await base.write(
    'in/m1.html',
    '<h2>Step 1: Moor</h2><p><img src="mceclip0.png"></p><h2>Step 2: Pay</h2><p><img src="login.png"></p>'
  )
  await base.write('in/m1.meta.json', meta)
  const {articles, findings} = await base.import()

  expect(await base.read(file)).toContain('![Step 1: Moor](./mooring/step-1.png)')
  expect(Object.keys(await base.digests())).toContain(
    'content/articles/en/inbox/mooring/step-1.png'
  )
  expect(findings).toMatchObject([
    {
      rule: 'image/wrong-type',
      args: {picture: 'login.png', found: 'a web page, perhaps one to sign in'}
    }
  ])
  expect(articles[0]?.versions[0]?.ledger).toMatchObject({lost: 0, added: 0})

  const before = await base.digests()
  await base.import()
  expect(await base.digests()).toEqual(before)
  expect(rulesOf(await checkArticles(base))).toEqual(['image/wrong-type'])
})
