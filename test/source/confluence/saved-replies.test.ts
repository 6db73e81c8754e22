/** Replies that somebody saved are pages, with all that they say. */

import {mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {FindingDraft} from '../../../src/model/finding.ts'
import type {SourcePage} from '../../../src/model/source-page.ts'
import {readPageReply} from '../../../src/source/confluence/page-reply.ts'
import {readPaths} from '../../../src/source/index.ts'
import {shared} from '../../helpers/shared.ts'

let root: string

beforeEach(async function () {
  root = await mkdtemp(path.join(tmpdir(), 'collate-replies-'))
})
afterEach(() => rm(root, {recursive: true, force: true}))

async function read(...paths: string[]): Promise<{pages: SourcePage[]; problems: FindingDraft[]}> {
  const pages: SourcePage[] = []
  const problems: FindingDraft[] = []
  for await (const item of readPaths(paths, {source: 'wiki', cwd: root, root})) {
    if ('page' in item) pages.push(item.page)
    else problems.push(item.problem)
  }
  return {pages, problems}
}

async function put(file: string, content: unknown): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), {recursive: true})
  await writeFile(
    path.join(root, file),
    typeof content === 'string' ? content : JSON.stringify(content)
  )
}

const v1 = {
  id: '77',
  type: 'page',
  status: 'current',
  title: 'Book a berth',
  space: {key: 'HELP'},
  ancestors: [{id: '5', type: 'page', title: 'Harbour'}],
  version: {number: 3, when: '2026-03-14T09:30:00.000Z', by: {displayName: 'Jo Maris'}},
  metadata: {
    labels: {
      results: [
        {prefix: 'global', name: 'how-to'},
        {prefix: 'my', name: 'fav'}
      ]
    }
  },
  extensions: {position: 'none'},
  body: {
    view: {value: '<p>View</p>', representation: 'view'},
    storage: {value: '<p>Storage</p>', representation: 'storage'}
  },
  _links: {
    base: 'https://harbour.example/wiki',
    webui: '/display/HELP/Book+a+berth',
    tinyui: '/x/TQ'
  }
}

test('a page of REST v1, with the list of its files beside it', async function () {
  await put('kb/page.json', v1)
  await put('kb/attachments.json', {
    results: [
      {
        id: 'att9',
        type: 'attachment',
        title: 'board.png',
        extensions: {mediaType: 'image/png', fileSize: 70, fileId: 'f-9'},
        _expandable: {container: '/rest/api/content/77'}
      },
      {id: 'att10', title: 'of-another.png', pageId: '78'}
    ]
  })
  await put('kb/tsconfig.json', {compilerOptions: {}})
  const {pages, problems} = await read('kb')
  expect(problems).toEqual([])
  expect(pages).toMatchObject([{id: '77', format: 'storage', body: '<p>Storage</p>'}])
  expect(pages[0]?.meta).toEqual({
    title: 'Book a berth',
    url: 'https://harbour.example/wiki/display/HELP/Book+a+berth',
    aliases: [
      'https://harbour.example/wiki/x/TQ',
      'https://harbour.example/wiki/pages/viewpage.action?pageId=77'
    ],
    space: 'HELP',
    revision: '3',
    updatedAt: '2026-03-14T09:30:00.000Z',
    labels: ['how-to'],
    ancestors: [{id: '5', title: 'Harbour'}],
    files: [{name: 'board.png', id: 'att9', fileId: 'f-9', mediaType: 'image/png', size: 70}]
  })
})

test('lists, YAML, ids as numbers, bodies by their worth', async function () {
  const adf = '{"type":"doc","version":1,"content":[]}'
  await put(
    'a.json',
    `{"results": [{"id": 9223372036854775807, "title": "A", "body":
    {"atlas_doc_format": {"value": ${JSON.stringify(adf)}}}},
    {"id": "2", "title": "B", "body": {"view": {"value": "<p>b</p>"}, "export_view": {"value": "<p>B</p>"}}},
    {"id": "3", "title": "C", "status": "draft", "body": {"storage": {"value": "<p>c</p>"}}}], "_links": {}}`
  )
  await put(
    'b.yaml',
    'id: 9223372036854775806\ntitle: D\nbody:\n  storage:\n    value: "<p>d</p>"\n'
  )
  const {pages} = await read('a.json', 'b.yaml')
  expect(pages.map(({id, format, body}) => [id, format, body])).toEqual([
    ['9223372036854775807', 'adf', adf],
    ['2', 'html', '<p>B</p>'],
    ['9223372036854775806', 'storage', '<p>d</p>']
  ])
})

