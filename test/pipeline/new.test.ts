/** `collate new`: articles to begin with that nothing is to be said of, and walkthroughs from what is known. */

import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {parse, stringify} from 'yaml'
import {outline, readMdx, slips} from '../../src/mdx/index.ts'
import {StopError} from '../../src/model/stop-error.ts'
import {checkArticles, newArticle, newFacts} from '../../src/pipeline.ts'
import {readTokenFacts, stage} from '../../src/stage/index.ts'
import {run} from '../cli/run.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const folder = path.join(import.meta.dirname, '../../content/tokens')
const services = readdirSync(folder).map((name) => name.replace('.yaml', ''))

/** What goes wrong, with what is to be done about it. */
async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error
  )
  expect(error).toBeInstanceOf(StopError)
  const {message, hint} = error as StopError
  return `${message}: ${hint}`
}

describe('an article', function () {
  test('lands where it belongs, as a draft that has nothing to be said of', async function () {
    const base = await knowledgeBase()
    await base.write('content/sections/boats.yaml', 'title: Boats\n')
    const file = await newArticle(base, {title: ' Moor: the first time ', section: 'boats'})
    expect(file).toBe('content/articles/en/boats/moor-the-first-time.mdx')

    const {front, body} = readMdx(await base.read(file), file)
    expect(front).toEqual({
      id: 'moor-the-first-time',
      title: 'Moor: the first time',
      status: 'draft'
    })
    expect(outline(body, '').procedures.map(({steps}) => steps.length)).toEqual([2])
    const {articles, findings} = await checkArticles(base)
    expect(articles.map(({id, status}) => [id, status])).toEqual([['moor-the-first-time', 'draft']])
    expect(findings).toEqual([])
  })

  test('never takes the place, nor the id, of another', async function () {
    const base = await knowledgeBase({locale: 'de'})
    const first = await newArticle(base, {title: 'Ahoi'})
    expect(first).toBe('content/articles/de/inbox/ahoi.mdx')
    await base.write(first, 'mine')
    expect(await failure(newArticle(base, {title: 'Ahoi'}))).toMatch(/already: Edit it/)
    expect(await base.read(first)).toBe('mine')

    await base.write(first, '---\nid: ahoi\ntitle: Ahoi\n---\n')
    const second = await newArticle(base, {title: 'Ahoi', locale: 'pt-BR'})
    expect(second).toBe('content/articles/pt-BR/inbox/ahoi.mdx')
    expect(readMdx(await base.read(second), second).front.id).toBe('ahoi-2')
  })

  test('what is typed wrong says what was meant', async function () {
    const base = await knowledgeBase()
    await base.write('content/sections/boats.yaml', 'title: Boats\n')
    const fails = (given: Parameters<typeof newArticle>[1]) => failure(newArticle(base, given))
    expect(await fails({title: 'A', section: 'boast'})).toMatch(/`boast`: Did you mean `boats`\?/)
    expect(await fails({title: '…'})).toMatch(/cannot be the title/)
    expect(await fails({title: 'A', locale: 'not a tag'})).toMatch(/is no language/)
    expect(await fails({token: 'okta'})).toMatch(/`okta`: `npx collate new --facts okta`/)
  })
})

