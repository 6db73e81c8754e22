/**
 * Runs each parser on its fixtures: `test/parse/<format>-<what>/`.
 *
 * A case holds `input.html`, `input.xml` (storage), `input.json` (ADF), `input.md`, `input.txt` or `input.wiki`; maybe
 * `files.json`, what is attached to the page; `output.html`; and `said.json`: title, data that HTML cannot
 * hold, entries and findings. `UPDATE=1` writes them anew.
 */

import {existsSync, globSync} from 'node:fs'
import {readFile, writeFile} from 'node:fs/promises'
import {decodeHTML} from 'entities'
import type {Nodes, Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import type {PageParts} from '../src/model/page-content.ts'
import type {Format} from '../src/model/source-page.ts'
import {words} from '../src/model/words.ts'
import {parse} from '../src/parse/index.ts'

const fixtures = new URL('parse/', import.meta.url)
const cases = globSync('*/input.*', {cwd: fixtures}).sort()
const formats: Readonly<Record<string, Format>> = {
  html: 'html',
  json: 'adf',
  md: 'markdown',
  txt: 'text',
  wiki: 'wiki',
  xml: 'storage'
}

test.each(cases)('%s', async function (path) {
  const format = formats[path.replace(/.*\./, '')]!
  const folder = new URL(path.replace(/input\..*/, ''), fixtures)
  const input = await readFile(new URL(path, fixtures), 'utf8')
  const attached = new URL('files.json', folder)
  const files = existsSync(attached) ? JSON.parse(await readFile(attached, 'utf8')) : []
  const {tree, parts, ...said} = parse(input, format, {files})
  const html = `${toHtml(tree).trim()}\n`
  const data = nodes(tree).flatMap((node) => ('data' in node && node.data ? [node.data] : []))
  const rest = `${JSON.stringify({...said, ...(data.length > 0 && {data}), ...(parts && {parts: shown(parts)})}, null, 2)}\n`

  if (process.env['UPDATE'] === '1') {
    await writeFile(new URL('output.html', folder), html)
    await writeFile(new URL('said.json', folder), rest)
  }
  expect(html).toBe(await readFile(new URL('output.html', folder), 'utf8'))
  expect(rest).toBe(await readFile(new URL('said.json', folder), 'utf8'))
  const made = new Set(said.entries.flatMap(({added}) => words(added?.text ?? '')))
  expect(misplaced(tree, input, made)).toEqual([])
})

/** What other pages may show, as HTML. */
function shown({excerpts, details}: PageParts) {
  const html = (nodes: readonly Nodes[]) => toHtml([...nodes] as Root['children'])
  return {
    excerpts: excerpts.map(({name, nodes}) => ({name, html: html(nodes)})),
    details: details.map(({id, rows}) => ({
      id,
      rows: rows.map(({key, value}) => ({key, html: html(value)}))
    }))
  }
}

/**
 * Texts whose words do not stand where their position says, and nodes without a position; `made` is what
 * the parser owns up to have made.
 */
function misplaced(tree: Root, source: string, made: ReadonlySet<string>): string[] {
  return nodes(tree).flatMap(function (node) {
    const {position} = node
    if (position?.start.offset === undefined || position.end.offset === undefined)
      return [`no position: ${node.type}`]
    const {line, column, offset} = position.start
    const before = source.slice(0, offset)
    if (line !== before.split('\n').length || column !== offset - before.lastIndexOf('\n'))
      return [`wrong line or column: ${line}:${column} for ${offset}`]
    if (node.type !== 'text') return []
    const slice = source.slice(offset, position.end.offset)
    const there = new Set([slice, decodeHTML(slice), unescaped(slice)].flatMap(words))
    return words(node.value).filter((word) => !there.has(word) && !made.has(word))
  })
}

/** As JSON writes it in strings. */
function unescaped(slice: string): string {
  return slice.replace(/\\+n/g, '\n')
}

function nodes(tree: Root): Nodes[] {
  const result: Nodes[] = []
  const todo: Nodes[] = [tree]
  for (let node = todo.pop(); node; node = todo.pop()) {
    result.push(node)
    if ('children' in node) for (const child of node.children) todo.push(child)
  }
  return result
}
