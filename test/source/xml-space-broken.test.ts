/** XML exports of Confluence that are cut, broken or made to hurt. */

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {streamedZip, zipOf} from '../helpers/archives.ts'
import {
  attachment,
  entitiesXml,
  list,
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

test('the body of one page may not be endless', async function () {
  const long = 'A sentence that goes on. '.repeat(2_800_000)
  await put({'entities.xml': entitiesXml(page({id: 10, body: long}), page({id: 11, body: 'b'}))})
  const {pages, problems} = await read('entities.xml')
  expect(pages.map(({id}) => id)).toEqual(['11'])
  expect(problems).toMatchObject([{rule: 'source/unreadable', at: {file: 'entities.xml!/Page 10'}}])
})

test('properties and lists with nothing in them', async function () {
  const more = `${list('children', 'Page', [])}<property name="x"/><property name="y"></property>`
  const xml = entitiesXml(page({id: 10, body: 'a'}).replaceAll('</object>', `${more}</object>`))
  expect((await readXml(xml)).pages).toHaveLength(1)
})

const sample = entitiesXml(
  space(1, 'A', 10),
  page({id: 10, title: 'R&D ]]> <x>', body: '<p>a</p><![CDATA[x]]> é 🙂', space: 1}),
  page({id: 11, body: 'h1. Old', bodyType: '0', parent: 10}),
  attachment(20, 'x.png', 10)
)

test('cut anywhere, or with any piece of it broken, an export is read without an exception', async function () {
  const bytes = Buffer.from(sample)
  await fc.assert(
    fc.asyncProperty(
      fc.nat(bytes.length),
      fc.option(
        fc.tuple(
          fc.nat(bytes.length),
          fc.constantFrom('<', '>', '"', '&', ']]>', '<![CDATA[', '<!--', '</object>', '\0')
        )
      ),
      async function (end, change) {
        const [at, what] = change ?? [0, '']
        const changed = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(what),
          bytes.subarray(at)
        ])
        await put({'in/entities.xml': changed.subarray(0, end)})
        const {pages, problems} = await read('in/entities.xml')
        expect(pages.length + problems.length).toBeGreaterThan(0)
      }
    ),
    {numRuns: 300}
  )
})

test('an export that was cut in the middle gives the pages before that place', async function () {
  const pages = Array.from({length: 300}, (_, n) =>
    page({id: n + 1, title: `Berth ${n}`, body: `<p>Berth ${(n * 7919).toString(36)}.</p>`})
  )
  const whole = await streamedZip({
    'attachments/1/2/3': 'PNG',
    'entities.xml': entitiesXml(...pages)
  })
  await put({'docs.zip': whole.subarray(0, whole.length / 2)})
  const found = await read('docs.zip')
  expect(found.pages.length).toBeGreaterThan(100)
  expect(found.pages.every(({body}) => /^<p>Berth \w+\.<\/p>$/.test(body))).toBe(true)
  expect(found.problems.map(({rule}) => rule)).toEqual([
    'source/damaged-archive',
    'source/damaged-archive'
  ])
})

test('files of an export that lost its texts are no pages', async function () {
  const whole = await streamedZip({'attachments/1/2/3': 'Not a page.', 'entities.xml': 'x'})
  await put({'docs.zip': whole.subarray(0, whole.indexOf('entities.xml') - 8)})
  expect((await read('docs.zip')).pages).toEqual([])
})

test.each([
  ['UTF-16', 'utf8'],
  ['UTF-16', 'utf16le'],
  ['none-such', 'utf8']
] as const)('an encoding that is said to be %s and is %s', async function (said, is) {
  const xml = entitiesXml(page({id: 1, title: 'Größe', body: '<p>Größe.</p>'}))
  const bytes = Buffer.from(xml.replace('UTF-8', said), is)
  const {pages, problems} = await readXml(bytes)
  expect(pages.map(({body}) => body)).toEqual(['<p>Größe.</p>'])
  expect(problems).toEqual([])
})

test('entities that a file declares are neither expanded nor read', async function () {
  const doctype = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
  const xml = entitiesXml(object('Page', 1, plain('title', '&a;&b; Berth'))).replace(
    '<hibernate-generic',
    `${doctype}<hibernate-generic`
  )
  const body = object('BodyContent', 2, text('body', '<p>It.</p>'), ref('content', 'Page', 1))
  const {pages} = await readXml(xml.replace('</hibernate-generic>', `${body}</hibernate-generic>`))
  expect(pages[0]?.meta.title).toBe('&a;&b; Berth')
})

test('tags in a title fill no memory', async function () {
  const xml = entitiesXml(
    object('Page', 1, plain('title', `Berth${'<i>'.repeat(100_000)}`)),
    object('BodyContent', 2, text('body', '<p>It.</p>'), ref('content', 'Page', 1))
  )
  expect((await readXml(xml)).pages[0]?.meta.title?.length).toBeLessThan(5000)
})