describe('a walkthrough for a token', function () {
  let base: KnowledgeBase
  beforeAll(async function () {
    base = await knowledgeBase()
    for (const name of services)
      await base.write(
        `content/tokens/${name}.yaml`,
        readFileSync(path.join(folder, `${name}.yaml`), 'utf8')
      )
  })

  test('of every service that is known is published without a finding', async function () {
    const ids: string[] = []
    for (const token of services) {
      const file = await newArticle(base, {token})
      const text = (await base.read(file)).replace('status: draft\n', '')
      await base.write(file, text)
      const read = readMdx(text, file)
      expect([...read.findings, ...slips(text, read, file)]).toEqual([])
      ids.push(read.front.id)
    }
    const staged = await stage(base.root, {config: base.config})
    expect(staged.staged.toSorted()).toEqual(ids.toSorted())
    expect([...staged.findings.values()].flat()).toEqual([])
    expect((await checkArticles(base)).findings).toEqual([])
  })

  test('says where, what to fill in and choose, and leaves to the site what it adds', async function () {
    const facts = parse(readFileSync(path.join(folder, 'cloudflare.yaml'), 'utf8'))
    await base.write(
      'content/tokens/harbour.yaml',
      stringify({
        ...facts,
        service: 'Harbour *Desk*',
        openUrl: 'https://YOUR-HARBOUR.example/keys',
        fill: {'YOUR-HARBOUR': {label: 'Your harbour'}, 'YOUR-BERTH': {label: 'Your berth'}},
        after: ['Wait for the harbour master'],
        lifetime: {days: 90, boundTo: 'its owner', words: 'It ends after 90 days'},
        limits: ['No more than ten']
      })
    )
    const file = await newArticle(base, {token: 'harbour', title: 'Get a key'})
    expect(file).toBe('content/articles/en/inbox/get-a-key.mdx')
    const text = await base.read(file)
    const {front, body} = readMdx(text, file)
    expect(front).toMatchObject({
      token: 'harbour',
      fill: {'YOUR-HARBOUR': {label: 'Your harbour', kind: 'text'}}
    })
    expect(Object.keys(front.fill ?? {})).toEqual(['YOUR-HARBOUR'])
    const [procedure] = outline(body, '').procedures
    expect(procedure?.steps.map(({title}) => title)).toEqual([
      'Open the page for API tokens',
      'Begin a new API token',
      'Name it',
      'Choose what it may do',
      'Choose when it ends',
      'Create the API token',
      'Copy the API token',
      'Put it to use'
    ])
    const order = [
      'Harbour \\*Desk\\*',
      '[YOUR-HARBOUR.example/keys](https://YOUR-HARBOUR.example/keys)',
      '- **Token name**: Say what it is for',
      '- [ ] **Permissions**',
      'Select **Create Token**.\n\n### Step 7',
      'only once',
      'Authorization: Bearer $TOKEN',
      'Wait for the harbour master.'
    ].map((part) => text.indexOf(part))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order).not.toContain(-1)
  })

  test('without facts says what is known, and how to make them', async function () {
    const fails = await failure(newArticle(base, {token: 'okat'}))
    expect(fails).toMatch(/`okat`: Did you mean `okta`\?/)
    for (const name of services) expect(fails).toContain(name)

    const file = await newFacts(base, 'lighthouse')
    const {fault} = readTokenFacts(await base.read(file))
    expect(fault?.problem).toBe('`service` is missing')
    expect(await failure(newArticle(base, {token: 'lighthouse'}))).toMatch(
      /content\/tokens\/lighthouse\.yaml:\d+:\d+: `service` is missing: Mend the file/
    )
    expect(await failure(newFacts(base, 'lighthouse'))).toMatch(/already/)
    expect(await failure(newFacts(base, '../x'))).toMatch(/cannot be the name/)
  })

  test('the names that are to be filled in are those of facts', async function () {
    const text = (await base.read('content/tokens/lighthouse.yaml'))
      .replace(/^# (\s*(?:- )?[a-zA-Z]+:)$/gm, '$1')
      .replace(/^(\s*(?:- )?(?:service|label|words|header|expect|title|todo)):$/gm, '$1: x')
      .replace(/^(\s*once):$/m, '$1: true')
      .replace('checked:', 'checked: 2026-11-02')
      .replace(/^(\s*(?:- )?url):$/gm, '$1: https://x.example/')
    const data = parse(text)
    expect(Object.keys(data)).toEqual(
      expect.arrayContaining(['service', 'fields', 'verify', 'trouble', 'sources'])
    )
    expect(data.fields).toEqual([{label: 'x', kind: null, required: null, advice: null}])
    expect(data.sources).toEqual([{title: 'x', url: 'https://x.example/'}])
  })

  test('the program prints the path, and refuses what makes no sense', async function () {
    await base.write('collate.config.ts', "export default {title: 'Harbour'}\n")
    const made = await run(base.root, 'new', 'Tie a knot')
    expect(made).toEqual({code: 0, out: 'content/articles/en/inbox/tie-a-knot.mdx\n', err: ''})
    expect((await run(base.root, 'new')).err).toContain('An argument of `new` is missing')
    const both = await run(base.root, 'new', '--facts', 'x', '--section', 'y')
    expect(both).toMatchObject({code: 2, err: expect.stringContaining('`--section` means nothing')})
  })
})
