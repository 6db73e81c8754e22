/** Slips that writers make: each is told with its place and the likely word, and none costs the page. */

import {beforeAll, describe, expect, test} from 'vitest'
import {readMdx, slips, writeMdx} from '../src/mdx/index.ts'
import type {FindingDraft, Place} from '../src/model/finding.ts'
import {rules} from '../src/model/rules/index.ts'
import {checkArticles} from '../src/pipeline.ts'
import {type Staged, stage} from '../src/stage/index.ts'
import {type KnowledgeBase, knowledgeBase} from './helpers/knowledge-base.ts'

/** Said of a text below `walkthrough: true`, as `line:column rule: sentence`; the text begins in line 1. */
function said(body: string): string[] {
  const head = '---\nid: a\ntitle: T\nwalkthrough: true\n---\n'
  const text = head + body
  const read = readMdx(text, 'a.mdx')
  return [...read.findings, ...slips(text, read, 'a.mdx')].map(({rule, args, at}) => {
    const {line, column} = at as Place
    return `${line - 5}:${column} ${rule}: ${rules[rule].sentence(args)}`
  })
}

test.each<[string, ...RegExp[]]>([
  ['Go.\n\n<Calout>\n\nMind\n\n</Calout>', /^3:1 mdx\/unknown-tag: .*`<Callout>`/],
  ['<Callout>\n\nMind\n\n</Calout>', /^1:1 .*not closed/, /^5:1 .*`<\/Callout>`/],
  ['<Callout>\n\nMind', /^1:1 mdx\/broken-tag: .*not closed/],
  ['<Callout typ="note">\n\nMind\n\n</Callout>', /^1:1 .*no `typ`, did you mean `type`/],
  ['<Callout type="warnig">\n\nMind\n\n</Callout>', /^1:1 .*“warnig”; did you mean `warning`/],
  ['<td align="middle">x</td>', /^1:1 .*left, center, right/, /^1:1 mdx\/tag-place: .*<tr>/],
  ['<Step>\n\nGo\n\n</Step>', /^1:1 mdx\/tag-place: .*<Walkthrough>/],
  ['> [!WARNIG]\n> Mind', /^1:3 mdx\/unknown-callout: `\[!WARNIG\]`.*`> \[!WARNING\]`/],
  ['> [!INFO]\n> Mind', /^1:3 .*`> \[!NOTE\]`/],
  ['> ![TIP]\n> Mind', /^1:3 .*`> \[!TIP\]`/],
  ['[!NOTE]\nMind', /^1:1 .*`> \[!NOTE\]`/],
  ['> [!IMPORTANT] Copy the value now.', /^1:1 mdx\/callout-title: “Copy the value now\.”/],
  ['> [!NOTE] Open the gate and\n> walk', /^1:1 mdx\/callout-title/],
  ['### Step two: Copy', /^1:1 mdx\/step-title: .*`Step 2: Copy`/],
  ['### Step2: Copy', /^1:1 .*`Step 2: Copy`/],
  ['### Step 1: A\n\n### Setp 2: B', /^3:1 .*`Step 2: B`/],
  ['### Step 1: A\n\n### Step 3: B', /^3:1 step\/number-gap: Step 1 is followed by step 3/],
  ['1. A\n2. B\n4. C', /^3:1 step\/number-gap: Step 2 is followed by step 4/],
  ['1. A\n2. B\n\nThen wait.\n\n3. C', /^4:1 mdx\/steps-parted: .*from 3 on/],
  ['## Option: A\n\n## After', /^1:1 mdx\/option-alone/],
  ['## Option: A\n\n## Opton: B', /^3:1 mdx\/option-title: .*`Option: B`/],
  ['## Option A\n\n## Option B', /^1:1 .*`Option A: …`/, /^3:1 .*`Option B: …`/],
  ['- [ ]Go', /^1:3 mdx\/box: .*`- \[ \] `/],
  ['- [] Go', /^1:3 mdx\/box: `- \[\]`/],
  ['-[x] Go', /^1:1 mdx\/box: `-\[x\]`.*`- \[x\] `/],
  ['[ ] Go', /^1:1 mdx\/box/],
  ['- [ ] Go\n- Wait', /^2:1 mdx\/box-missing: 1 item has no box beside 1 that has one/],
  ['## A\n\n#### B', /^3:1 mdx\/heading-rank: .*`###`/],
  ['# A', /^1:1 mdx\/heading-rank: .*`##`/],
  ['```jsno\n{}\n```', /^1:1 mdx\/code-language: .*`json`/],
  ['Run\n\n```sh\nls', /^3:1 mdx\/code-not-closed/]
])('%j', function (body, ...expected) {
  const found = said(body)
  expect(found).toHaveLength(expected.length)
  for (const [index, pattern] of expected.entries()) expect(found[index]).toMatch(pattern)
})

