/** Pictures and files of pages: taken, checked, named, kept. */

import {mkdir, readdir} from 'node:fs/promises'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {openSet, readSnapshots, safeName} from '../../src/emit/index.ts'
import {kindOfFile, largestFile} from '../../src/model/file-kinds.ts'
import type {RunResult} from '../../src/model/result.ts'
import type {SourcePage} from '../../src/model/source-page.ts'
import {run} from '../../src/pipeline/run.ts'
import {openShelf} from '../../src/pipeline/shelf.ts'
import {checkArticles} from '../../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)
const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')
const found = ({findings}: RunResult) => findings.map(({rule, args}) => [rule, args])

/** A page of a wiki whose files are `files`. */
function page(
  id: string,
  title: string,
  body: string,
  files: Record<string, Uint8Array> = {}
): SourcePage {
  return {
    source: 'wiki',
    id,
    format: 'storage',
    body,
    file: `content/sources/wiki/${id}/page.xml`,
    meta: {
      title,
      space: 'SEA',
      files: Object.entries(files).map(([name, {length}]) => ({name, size: length}))
    },
    readFile: async (name) => files[name]
  }
}

/** Import `pages`, as a connector would hand them over. */
async function bring(base: KnowledgeBase, pages: SourcePage[]): Promise<RunResult> {
  const snapshots = await readSnapshots(base.root)
  const [shelf, set] = [openShelf(base.root), openSet(base.root)]
  const result = await run(base, {pages, snapshots, problems: [], shelf, take: set.add})
  await set.commit()
  shelf.close()
  return result
}

const link = (name: string, inner = '') =>
  `<p><ac:link><ri:attachment ri:filename="${name}">${inner}</ri:attachment></ac:link></p>`
const image = (name: string, inner = '') =>
  `<p>See <ac:image ac:alt="The map"><ri:attachment ri:filename="${name}">${inner}</ri:attachment></ac:image></p>`
const masts = '<ri:page ri:content-title="Masts"/>'

test('a drawing of another page, which is named by its id, brings its picture', async function () {
  const base = await knowledgeBase()
  const drawing = (owner: string) =>
    `<p>See</p><ac:structured-macro ac:name="inc-drawio"><ac:parameter ac:name="diagramName">plan</ac:parameter>
     <ac:parameter ac:name="pageId">${owner}</ac:parameter></ac:structured-macro>`
  const result = await bring(base, [
    page('11', 'Fees', drawing('12')),
    page('12', 'Masts', '<p>Tall.</p>', {'plan.png': png}),
    page('13', 'Sails', drawing('99'))
  ])

  expect(await base.read('content/articles/en/inbox/fees.mdx')).toContain(
    '![plan](./fees/plan.png)'
  )
  expect(found(result)).toEqual([['file/missing', {file: 'plan.png', page: '99'}]])
})

test('files of the page and of others become files beside the article', async function () {
  const base = await knowledgeBase()
  const pages = [
    page(
      '1',
      'Fees',
      `${link('Price list 2026.pdf')}${image('map.png', masts)}${link('Price list 2026.pdf', masts)}
       <p><a href="/download/attachments/2/Price%20list%202026.pdf?version=1">again</a></p>`,
      {'Price list 2026.pdf': pdf}
    ),
    page('2', 'Masts', '<p>Tall.</p>', {
      'map.png': png,
      'Price list 2026.pdf': Buffer.from('%PDF-2')
    })
  ]
  const result = await bring(base, pages)
  const text = await base.read('content/articles/en/inbox/fees.mdx')

  expect(found(result)).toEqual([])
  expect(text).toContain('[Price list 2026.pdf](./fees/Price-list-2026.pdf)')
  expect(text).toContain('![The map](./fees/the-map.png)')
  expect(text).toContain('[Price list 2026.pdf](./fees/Price-list-2026-2.pdf)')
  expect(text).toContain('[again](./fees/Price-list-2026-2.pdf)')
  expect(await readdir(path.join(base.root, 'content/articles/en/inbox/fees'))).toEqual([
    'Price-list-2026-2.pdf',
    'Price-list-2026.pdf',
    'the-map.png'
  ])
  for (const {versions} of result.articles)
    expect(versions[0]?.ledger).toMatchObject({lost: 0, added: 0})

  const before = await base.digests()
  await bring(base, pages)
  expect(await base.digests()).toEqual(before)
  // Offline, what was taken stays.
  expect(found(await checkArticles(base))).toEqual([])
  await bring(
    base,
    (await readSnapshots(base.root)).map((each) => each.page)
  )
  expect(await base.digests()).toEqual(before)
})

