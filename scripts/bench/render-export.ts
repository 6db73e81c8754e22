/** Writes XML exports of spaces of any size, as streams: pages with earlier versions, labels and files. */

import {createWriteStream} from 'node:fs'
import {mkdir} from 'node:fs/promises'
import path from 'node:path'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {ZipFile} from 'yazl'
import {plan, titleOf} from './plan.ts'
import {createRandom} from './random.ts'
import {renderStorage} from './render-storage.ts'
import {escapeXml} from './render-zendesk.ts'

/** Earlier versions that each page has, unless said otherwise: exports hold far more of them than pages. */
const usual = 2

const spaceId = 1000

/** Write an export whose `entities.xml` has at least `bytes` bytes, as the zip `file`. */
export async function writeZipExport(
  file: string,
  bytes: number,
  versions: number = usual
): Promise<void> {
  await mkdir(path.dirname(file), {recursive: true})
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(descriptor), 'exportDescriptor.properties')
  zip.addReadStream(Readable.from(entities(bytes, versions)), 'entities.xml')
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
}

/** The same as a folder. */
export async function writeFolderExport(folder: string, bytes: number): Promise<void> {
  await mkdir(folder, {recursive: true})
  const file = createWriteStream(path.join(folder, 'entities.xml'))
  await pipeline(Readable.from(entities(bytes, usual)), file)
}

const descriptor = `#Mon Mar 02 08:00:00 UTC 2026
exportType=space
spaceKey=BENCH
createdByBuildNumber=9012
backupAttachments=true
timezoneId=UTC
`

/** The text of an `entities.xml` in pieces. */
function* entities(bytes: number, versions: number): Generator<Buffer> {
  yield Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<hibernate-generic datetime="2026-03-02 08:00:00.000">
${object('Space', spaceId, [text('name', 'Bench'), text('key', 'BENCH'), reference('homePage', 'Page', pageId(0))])}
${object('Label', 1, [text('name', 'guide'), text('namespace', 'global')])}
`)
  let size = 0
  for (let number = 0; size < bytes; number++) {
    const piece = Buffer.from(page(number, versions))
    size += piece.length
    yield piece
  }
  yield Buffer.from('</hibernate-generic>\n')
}

function page(number: number, versions: number): string {
  const random = createRandom(Math.imul(number + 1, 0x9e3779b1))
  const body = renderStorage(
    plan(random, number, number + 1, random.pick([700, 4500, 26_000])),
    random
  )
  const id = pageId(number)
  const objects: string[] = []
  for (let version = 0; version <= versions; version++) {
    const current = version === 0
    const own = id + version
    objects.push(
      object('Page', own, [
        text('title', titleOf(number)),
        plain('version', String(current ? versions + 1 : version)),
        text('contentStatus', 'current'),
        plain('lastModificationDate', '2026-03-01 08:00:00.000'),
        ...(current
          ? [reference('space', 'Space', spaceId), plain('position', String(number))]
          : []),
        ...(current && number > 0
          ? [reference('parent', 'Page', pageId(Math.floor((number - 1) / 8)))]
          : []),
        ...(current ? [] : [reference('originalVersion', 'Page', id)])
      ]),
      object('BodyContent', own + 500, [
        text('body', body),
        reference('content', 'Page', own),
        plain('bodyType', '2')
      ]),
      object('ContentProperty', own + 500_000_000, [
        text('name', 'share-id'),
        plain('longValue', String(own))
      ])
    )
  }
  objects.push(
    object('Labelling', id + 999, [
      reference('label', 'Label', 1),
      reference('content', 'Page', id)
    ]),
    object('Attachment', id + 998, [
      text('title', `step-${number}.png`),
      plain('version', '1'),
      text('contentStatus', 'current'),
      reference('containerContent', 'Page', id)
    ])
  )
  return `${objects.join('\n')}\n`
}

/** Its versions, at most 499, are numbered on from there, their texts from 500 above. */
function pageId(number: number): number {
  return 100_000 + number * 1000
}

function object(kind: string, id: number, parts: readonly string[]): string {
  return `<object class="${kind}" package="com.atlassian.confluence">
<id name="id">${id}</id>
${parts.join('\n')}
</object>`
}

/** As Confluence writes texts: the end of a section inside of one is parted by a space. */
function text(name: string, value: string): string {
  return `<property name="${name}"><![CDATA[${value.replaceAll(']]>', ']] >')}]]></property>`
}

function plain(name: string, value: string): string {
  return `<property name="${name}">${escapeXml(value)}</property>`
}

function reference(name: string, kind: string, id: number): string {
  return `<property name="${name}" class="${kind}" package="com.atlassian.confluence"><id name="id">${id}</id></property>`
}