test.each([
  'A step by step guide to [!NOTE] and `[ ]`.',
  '## Step by step\n\n### Options\n\n## Option\n\n## Stop 2',
  '> \\[!WARNIG]\n> text',
  '> [!NOTE] iPhone and iPad\n> iOS has both.',
  '> [!TIP] Before you begin\n> Open the gate.',
  '- [x](https://example.com) and [a]\n- [ ] b'.split('\n')[0] as string,
  '1. A\n1. B\n1. C',
  '1. A\n2. B\n\n   Then wait.\n\n3. C',
  '1. A\n2. B\n\n![Map](map.png)\n\n> [!NOTE]\n> Mind\n\n3. C',
  '```jsonc\n{}\n```\n\n- a\n\n  ~~~~ts\n  ```\n  ~~~~\n\n```\n```',
  '### Step 1: A\n\n## After\n\n### Step 1: B',
  '<Walkthrough>\n<Step title="A">\n\nGo\n\n</Step>\n</Walkthrough>'
])('no false alarm: %j', function (body) {
  expect(said(body)).toEqual([])
})

test.each<[string, string, RegExp]>([
  ['a colon in a value', 'id: a\ntitle: Sign in: SSO', /^3:\d+ .*`title`.*stands in quotes/],
  ['a tab', 'id: a\ntitle: T\nfill:\n\tA-B: {label: L}', /^5:1 .*`fill`.*begins with a tab/],
  ['a quotation mark', 'id: a\ntitle: "T', /^3:\d+ .*`title`.*quotation mark/],
  ['no colon', 'id: a\ntitle: T\ntoken okta', /^4:\d+ .*`token`.*colon/],
  ['a name twice', 'id: a\ntitle: T\ntitle: U', /^4:1 .*`title`.*twice/],
  ['a name that is none', 'id: a\ntitle: T\ndescripton: x', /^4:1 .*`description`/],
  ['a value that is none', 'id: a\ntitle: T\nstatus: pubished', /^4:9 .*did you mean `published`/],
  ['a key of fill', 'id: a\ntitle: T\nfill: {X: {lable: L}}', /^4:7 .*of X: .*did you mean `label`/]
])('front matter with %s', function (_, yaml, expected) {
  const {front, findings} = readMdx(`---\n${yaml}\n---\n`, 'a.mdx')
  expect(front).toMatchObject({id: 'a', title: expect.stringMatching(/^(?:T|Sign in: SSO)$/)})
  const [first] = findings.map(({rule, args, at}) => {
    const {line, column} = at as Place
    return `${line}:${column} ${rules[rule].sentence(args)}`
  })
  expect(first).toMatch(expected)
  expect(findings).toHaveLength(1)
})

test('front matter that nothing closes ends where its lines do', function () {
  const {front, body} = readMdx('---\nid: a\ntitle: T\n\nText: here\n', 'a.mdx')
  expect(front).toEqual({id: 'a', title: 'T'})
  expect(writeMdx(front, body)).toMatch(/\n---\n\nText: here\n$/)
})

