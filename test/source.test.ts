/** Whatever lies in a folder, reading it gives pages and problems, never an exception. */

import {chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {readPaths, readSources, type SourceRead} from '../src/source/index.ts'

let root: string

beforeEach(async function () {
  root = await realpath(await mkdtemp(path.join(tmpdir(), 'collate-source-')))
})
afterEach(() => rm(root, {recursive: true, force: true}))

async function put(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), {recursive: true})
    await writeFile(path.join(root, name), content)
  }
}

async function read(...paths: string[]) {
  return sort(readPaths(paths, {source: 'files', cwd: root, root}))
}

async function sort(stream: AsyncIterable<SourceRead>) {
  const pages = []
  const problems = []
  for await (const item of stream) {
    if ('page' in item) pages.push(item.page)
    else if ('problem' in item) problems.push(item.problem)
  }
  return {
    pages,
    problems,
    ids: pages.map(({id}) => id),
    rules: problems.map(({rule}) => rule)
  }
}

test('files, folders and globs, each page once, by code point', async function () {
  await put({
    'b.html': '<p>b</p>',
    'a.txt': 'a',
    'deep/Z.md': '# Z',
    'deep/a b.md': '# a',
    'deep/er/000_d947.txt': 'text'
  })

  const {ids, pages, rules} = await read('deep', 'b.html', '*.html', path.join(root, 'a.txt'))
  expect(ids).toEqual(['a', 'b', 'Z', 'a b', '000_d947'])
  expect(pages.map(({file}) => file).slice(-1)).toEqual(['deep/er/000_d947.txt'])
  expect(pages[0]).toMatchObject({source: 'files', body: 'a', folder: root, meta: {}})
  expect(rules).toEqual([])
})

test('pictures, attachments, hidden files and sidecars of a folder are no pages', async function () {
  await put({
    'kb/page.html': '<p>x</p>',
    'kb/page.meta.json': '{}',
    'kb/shot.png': 'x',
    'kb/data.csv': 'a,b',
    'kb/.hidden.html': 'x',
    'kb/node_modules/a.md': 'x'
  })

  expect(await read('kb')).toMatchObject({ids: ['page'], rules: []})
  expect(await read('kb/**/*')).toMatchObject({ids: ['page'], rules: []})
})

test('what the knowledge base keeps itself is not imported again', async function () {
  await put({
    'content/articles/en/inbox/a.mdx': '# a',
    'content/imports/b.md': '# b',
    'dist/c.html': 'c'
  })

  expect((await read('.')).ids).toEqual(['b'])
})

test('a sidecar says what the page is', async function () {
  await put({
    'export.html': '<p>x</p>',
    'export.meta.json': JSON.stringify({
      id: 360012,
      title: 'Keys',
      url: 'https://help.brookline.example/hc/articles/360012',
      space: 'IAM',
      revision: 7,
      updatedAt: '2026-03-14T09:30:00Z',
      labels: ['api', ''],
      section: 'api-tokens',
      locale: 'pt-br',
      source: 'zendesk',
      author: 'not used'
    })
  })

  const {pages, problems} = await read('export.html')
  expect(problems).toEqual([])
  expect(pages[0]).toMatchObject({
    source: 'zendesk',
    id: '360012',
    meta: {
      title: 'Keys',
      url: 'https://help.brookline.example/hc/articles/360012',
      space: 'IAM',
      revision: '7',
      updatedAt: '2026-03-14T09:30:00Z',
      labels: ['api'],
      section: 'api-tokens',
      locale: 'pt-BR'
    }
  })
})

test('a sidecar says how a text is written that could be anything', async function () {
  await put({
    'a.md': 'Hello',
    'a.meta.json': '{"format": "markdown"}',
    'b.md': 'Hello',
    'c.md': 'Hello',
    'c.meta.json': '{"format": "word"}'
  })
  const {pages, problems} = await read('.')
  expect(pages.map(({format}) => format)).toEqual(['markdown', 'text', 'text'])
  expect(problems).toMatchObject([
    {
      rule: 'source/bad-sidecar',
      args: {reason: expect.stringMatching(/^`format`: expected one of .*`markdown`/)},
      at: {file: 'c.meta.json', line: 1}
    }
  ])
})

test('a sidecar says where an article stood, and that it was promoted', async function () {
  await put({
    'a.html': '<p>x</p>',
    'a.meta.json': JSON.stringify({
      tags: ['Night shift'],
      promoted: true,
      ancestors: [{id: 2001, title: 'Mooring', place: 3}],
      position: 2,
      files: [{name: 'Prices.pdf', id: 8002, listed: true}],
      draft: false,
      restricted: false,
      user_segment_id: null,
      user_segment_ids: []
    })
  })
  const {pages, problems} = await read('a.html')
  expect(problems).toEqual([])
  expect(pages[0]?.meta).toEqual({
    tags: ['Night shift'],
    promoted: true,
    ancestors: [{id: '2001', title: 'Mooring', place: 3}],
    position: 2,
    files: [{name: 'Prices.pdf', id: '8002', listed: true}]
  })
})