test('what is wrong is said, of files that were named', async function () {
  await put('cut.json', '{"results": [{"id": "1", "body": {"sto')
  await put('other.json', '{"name": "other"}')
  await put('empty.json', {...v1, body: {storage: {value: ' '}}})
  const {pages, problems} = await read('cut.json', 'other.json', 'empty.json')
  expect(pages).toEqual([])
  expect(problems.map(({rule, args}) => [rule, args['reason']])).toEqual([
    ['source/unreadable', expect.stringMatching(/^it is not JSON/)],
    ['source/empty', undefined],
    ['source/unreadable', 'it holds no page of Confluence, and no article of a help centre']
  ])
})

const recorded = shared('corpus/confluence')

test.skipIf(recorded === undefined)('recorded replies of both interfaces', async function () {
  const folder = path.join(recorded ?? '', 'querypie')
  const ids = (await readdir(folder)).filter((name) => /^\d+$/.test(name))
  for (const id of ids) {
    const [one] = (await read(path.join(folder, id, 'page.v1.yaml'))).pages
    const [two] = (await read(path.join(folder, id, 'page.v2.yaml'))).pages
    expect(one).toMatchObject({id, format: 'storage'})
    expect(two).toMatchObject({id, format: 'adf'})
    expect(two?.meta.title).toBe(one?.meta.title)
    expect(two?.meta.revision).toMatch(/^\d+$/)
    expect(two?.meta.ancestors).toEqual(one?.meta.ancestors)
    expect(two?.meta.files).toEqual(one?.meta.files)
    expect(two?.meta.url).toBe(one?.meta.url)
    expect(one?.meta.space).toBe('QM')
    expect(one?.meta.ancestors?.length).toBeGreaterThan(0)
  }
  expect(ids.length).toBeGreaterThan(10)
})

test.skipIf(recorded === undefined)('pages within replies of another system', async function () {
  const folder = path.join(recorded ?? '', 'rest-v1-jenkins/__testData')
  const {pages, problems} = await read(folder)
  expect(problems).toEqual([])
  expect(pages.length).toBe((await readdir(folder)).length)
  for (const {format, meta} of pages) {
    expect(format).toBe('html')
    expect(meta.url).toMatch(/^https:/)
  }
})

test('whatever a reply holds, reading it ends well', function () {
  const keys = fc.constantFrom(
    ...['id', 'type', 'title', 'body', 'storage', 'value', 'version', 'number', '_links', 'webui'],
    ...[
      'base',
      'self',
      'ancestors',
      'labels',
      'results',
      'metadata',
      'extensions',
      'parentId',
      'space'
    ]
  )
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.double())
  const {value} = fc.letrec((tie) => ({
    value: fc.oneof(
      {maxDepth: 5},
      leaf,
      fc.array(tie('value'), {maxLength: 3}),
      fc.dictionary(keys, tie('value'), {maxKeys: 6})
    )
  }))
  fc.assert(
    fc.property(fc.dictionary(keys, value), function (reply) {
      const page = readPageReply({id: '1', ...reply}, undefined)
      if (page?.meta.url !== undefined) expect(page.meta.url).toMatch(/^https?:/)
    })
  )
})

test('a link of a page never makes another host of the base', function () {
  const links = {_links: {webui: '@other.example/x', tinyui: '//other.example'}}
  const page = readPageReply({id: '1', ...links}, 'https://wiki.harbour.example')
  for (const url of [page?.meta.url ?? '', ...(page?.meta.aliases ?? [])])
    expect(new URL(url).host).toBe('wiki.harbour.example')
})