test('what is missing, too large or dangerous is told, and told again offline', async function () {
  const base = await knowledgeBase()
  const [first, second] = [
    page(
      '1',
      'Fees',
      `${link('Prise list.pdf')}${link('setup.exe')}${link('page.html')}${link('huge.zip')}
       ${image('login.png')}${link('plan.pdf', '<ri:page ri:content-title="Sails"/>')}`,
      {
        'Price list.pdf': pdf,
        'setup.exe': Buffer.from('MZ'),
        'page.html': Buffer.from('<html></html>'),
        'login.png': Buffer.from('<!DOCTYPE html><html>Sign in</html>')
      }
    ),
    page('2', 'Masts', '<p>Tall.</p>')
  ]
  first.meta.files = [...(first.meta.files ?? []), {name: 'huge.zip', size: largestFile + 1}]
  const result = await bring(base, [first, second])

  expect(found(result)).toEqual([
    ['image/wrong-type', {picture: 'login.png', found: 'a web page, perhaps one to sign in'}],
    ['file/missing', {file: 'Prise list.pdf', near: 'Price list.pdf'}],
    ['file/refused', {file: 'setup.exe', because: expect.stringContaining('“.exe”')}],
    ['file/refused', {file: 'page.html', because: expect.stringContaining('web page')}],
    ['file/too-large', {file: 'huge.zip', size: 51, limit: 50}],
    ['file/missing', {file: 'plan.pdf', page: 'Sails'}]
  ])
  expect(found(await checkArticles(base))).toEqual(found(result))
  await expect(readdir(path.join(base.root, 'content/articles/en/inbox/fees'))).rejects.toThrow(
    'ENOENT'
  )
  expect(result.articles[0]?.versions[0]?.ledger).toMatchObject({lost: 0, added: 0})
})

test('hostile names stay in the folder of the article', async function () {
  const names = [
    '../../escape.png',
    'CON.png',
    `${'long'.repeat(80)}.png`,
    'gpj.\u202Eexe.png',
    'nul\u0000l.png',
    '..\\..\\up.png'
  ]
  const base = await knowledgeBase()
  const bytes = Object.fromEntries(
    names.map((name, index) => [name, Buffer.concat([png, Buffer.from([index])])])
  )
  const body = names.map((name) => link(name.replaceAll('\u0000', '&#xFFFD;'))).join('')
  await bring(base, [page('1', 'Fees', body, bytes)])
  await mkdir(path.join(base.root, 'content/articles/en/inbox/fees'), {recursive: true})
  const written = Object.keys(await base.digests()).filter((file) => file.includes('/articles/'))

  expect(written.every((file) => file.startsWith('content/articles/en/inbox/fees'))).toBe(true)
  expect(written.map((file) => path.basename(file))).toEqual(
    expect.arrayContaining(['escape.png', 'file-CON.png', 'gpj.-exe.png', 'up.png'])
  )
})

describe('names', function () {
  test.each([
    ['Price list (final).pdf', 'Price-list-final'],
    ['../../etc/passwd', 'passwd'],
    ['CON.txt', 'file-CON'],
    ['com1', 'file-com1'],
    ['…', 'file'],
    ['図面 1.pdf', '図面-1'],
    ['.htaccess', 'file'],
    ['a\u202Efdp.exe.pdf', 'a-fdp.exe']
  ])('%s', function (name, expected) {
    expect(safeName(name)).toBe(expected)
  })

  test('are cut to what disks take', function () {
    expect(Buffer.byteLength(safeName('長'.repeat(300)))).toBeLessThanOrEqual(100)
  })
})

describe('kinds', function () {
  const bytes = (text: string) => Buffer.from(text, 'latin1')
  test.each([
    ['a.pdf', '%PDF-1.7', '.pdf'],
    ['a.docx', 'PK\u0003\u0004', '.docx'],
    ['a.JPG', '\xFF\xD8\xFF\xE0', '.jpg'],
    ['a.csv', 'a;b\n', '.csv'],
    ['Drawing', '<mxfile host="x">', '.drawio'],
    ['a.svg', '<svg xmlns="x"><path d="M0 0"/></svg>', '.svg']
  ])('%s is taken', function (name, text, extension) {
    expect(kindOfFile(name, bytes(text))).toMatchObject({extension})
  })

  test.each([
    ['a.pdf', '<html>'],
    ['a.docx', 'MZ'],
    ['a.docm', 'PK\u0003\u0004'],
    ['a.html', '<p>'],
    ['a.txt', '<script>alert(1)</script>'],
    ['a.txt', 'a\u0000b'],
    ['a.js', 'alert(1)'],
    ['a.svg', '<svg><script>x</script></svg>'],
    ['a.svg', '<svg onload="x()"></svg>'],
    ['a.png', ''],
    ['a.png', 'not one']
  ])('%s is not', function (name, text) {
    expect(kindOfFile(name, bytes(text))).toBeTypeOf('string')
  })
})
