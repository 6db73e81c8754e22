/** Archives: honest ones give their files, others give a reason, and none writes or leads anywhere. */

import {readdir, symlink, writeFile} from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readEntry} from '../../src/source/archive.ts'
import {entryName} from '../../src/source/export/entry-name.ts'
import {openFolder} from '../../src/source/export/folder.ts'
import {usualLimits} from '../../src/source/export/guard.ts'
import {openZip} from '../../src/source/export/zip.ts'
import {type RawEntry, rawZip, streamedZip, zipOf} from '../helpers/archives.ts'
import {folderForEach} from '../helpers/read-folder.ts'

const folder = folderForEach()
const {put, read} = folder

async function open(bytes: Uint8Array, limits = usualLimits) {
  await put({'a.zip': bytes})
  return openZip({file: path.join(folder.path(), 'a.zip'), shown: 'a.zip'}, limits)
}

test('gives the files of a zip, packed or not, empty or not', async function () {
  const archive = await open(
    rawZip([
      {name: 'deep/', content: '', method: 0},
      {name: 'deep/er/a.md', content: '# A'},
      {name: 'b.md', content: 'b', method: 0},
      {name: 'empty', content: '', method: 0}
    ])
  )
  expect([...archive.entries.keys()]).toEqual(['deep/er/a.md', 'b.md', 'empty'])
  const texts = []
  for (const name of archive.entries.keys())
    texts.push(Buffer.from(await readEntry(archive, name)).toString())
  expect(texts).toEqual(['# A', 'b', ''])
  expect(archive.problems).toEqual([])
})

test('names: UTF-8 with and without saying so, or of old systems; folders parted by \\', async function () {
  const archive = await open(
    rawZip([
      {name: 'größe.md', content: '1', flags: 0x800},
      {name: 'größer.md', content: '2'},
      {name: Buffer.from([0x81, 0x62, 0x65, 0x72]), content: '3'},
      {name: 'deep\\a.md', content: '4'},
      {name: './b//c.md', content: '5'}
    ])
  )
  expect([...archive.entries.keys()]).toEqual([
    'größe.md',
    'größer.md',
    'über',
    'deep/a.md',
    'b/c.md'
  ])
})

const hostile = [
  '../x.md',
  'a/../../x.md',
  '..\\x.md',
  'a\\..\\..\\x.md',
  '/etc/x.md',
  '\\\\host\\share\\x.md',
  'C:\\x.md',
  'c:x.md',
  'a\0.md',
  'a\n.md',
  'a\u202Edm.md',
  '.. /x.md',
  '.../x.md',
  '',
  '/',
  './'
]

test.each(hostile)('a file named %j is left out', function (name) {
  expect(entryName(name)).toHaveProperty('reason')
})

test('no name leads out, whatever it is', function () {
  const part = fc.constantFrom('..', '.', '/', '\\', 'a', 'C:', '\0', '...', ' ', '~')
  fc.assert(
    fc.property(fc.array(part, {maxLength: 8}), function (parts) {
      const named = entryName(parts.join(''))
      if ('reason' in named) return
      expect(path.posix.join('/root/in', named.name)).toBe(`/root/in/${named.name}`)
      expect(path.win32.resolve('C:\\root\\in', named.name)).toMatch(/^C:\\root\\in\\/)
    })
  )
})

test('what is left out is told once a kind, and the rest is read', async function () {
  const link = ((0o120777 << 16) >>> 0) as number
  await put({
    'a.zip': rawZip([
      {name: '../../out.md', content: '# Out'},
      {name: '/out.md', content: '# Out'},
      {name: 'link.md', content: '/etc/passwd', attributes: link},
      {name: 'locked.md', content: '# Locked', flags: 1},
      {name: 'odd.md', content: '# Odd', method: 12},
      {name: 'good.md', content: '# Good'},
      {name: 'good.md', content: '# Twin'}
    ])
  })
  const {pages, problems} = await read('a.zip')
  expect(pages.map(({id, body}) => [id, body])).toEqual([['good', '# Good']])
  expect(problems.map(({rule, args}) => [rule, args['reason'], args['count']])).toEqual([
    ['source/unsafe-name', 'its name leads out of the archive', 1],
    ['source/unsafe-name', 'its name begins at the root of a disk', 1],
    ['source/unsafe-name', 'it is a link', 1],
    ['source/entry-skipped', 'it is encrypted', 1],
    ['source/entry-skipped', 'it is packed in a way that is not known here', 1],
    ['source/entry-skipped', 'another has the same name', 1]
  ])
  expect(await readdir(folder.path())).toEqual(['a.zip'])
})

