/** XML exports of spaces: every page as readers see it, whatever the export is like. */

import {expect, test} from 'vitest'
import {zipOf} from '../helpers/archives.ts'
import {
  attachment,
  entitiesXml,
  object,
  page,
  plain,
  ref,
  space,
  text
} from '../helpers/entities.ts'
import {folderForEach} from '../helpers/read-folder.ts'

const {put, read} = folderForEach()

async function readXml(xml: string | Uint8Array, files: Record<string, string> = {}) {
  await put({'docs.zip': await zipOf({'entities.xml': xml, ...files})})
  return read('docs.zip')
}

test('a page with all that is known of it', async function () {
  const {pages, problems} = await readXml(
    entitiesXml(
      space(1, 'HELP', 10),
      page({id: 10, title: 'Home', body: '<p>Welcome.</p>', space: 1}),
      page({
        id: 11,
        title: 'Set up: a/b',
        body: '<p>Begin.</p>',
        space: 1,
        parent: 10,
        position: 3,
        version: 4
      }),
      object('Label', 5, text('name', 'how-to'), text('namespace', 'global')),
      object('Label', 6, text('name', 'favourite'), text('namespace', 'my')),
      object('Labelling', 7, ref('label', 'Label', 5), ref('content', 'Page', 11)),
      object('Labelling', 8, ref('label', 'Label', 6), ref('content', 'Page', 11)),
      attachment(20, 'shot.png', 11, {version: 2}),
      attachment(21, 'shot.png', 11, {version: 1, original: 20})
    ),
    {
      'exportDescriptor.properties': '#x\nexportType=space\ntimezoneId=UTC\n',
      'attachments/11/20/2': 'PNG',
      'attachments/11/20/1': 'OLD',
      'plugin-data/x.html': '<p>Not a page.</p>'
    }
  )
  expect(problems).toEqual([])
  expect(pages).toHaveLength(2)
  expect(pages[1]).toMatchObject({
    source: 'files',
    id: '11',
    format: 'storage',
    body: '<p>Begin.</p>',
    file: 'docs.zip!/HELP/Set up: a-b',
    meta: {
      title: 'Set up: a/b',
      space: 'HELP',
      revision: '4',
      updatedAt: '2026-03-01T08:09:10Z',
      labels: ['how-to'],
      ancestors: [{id: '10', title: 'Home'}],
      position: 3,
      files: [{name: 'shot.png', id: '20', revision: '2', size: 3}],
      aliases: ['/pages/viewpage.action?pageId=11', '/display/HELP/Set+up%3A+a%2Fb']
    }
  })
  expect(Buffer.from((await pages[1]?.readFile?.('shot.png')) ?? '').toString()).toBe('PNG')
  expect(await pages[1]?.readFile?.('other.png')).toBeUndefined()
})

test.each(['text', 'page', 'both'] as const)(
  'a text is joined to its page by %s',
  async function (joined) {
    const {pages} = await readXml(entitiesXml(page({id: 10, body: '<p>a</p>', joined})))
    expect(pages.map(({body}) => body)).toEqual(['<p>a</p>'])
  }
)

