/** Every real export gives each of its current pages, as a second, simpler way of reading finds them. */

import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import type {SourcePage} from '../../src/model/source-page.ts'
import {readPaths} from '../../src/source/read-paths.ts'
import {shared} from '../helpers/shared.ts'

const corpus = shared('corpus/confluence/xwiki')
const exports = corpus === undefined ? [] : globSync('*/entities.xml', {cwd: corpus}).sort()

test.skipIf(corpus === undefined).each(exports)('%s', async function (name) {
  const file = path.join(corpus ?? '', name)
  const pages: SourcePage[] = []
  for await (const read of readPaths([file], {source: 'x', cwd: '/', root: '/'}))
    if ('page' in read) pages.push(read.page)

  const expected = simply(readFileSync(file, 'utf8'))
  expect(Object.fromEntries(pages.map(({id, body}) => [id, body]))).toEqual(expected)
})

test.skipIf(corpus === undefined).each(exports.filter((name) => name.startsWith('zip-')))(
  '%s: its zip holds the same',
  async function (name) {
    const folder = path.dirname(path.join(corpus ?? '', name))
    const [zip = ''] = globSync(path.join(folder, '*.zip'))
    const texts = async (file: string) => {
      const found: string[] = []
      for await (const read of readPaths([file], {source: 'x', cwd: '/', root: '/'}))
        if ('page' in read) found.push(`${read.page.id} ${read.page.body}`)
      return found
    }
    expect(await texts(zip)).toEqual(await texts(path.join(folder, 'entities.xml')))
  }
)

/** Bodies of the current pages by id: the whole file at once, by its outer form alone. */
function simply(xml: string): Record<string, string> {
  const objects = [...xml.matchAll(/<object class="(\w+)"[^>]*>(.*?)<\/object>/gs)]
  const pages = objects.filter(([, kind = '']) => ['Page', 'BlogPost'].includes(kind))
  const historical = new Set(
    pages.flatMap(([, , inside = '']) =>
      ids(/<collection name="historicalVersions".*?<\/coll/s.exec(inside)?.[0])
    )
  )
  const result: Record<string, string> = {}

  for (const [, , inside = ''] of pages) {
    const [id = ''] = ids(inside)
    const status = property(inside, 'contentStatus') || 'current'
    const original = property(inside, 'originalVersion') || property(inside, 'originalVersionId')
    if (status !== 'current' || original || historical.has(id)) continue
    const own = ids(/<collection name="bodyContents".*?<\/coll/s.exec(inside)?.[0])
    const body = objects.find(function ([, kind, text = '']) {
      if (kind !== 'BodyContent') return false
      const owner = ids(/<property name="content".*?<\/property>/s.exec(text)?.[0])[0]
      return owner === undefined ? own.includes(ids(text)[0] ?? '') : owner === id
    })
    const text = property(body?.[2] ?? '', 'body')
    if (text.trim() !== '') result[id] = text
  }
  return result
}

function ids(xml = ''): string[] {
  return [...xml.matchAll(/<id name="\w+">(?:<!\[CDATA\[)?([^<\]]*)/g)].map(([, id = '']) => id)
}

function property(xml: string, name: string): string {
  const found = new RegExp(`<property name="${name}"(?: [^>/]*)?>(.*?)</property>`, 's').exec(xml)
  const value = found?.[1] ?? ''
  const section = /^\s*<!\[CDATA\[(.*)\]\]>\s*$/s.exec(value)
  const text =
    section?.[1] ??
    value
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
  return text
    .replaceAll(']]]]><![CDATA[>', ']]>')
    .replaceAll(']] >', ']]>')
    .replace(/[\0-\x08\v\f\x0e-\x1f]/g, '')
}