test('a file that unpacks to absurd amounts ends early', async function () {
  const archive = await open(
    rawZip([
      {name: 'bomb.md', content: Buffer.alloc(40_000_000, 'a')},
      {name: 'lies.md', content: 'x'.repeat(1000), size: 5},
      {name: 'good.md', content: 'good'}
    ])
  )
  await expect(readEntry(archive, 'bomb.md')).rejects.toThrow('unpacks to more than any real file')
  await expect(readEntry(archive, 'lies.md')).rejects.toThrow('what comes out is not what')
  await expect(readEntry(archive, 'good.md', 3)).rejects.toThrow('is larger than')
  expect(Buffer.from(await readEntry(archive, 'good.md')).toString()).toBe('good')
})

test('many files that are each just small enough are too much together', async function () {
  const entries = ['a', 'b', 'c', 'd'].map((name) => ({name, content: Buffer.alloc(100_000)}))
  const archive = await open(rawZip(entries), {...usualLimits, totalFree: 250_000})
  await readEntry(archive, 'a')
  await readEntry(archive, 'a')
  await readEntry(archive, 'b')
  await expect(readEntry(archive, 'c')).rejects.toThrow('the archive unpacks to more')
})

test.each<[string, RawEntry[], Partial<typeof usualLimits>, string]>([
  [
    'lie over each other',
    [
      {name: 'a', content: 'a'},
      {name: 'b', content: 'a', over: 0}
    ],
    {},
    'over each other'
  ],
  [
    'are too many',
    [
      {name: 'a', content: 'a'},
      {name: 'b', content: 'b'}
    ],
    {entries: 1},
    'has 2 entries'
  ]
])('an archive whose entries %s is refused', async function (_, entries, limits, reason) {
  await expect(open(rawZip(entries), {...usualLimits, ...limits})).rejects.toThrow(reason)
})

test('an archive without any whole beginning says so, and what to do', async function () {
  await put({'no.zip': 'PK\x03\x04 and no more'})
  const {pages, problems} = await read('no.zip')
  expect(pages).toEqual([])
  expect(problems.map(({rule, args}) => [rule, args['reason']])).toEqual([
    ['source/damaged-archive', 'its end is missing: it was cut short, or is no zip; get it again']
  ])
})

const cutShort = {
  'sizes before each file': () =>
    zipOf({'a.md': '# A', 'b.md': `# B\n\n${'b '.repeat(5000)}`, 'c.md': noise}),
  'sizes behind each file': () => streamedZip({'a.md': '# A', 'b.md': '# B', 'c.md': noise})
}
const noise = `# C\n\n${Array.from({length: 900}, (_, n) => (n * 7919).toString(36)).join(' ')}`

test.each(Object.entries(cutShort))(
  'of an archive that was cut short, whole files come in: %s',
  async function (_, make) {
    const whole = await make()
    await put({'a.zip': whole.subarray(0, whole.length / 2)})
    const {pages, problems} = await read('a.zip')
    expect(pages.map(({id}) => id)).toEqual(['a', 'b'])
    expect(problems.map(({rule, args}) => [rule, args['reason']])).toEqual([
      [
        'source/damaged-archive',
        'its end is missing: it was cut short, or is no zip; get it again; 3 files at its beginning could be looked into'
      ],
      ['source/unreadable', expect.stringMatching(/^it is damaged/)]
    ])
  }
)

test('wherever an archive is cut, what stands before comes in, and nothing else', async function () {
  const files = {'a.md': '# A', 'b.md': '# B', 'deep/c.md': noise}
  for (const whole of [await zipOf(files), await streamedZip(files)])
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 4, max: whole.length - 1}), async function (length) {
        await put({'a.zip': whole.subarray(0, length)})
        const {pages, problems} = await read('a.zip')
        expect(problems.length).toBeGreaterThan(0)
        const bodies = pages.map(({body}) => body)
        expect(Object.values(files).slice(0, bodies.length)).toEqual(bodies)
      }),
      {numRuns: 60}
    )
})