test('texts may come before their pages', async function () {
  const [itself = '', body = ''] = page({id: 10, body: '<p>a</p>'}).split(
    /\n(?=<object class="Body)/
  )
  const {pages} = await readXml(entitiesXml(body, itself))
  expect(pages.map(({id, body: read}) => [id, read])).toEqual([['10', '<p>a</p>']])
})

test.each([
  ['2', '<p>a</p>', 'storage'],
  ['0', 'h1. Title', 'wiki'],
  ['1', 'h1. Title', 'wiki'],
  [null, 'h1. Title\n\n* a', 'wiki'],
  [null, '<p>a <ac:emoticon ac:name="tick"/></p>', 'storage']
] as const)('body type %j of %j is %s', async function (bodyType, body, format) {
  const {pages} = await readXml(entitiesXml(page({id: 10, body, bodyType})))
  expect(pages).toMatchObject([{format, body}])
})

test('undoes the space in the end of a section, and drops what XML forbids', async function () {
  const body = '<ac:plain-text-body><![CDATA[a\x1cb]]></ac:plain-text-body>'
  const {pages} = await readXml(entitiesXml(page({id: 10, title: 'A\x08B', body})))
  expect(pages[0]).toMatchObject({body: body.replace('\x1c', ''), meta: {title: 'AB'}})
})

test('texts written with references are the same', async function () {
  const xml = entitiesXml(
    object('Page', 10, '<property name="title">R&amp;D &#8211; caf&#xe9;</property>'),
    object(
      'BodyContent',
      11,
      '<property name="body">&lt;p&gt;a &amp;amp; b&lt;/p&gt;</property>',
      ref('content', 'Page', 10),
      plain('bodyType', 2)
    )
  )
  const {pages} = await readXml(xml)
  expect(pages[0]).toMatchObject({body: '<p>a &amp; b</p>', meta: {title: 'R&D – café'}})
})

test('history, drafts, what was deleted or archived, comments and templates stay behind, told once', async function () {
  const {pages, problems} = await readXml(
    entitiesXml(
      page({id: 10, body: '<p>now</p>', version: 3, versions: [12]}),
      page({id: 11, body: '<p>old</p>', original: 10}),
      page({id: 12, body: '<p>older</p>'}),
      page({id: 13, body: '<p>draft</p>', status: 'draft'}),
      page({id: 14, body: '<p>gone</p>', status: 'deleted'}),
      page({id: 15, body: '<p>shelf</p>', status: 'archived'}),
      object('Comment', 16, ref('containerContent', 'Page', 10)),
      object('BodyContent', 17, text('body', '<p>Nice</p>'), ref('content', 'Comment', 16)),
      object('PageTemplate', 18, text('name', 'Note'), text('content', '<p>x</p>')),
      object('BodyContent', 19, text('body', '<p>whose?</p>'), ref('content', 'Page', 99))
    )
  )
  expect(pages.map(({body}) => body)).toEqual(['<p>now</p>'])
  expect(problems).toEqual([
    {
      rule: 'source/left-behind',
      args: {history: 2, drafts: 1, deleted: 1, archived: 1, comments: 1, templates: 1, strays: 1},
      at: {file: 'docs.zip!/entities.xml', line: 1, column: 1}
    }
  ])
})

test('missing parents, rings of parents, several spaces, none at all, and blog posts are kept', async function () {
  const {pages, problems} = await readXml(
    entitiesXml(
      space(1, 'A'),
      space(2, 'B'),
      page({id: 10, body: 'a', space: 1, parent: 99}),
      page({id: 11, body: 'b', space: 2, parent: 12}),
      page({id: 12, body: 'c', space: 2, parent: 11}),
      page({id: 13, body: 'd', space: 77}),
      page({id: '123456789012345678901', body: 'e', kind: 'BlogPost', space: 1})
    )
  )
  expect(problems).toEqual([])
  expect(
    pages.map(({id, meta}) => [id, meta.space, meta.ancestors?.map((each) => each.id)])
  ).toEqual([
    ['10', 'A', undefined],
    ['11', 'B', ['12']],
    ['12', 'B', ['11']],
    ['13', undefined, undefined],
    ['123456789012345678901', 'A', undefined]
  ])
})

test('a page without text says so', async function () {
  const {pages, problems} = await readXml(
    entitiesXml(
      space(1, 'A'),
      page({id: 10, title: 'No text', space: 1}),
      page({id: 11, title: 'Blank', body: ' \n'})
    )
  )
  expect(pages).toEqual([])
  expect(problems.map(({rule, at}) => [rule, (at as {file: string}).file])).toEqual([
    ['source/empty', 'docs.zip!/Blank'],
    ['source/empty', 'docs.zip!/A/No text']
  ])
})

test('the address of a whole site is that of its pages, unless only its owner can reach it', async function () {
  const settings = (url: string) =>
    object(
      'ConfluenceBandanaRecord',
      1,
      text('key', 'atlassian.confluence.settings'),
      text('value', `<settings><baseUrl>${url}</baseUrl></settings>`)
    )
  const one = [space(1, 'A'), page({id: 10, title: 'T', body: 'a', space: 1})]
  const open = await readXml(entitiesXml(settings('https://wiki.example.com/'), ...one))
  expect(open.pages[0]?.meta).toMatchObject({
    url: 'https://wiki.example.com/pages/viewpage.action?pageId=10',
    aliases: ['https://wiki.example.com/display/A/T']
  })
  const local = await readXml(entitiesXml(settings('http://localhost:8090'), ...one))
  expect(local.pages[0]?.meta.url).toBeUndefined()
})

test('addresses of Confluence Cloud and of blog posts', async function () {
  const xml = entitiesXml(
    space(1, 'A'),
    page({id: 10, title: 'T', body: 'a', space: 1}),
    page({id: 11, title: 'News & more', body: 'b', space: 1, kind: 'BlogPost'})
  )
  const server = await readXml(xml)
  expect(server.pages[1]?.meta.aliases).toEqual([
    '/pages/viewpage.action?pageId=11',
    '/display/A/2026/02/28/News+%26+more'
  ])
  const cloud = await readXml(xml, {'exportDescriptor.properties': 'source=cloud\n'})
  expect(cloud.pages[0]?.meta.aliases).toEqual([
    '/wiki/pages/viewpage.action?pageId=10',
    '/wiki/spaces/A/pages/10'
  ])
})

const wide = entitiesXml(page({id: 10, title: 'Größe', body: '<p>é</p>'}))

test.each<[string, Uint8Array]>([
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${wide}`)],
  ['UTF-16', Buffer.from(`\uFEFF${wide}`, 'utf16le')],
  ['ISO-8859-1', Buffer.from(wide.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
  ['an encoding that nobody knows', Buffer.from(wide.replace('UTF-8', 'x-odd'))]
])('reads %s', async function (_, bytes) {
  const {pages} = await readXml(bytes)
  expect(pages).toMatchObject([{body: '<p>é</p>', meta: {title: 'Größe'}}])
})

test('what is read before the place where an export was cut is imported', async function () {
  const xml = entitiesXml(
    page({id: 10, body: '<p>a</p>'}),
    page({id: 11, body: '<p>b</p>'}),
    page({id: 12, body: `<p>${'c '.repeat(100)}</p>`})
  )
  const cut = xml.slice(0, xml.indexOf('c c c') + 20)
  const {pages, problems} = await readXml(cut)
  expect(pages.map(({id}) => id)).toEqual(['10', '11'])
  expect(problems).toMatchObject([
    {
      rule: 'source/damaged-archive',
      args: {reason: 'it ends in the middle'},
      at: {file: 'docs.zip!/entities.xml', line: cut.split('\n').length}
    }
  ])
})

test('an export that someone has unpacked: attached files are no pages', async function () {
  await put({
    'out/entities.xml': entitiesXml(
      space(1, 'A'),
      page({id: 10, body: 'a', space: 1}),
      attachment(20, 'note.txt', 10)
    ),
    'out/exportDescriptor.properties': 'exportType=space',
    'out/attachments/10/20/1': '<p>An attached page.</p>',
    'out/plugin-data/x/y.html': '<p>x</p>',
    'out/entities/more.md': '# Mine'
  })
  const {pages, problems} = await read('out')
  expect(problems).toEqual([])
  expect(pages.map(({file}) => file)).toEqual([
    'out/entities.xml!/A/Page 10',
    'out/entities/more.md'
  ])
  expect(await pages[0]?.readFile?.('note.txt')).toHaveLength(24)
})

test('a file of that name that is no export is a page', async function () {
  await put({'out/entities.xml': '<p>Which entities there are.</p>'})
  expect((await read('out')).pages).toMatchObject([{id: 'entities'}])
})

test('several exports in one archive, each in a folder of its own', async function () {
  await put({
    'both.zip': await zipOf({
      'a/entities.xml': entitiesXml(
        page({id: 10, body: 'a'}),
        page({id: 11, body: 'a', parent: 10})
      ),
      'b/entities.xml': entitiesXml(page({id: 10, body: 'b'}), attachment(20, 'x.png', 10)),
      'b/attachments/10/20/1': 'PNG'
    })
  })
  const {pages, rules} = await read('both.zip')
  expect(pages.map(({id, file}) => [id.replace(/~.*/, '~'), file])).toEqual([
    ['10', 'both.zip!/a/entities.xml!/Page 10'],
    ['11', 'both.zip!/a/entities.xml!/Page 11'],
    ['10~', 'both.zip!/b/entities.xml!/Page 10']
  ])
  expect(await pages[2]?.readFile?.('x.png')).toHaveLength(3)
  expect(rules).toEqual(['source/duplicate-id'])
})

test('exports with the same ids: trees stay with their own pages', async function () {
  const xml = (word: string) =>
    entitiesXml(
      page({id: 11, title: 'Below', body: word, parent: 10}),
      page({id: 10, title: 'Top', body: word})
    )
  await put({'a/entities.xml': xml('a'), 'b/entities.xml': xml('b')})
  const first = await read('.')
  const [, , below, top] = first.pages
  expect(top?.id).toMatch(/^10~/)
  expect(below?.meta.ancestors).toEqual([{id: top?.id, title: 'Top'}])

  await put({'b/entities.xml': xml('changed').replace('Top', 'A new title')})
  expect((await read('.')).pages.map(({id}) => id)).toEqual(first.pages.map(({id}) => id))
})