test('a sidecar may be the reply of a help centre about the article', async function () {
  const reply = {
    id: 36001234567890,
    url: 'https://harbour.zendesk.example/api/v2/help_center/de/articles/36001234567890.json',
    html_url: 'https://help.harbour.example/hc/de/articles/36001234567890-Buchen',
    author_id: 1,
    draft: false,
    promoted: true,
    position: 7,
    section_id: 3001,
    updated_at: '2026-03-14T09:30:00Z',
    edited_at: '2026-02-02T10:00:00Z',
    title: 'Buchen',
    source_locale: 'en-us',
    locale: 'de',
    user_segment_id: null,
    label_names: ['how-to']
  }
  await put({
    'a.html': '<p>x</p>',
    'a.meta.json': JSON.stringify(reply),
    'b.html': '<p>y</p>',
    'b.meta.json': JSON.stringify({...reply, id: 2, user_segment_id: 9}),
    'c.html': '<p>z</p>',
    'c.meta.json': JSON.stringify({...reply, id: 3, draft: true})
  })
  const {pages, rules} = await read('a.html', 'b.html', 'c.html')
  expect(rules).toEqual(['source/restricted', 'source/restricted'])
  expect(pages).toMatchObject([
    {
      id: '36001234567890-de',
      meta: {
        title: 'Buchen',
        url: 'https://help.harbour.example/hc/de/articles/36001234567890-Buchen',
        revision: '2026-03-14T09:30:00Z',
        updatedAt: '2026-02-02T10:00:00Z',
        labels: ['how-to'],
        locale: 'de',
        position: 7,
        promoted: true
      }
    }
  ])
})

test.each([
  ['a draft', {draft: true}, 'draft'],
  ['closed', {restricted: true}, undefined],
  ['for a segment', {user_segment_id: 77}, undefined],
  ['for segments', {user_segment_ids: [77, 78]}, undefined]
])('a page that is %s by its sidecar stays out', async function (_, said, because) {
  await put({'a.html': '<p>x</p>', 'a.meta.json': JSON.stringify({title: 'Keys', ...said})})
  const {pages, problems} = await read('a.html')
  expect(pages).toEqual([])
  expect(problems).toEqual([
    {
      rule: 'source/restricted',
      args: {title: 'Keys', ...(because && {because})},
      at: {file: 'a.html', line: 1, column: 1}
    }
  ])
})

test('who may read a page is not guessed from a sidecar that says it wrongly', async function () {
  await put({'a.html': '<p>x</p>', 'a.meta.json': '{"draft": "yes"}'})
  const {pages, rules} = await read('a.html')
  expect(pages).toEqual([])
  expect(rules).toEqual(['source/restricted', 'source/bad-sidecar'])
})

test('what is wrong in a sidecar is told with its place, and the rest counts', async function () {
  await put({
    'a.html': '<p>x</p>',
    'a.meta.json': '{\n  "title": "Keys",\n  "url": "javascript:alert(1)",\n  "lables": []\n}',
    'b.html': '<p>x</p>',
    'b.meta.json': '{\n  "title": "Keys",\n}'
  })

  const {pages, problems} = await read('a.html', 'b.html')
  expect(pages.map(({meta}) => meta)).toEqual([{title: 'Keys'}, {}])
  expect(problems).toEqual([
    {
      rule: 'source/bad-sidecar',
      source: 'files/a',
      args: {reason: '`url`: expected an address that begins with `https:`'},
      at: {file: 'a.meta.json', line: 3, column: 3}
    },
    {
      rule: 'source/bad-sidecar',
      severity: 'warning',
      source: 'files/a',
      args: {reason: 'unexpected `lables`; did you mean `labels`?'},
      at: {file: 'a.meta.json', line: 4, column: 3}
    },
    {
      rule: 'source/bad-sidecar',
      source: 'files/b',
      args: {reason: expect.stringContaining('it is not JSON')},
      at: {file: 'b.meta.json', line: 3, column: 1}
    }
  ])
})

test('a sidecar without a page is told', async function () {
  await put({'kb/a.html.meta.json': '{}', 'kb/a.html': '<p>x</p>'})

  const {ids, problems} = await read('kb')
  expect(ids).toEqual(['a'])
  expect(problems).toMatchObject([{rule: 'source/bad-sidecar', severity: 'warning'}])
})