test('an archive that was cut short can be no bomb', async function () {
  const whole = await streamedZip({'a.md': Buffer.alloc(20_000_000, 'a')})
  await put({'a.zip': whole.subarray(0, -60)})
  const {pages, problems} = await read('a.zip')
  expect(pages).toEqual([])
  expect(problems[0]?.args['reason']).toMatch(/more than any real file/)
})

test('whatever happens to its bytes, an archive gives pages and problems, never an exception', async function () {
  const whole = await zipOf({'a.md': '# A', 'deep/b.md': '# B', 'a.meta.json': '{"title": "A"}'})
  await fc.assert(
    fc.asyncProperty(
      fc.nat(whole.length),
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {maxLength: 3}),
      async function (length, changes) {
        const bytes = Buffer.from(whole)
        for (const [at, byte] of changes) bytes[at] = byte
        await put({'a.zip': bytes.subarray(0, length)})
        const {pages, problems} = await read('a.zip')
        expect(pages.length + problems.length).toBeGreaterThan(0)
      }
    ),
    {numRuns: 150}
  )
})

test('pages of a zip are as those of a folder: sidecars, pictures beside them, no attachments', async function () {
  await put({
    'kb.zip': await zipOf({
      'guide/start.md': '# Start\n\n![A](img/my%20shot.png)',
      'guide/start.meta.json': '{"id": "77", "title": "Starting"}',
      'guide/img/my shot.png': Buffer.from([0x89, 0x50, 0x4e, 0x47]),
      'guide/sheet.pdf': '%PDF-',
      '__MACOSX/guide/._start.md': 'x',
      '.git/a.md': 'x',
      'blob.html': Buffer.from([0x89, 0x50, 0x4e, 0x47])
    })
  })
  const {pages, problems} = await read('kb.zip')
  expect(pages).toMatchObject([
    {id: '77', format: 'markdown', file: 'kb.zip!/guide/start.md', meta: {title: 'Starting'}}
  ])
  expect(pages[0]?.folder).toBeUndefined()
  expect(await pages[0]?.readFile?.('img/my%20shot.png')).toHaveLength(4)
  expect(await pages[0]?.readFile?.('../../../etc/passwd')).toBeUndefined()
  expect(problems.map(({rule, at}) => [rule, at])).toEqual([
    ['source/binary', {file: 'kb.zip!/blob.html', line: 1, column: 1}]
  ])
})

test('zips that lie in folders are read, Office documents are not', async function () {
  const page = await zipOf({'a.md': '# A'})
  await put({'in/kb.ZIP': page, 'in/notes.docx': page})
  const {pages, rules} = await read('in')
  expect(pages.map(({file}) => file)).toEqual(['in/kb.ZIP!/a.md'])
  expect(rules).toEqual([])
  expect((await read('in/notes.docx')).rules).toEqual(['source/binary'])
})

test('an empty archive, and one without pages, say so', async function () {
  await put({'empty.zip': await zipOf({}), 'pictures.zip': await zipOf({'a.png': 'x'})})
  const {problems} = await read('empty.zip', 'pictures.zip')
  expect(problems.map(({args}) => args['reason'])).toEqual(
    Array(2).fill('there is no page in this archive')
  )
})

test('a folder as an archive: links are not followed', async function () {
  await put({'in/a.txt': 'a', 'in/deep/b.txt': 'b', 'secret.txt': 'secret'})
  await symlink(path.join(folder.path(), 'secret.txt'), path.join(folder.path(), 'in/link.txt'))
  const archive = await openFolder(path.join(folder.path(), 'in'), 'in')
  expect([...archive.entries.keys()].sort()).toEqual(['a.txt', 'deep/b.txt'])
  expect(archive.problems).toMatchObject([{rule: 'source/unsafe-name', args: {count: 1}}])
  expect(Buffer.from(await readEntry(archive, 'deep/b.txt')).toString()).toBe('b')
  await expect(readEntry(archive, '../secret.txt')).rejects.toThrow('no such file')

  await writeFile(path.join(folder.path(), 'in/deep/b.txt'), 'changed')
  expect(Buffer.from(await readEntry(archive, 'deep/b.txt')).toString()).toBe('changed')
})