describe('in a knowledge base', function () {
  let base: KnowledgeBase
  let staged: Staged
  const article = (front: string, body: string) => `---\n${front}\n---\n\n${body}\n`
  const files: Record<string, string> = {
    'gate.mdx': article('id: gate\ntitle: Open the gate', 'Go.'),
    'secret.mdx': article('id: secret\ntitle: Later\nstatuss: draft', 'Not yet.'),
    'links.mdx': article(
      'id: links\ntitle: Links',
      '[a](article:gaet) [b](gate.mdx) [c](article:unheard-of)\n\n![Map](links/maap.png)\n\n<Figure alt="x" />'
    ),
    'links/map.png': 'no picture, but a file',
    'token.mdx': article(
      'id: token\ntitle: Token\ntoken: gatekeepr\nfill:\n  YOUR-GATE: {label: Gate}\n  YOUR-LANE: {label: Lane}',
      '1. Open `https://YOUR-GAET.example`.\n2. Go to YOUR-GATE and YOUR-TOKEN.'
    ),
    'untitled.mdx': article('id: untitled', '## The first words\n\nGo.'),
    'no-id.mdx': article('title: Without', 'Go.'),
    'more.mdx': article('title: Copy\nid: gate', 'Go.'),
    'broken.mdx': article('id: broken\ntitle: A: B', 'Go.'),
    'nothing.mdx': 'Go.\n'
  }

  beforeAll(async function () {
    base = await knowledgeBase()
    for (const [name, text] of Object.entries(files))
      await base.write(`content/articles/en/yard/${name}`, text)
    await base.write('content/sections/yard.yaml', 'title: Yard\noder: 3\nparent: yrad2\n')
    await base.write('content/sections/yard2.yaml', 'titel: Yard\n')
    await base.write('content/sections/fence.yaml', 'title: Fence\norder:\n\t3\n')
    await base.write('content/tokens/gatekeeper.yaml', 'service: Gatekeeper\nfileds: []\n')
    staged = await stage(base.root, {config: base.config})
  })

  const told = (drafts: readonly FindingDraft[] = []) =>
    drafts.map(({rule, args, shown, at}) => {
      const {file, line, column} = at as Place
      return `${file.split('/').at(-1)}:${line}:${column} ${rules[rule].sentence({...args, ...shown})}`
    })

  test('a slip costs no page, unless it leaves open whether it may be shown', function () {
    expect(staged.staged.toSorted()).toEqual(
      ['broken', 'gate', 'links', 'no-id', 'token', 'untitled'].sort()
    )
    expect(told(staged.leftOut)).toEqual(
      [
        'more.mdx:3:1 The article is left out of the site: it has the same id as content/articles/en/yard/gate.mdx',
        'nothing.mdx:1:1 The article is left out of the site: it has neither an id nor a title that can be read',
        'secret.mdx:4:1 The article is left out of the site: its front matter does not tell whether it may be shown'
      ].sort()
    )
  })

  test('links and pictures say what was meant', function () {
    expect(told(staged.findings.get('links'))).toEqual([
      expect.stringMatching(/^links.mdx:6:1 .*did you mean `article:gate` \(“Open the gate”\)\?$/),
      expect.stringMatching(/^links.mdx:6:\d+ .*“gate.mdx”.*did you mean `article:gate`/),
      expect.stringMatching(/^links.mdx:6:\d+ .*“unheard-of”, which is not published$/),
      expect.stringMatching(/^links.mdx:8:1 .*did you mean `links\/map.png`\?$/),
      'links.mdx:10:1 The picture has no address'
    ])
  })

  test('values and tokens say what was meant', function () {
    expect(told(staged.findings.get('token'))).toEqual([
      'token.mdx:4:1 Nothing is known of tokens of “gatekeepr”; did you mean `gatekeeper`?',
      'token.mdx:10:9 `YOUR-GAET` is not declared in `fill:`; did you mean `YOUR-GATE`?',
      'token.mdx:7:3 The value “YOUR-LANE” is declared but nowhere used'
    ])
  })

  test('files of sections say where and what was meant', function () {
    expect(told(staged.findings.get(''))).toEqual([
      expect.stringMatching(/^fence.yaml:3:1 .*begins with a tab/),
      'yard.yaml:2:1 In the file of section “yard”, there is no `oder`; did you mean `order`?',
      expect.stringMatching(/^yard2.yaml:1:1 .*cannot be used: `title` is missing$/),
      'yard.yaml:1:1 Section “yard” is said to lie in “yrad2”, which has no file'
    ])
  })

  test('`check` says what was typed wrong, of the writer’s words alone', async function () {
    await base.write('in/wall.html', '<h2>Option: A</h2><p>Paint the wall.</p>')
    await base.import()
    const {articles} = await checkArticles(base)
    const wall = articles.find(({id}) => id === 'wall')
    const text = await base.read(wall?.path ?? '')
    expect(wall?.findings.map(({rule}) => rule)).not.toContain('mdx/option-alone')
    await base.write(wall?.path ?? '', `${text}\n> [!NOET]\n> Wait.\n`)
    const again = (await checkArticles(base)).articles.find(({id}) => id === 'wall')
    const rulesOf = again?.findings.map(({rule}) => rule)
    expect(rulesOf).toContain('mdx/unknown-callout')
    expect(rulesOf).not.toContain('mdx/option-alone')
  })
})