test('the second of two pages with one id goes by another', async function () {
  await put({'one/keys.html': '<p>1</p>', 'two/keys.html': '<p>2</p>', 'two/Keys.md': '# 3'})

  const {ids, pages, problems} = await read('one', 'two')
  expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(3)
  expect(pages.map(({body}) => body)).toEqual(['<p>1</p>', '# 3', '<p>2</p>'])
  expect(problems).toEqual([
    {
      rule: 'source/duplicate-id',
      severity: 'warning',
      source: `files/${ids[2]}`,
      args: {id: 'keys', other: 'one/keys.html', now: ids[2]},
      at: {file: 'two/keys.html', line: 1, column: 1},
      cause: {file: 'one/keys.html', line: 1, column: 1}
    }
  ])
  expect((await read('one', 'two')).ids).toEqual(ids)
})

test('binary, empty and oddly encoded files', async function () {
  await put({
    'picture.html': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
    'empty.html': '',
    'blank.html': ' \n\t\n',
    'latin.html': Uint8Array.of(...Buffer.from('<p>caf'), 0xe9, ...Buffer.from('</p>'))
  })

  const {pages, problems} = await read('.')
  expect(problems.map(({rule, at}) => [rule, typeof at === 'object' ? at.file : at])).toEqual([
    ['source/empty', 'blank.html'],
    ['source/empty', 'empty.html'],
    ['source/encoding', 'latin.html'],
    ['source/binary', 'picture.html']
  ])
  expect(pages).toMatchObject([{body: '<p>café</p>', reply: expect.any(Uint8Array)}])
})

test('data in JSON is no page, whatever its file is called', async function () {
  await put({
    'kept.txt': '{"trackVersion":1,"links":[]}',
    'more.html': '"{\\"subtitle\\":\\"\\"}"',
    'list.md': '[{"a": 1}]',
    'prose.txt': '{"a": 1} is what the answer looks like.',
    'braces.txt': '{note} that'
  })
  const {ids, problems} = await read('.')
  expect(ids).toEqual(['braces', 'prose'])
  expect(problems.map(({rule, severity, args}) => [rule, severity, args['kind']])).toEqual(
    Array.from({length: 3}, () => ['source/binary', 'warning', 'data in JSON'])
  )
})

test('a loop of folders, a dead link, a pipe-like thing: told, not followed', async function () {
  await put({'kb/a.md': '# a'})
  await symlink('..', path.join(root, 'kb/up'))
  await symlink('nowhere', path.join(root, 'kb/dead.md'))
  await symlink('self', path.join(root, 'kb/self'))

  const {ids, rules} = await read('kb')
  expect(ids).toEqual(['a'])
  expect(rules).toEqual(['source/unreadable', 'source/unreadable', 'source/unreadable'])
})

test('a folder without a page is told', async function () {
  await put({'kb/shot.png': 'x', 'other/a.md': '# a'})

  const {ids, problems} = await read('kb', 'other')
  expect(ids).toEqual(['a'])
  expect(problems).toMatchObject([
    {rule: 'source/unreadable', severity: 'warning', at: {file: 'kb'}}
  ])

  await put({'data/api.json': '{"openapi": "3.0.1", "paths": {}}'})
  expect((await read('data')).problems).toMatchObject([
    {rule: 'source/unreadable', severity: 'warning', at: {file: 'data'}}
  ])
})

// Root may read everything.
test.skipIf(process.getuid?.() === 0)('a file without permission', async function () {
  await put({'kb/a.md': '# a', 'kb/b.md': '# b'})
  await chmod(path.join(root, 'kb/a.md'), 0)

  const {ids, problems} = await read('kb')
  expect(ids).toEqual(['b'])
  expect(problems).toMatchObject([
    {rule: 'source/unreadable', args: {reason: 'there is no permission to read it'}}
  ])
})

test('a path of the command line that is not there stops; of the configuration, it is a problem', async function () {
  await expect(read('nope')).rejects.toMatchObject({name: 'StopError'})
  await expect(read('*.nope')).rejects.toMatchObject({name: 'StopError'})

  await put({'a.md': '# a'})
  const sources = [
    {
      name: 'wiki',
      type: 'files' as const,
      paths: ['nope', 'a.md'],
      section: 'guides',
      locale: 'de'
    },
    {name: 'other', type: 'files' as const, paths: ['a.md']}
  ]
  const {pages, rules} = await sort(readSources(sources, root))
  expect(rules).toEqual(['source/unreadable'])
  expect(pages.map(({source, meta}) => ({source, meta}))).toEqual([
    {source: 'wiki', meta: {section: 'guides', locale: 'de'}},
    {source: 'other', meta: {}}
  ])
  expect((await sort(readSources(sources, root, 'other'))).ids).toEqual(['a'])
  await expect(sort(readSources(sources, root, 'wikki'))).rejects.toMatchObject({
    hint: 'Did you mean `wiki`?'
  })
})
