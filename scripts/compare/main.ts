/**
 * Compares what becomes of Confluence pages with what other converters expect of them:
 * `npm run compare -- FOLDER…`.
 *
 * A page is a file of storage format beside its expected text: `page.xhtml` with `expected.mdx`, or
 * `NAME.xml` with `NAME.expected.md`. Words, links, pictures, headings, tables and code are compared, not
 * bytes; what differs is printed for each page, with a note where a difference is known and meant.
 * Exits with 1 when a difference has no note.
 */

import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {readMdx, writeMdx} from '../../src/mdx/index.ts'
import type {Config} from '../../src/model/config.ts'
import {pageKey, type SourcePage} from '../../src/model/source-page.ts'
import {words} from '../../src/model/words.ts'
import {indexPages} from '../../src/pipeline/known/known.ts'
import {preparePage} from '../../src/pipeline/page/prepare.ts'
import {type Contents, contentsOf, kinds, missing} from './contents.ts'
import {noteFor, notes} from './notes.ts'
import {readExpected} from './read-expected.ts'

const help = `Usage: npm run compare -- FOLDER…

Looks for pages of storage format beside the text that another converter makes of them (page.xhtml with
expected.mdx, NAME.xml with NAME.expected.md); brings them in, and says for each page what differs.
Ends with 1 if a difference is not of a known kind.`

const folders = process.argv.slice(2)
if (folders.length === 0 || folders.includes('--help')) {
  console.log(help)
  process.exit(folders.length === 0 ? 2 : 0)
}
const config: Config = {
  title: 'Comparison',
  url: 'https://help.example.com',
  locale: 'en',
  lead: 'newest',
  sources: [],
  pairs: [],
  repairs: {}
}

const cases = folders.flatMap(function (folder) {
  const beside = (pattern: string, from: RegExp, to: string) =>
    globSync(pattern, {cwd: folder}).map((name) => ({
      name,
      page: path.join(folder, name.replace(from, to)),
      expected: path.join(folder, name)
    }))
  return [
    ...beside('**/expected.mdx', /expected\.mdx$/, 'page.xhtml'),
    ...beside('**/*.expected.md', /\.expected\.md$/, '.xml')
  ]
})
if (cases.length === 0) {
  console.error(`No pages with an expected text in ${folders.join(', ')}`)
  process.exit(2)
}
cases.sort((a, b) => (a.name < b.name ? -1 : 1))

const pages = cases.map(({page, expected}) => readPage(page, expected))
const index = indexPages(pages)
let differing = 0
let unexplained = 0
const met = new Map<string, number>()
for (const [at, each] of cases.entries())
  compareOne(each.name, pages[at] as SourcePage, each.expected)

console.log(
  `\n${cases.length} pages, ${differing} of them differ; ${unexplained} differences without a note`
)
console.log('\nNotes:')
for (const {id, says} of notes) console.log(`  ${id} (${met.get(id) ?? 0}): ${says}`)
process.exitCode = unexplained > 0 ? 1 : 0

function compareOne(name: string, page: SourcePage, expectedFile: string): void {
  const {article, findings} = preparePage(page, index, config)
  const mdx = writeMdx({id: page.id, title: article.title}, article.body)
  const ours = contentsOf(readMdx(mdx, name).body)
  if (page.meta.title === undefined && !findings.some(({rule}) => rule === 'title/missing')) {
    // The title was found in the page, where the other converter leaves it.
    ours.words.unshift(...words(article.title))
    ours.headings.unshift(words(article.title).join(' '))
  }
  const theirs = contentsOf(readExpected(readFileSync(expectedFile, 'utf8')))
  const lines = kinds.flatMap((kind) => tell(kind, ours, theirs, page.body))
  if (lines.length === 0) {
    console.log(`${name}: the same`)
    return
  }
  differing++
  console.log(`${name} (${pageKey(page)})`)
  for (const line of lines) console.log(`  ${line}`)
}

function tell(
  kind: (typeof kinds)[number],
  ours: Contents,
  theirs: Contents,
  body: string
): string[] {
  const sides = [
    ['only expected', missing(theirs[kind], ours[kind]), 'expected'],
    ['only ours', missing(ours[kind], theirs[kind]), 'ours']
  ] as const
  return sides.flatMap(function ([label, found, side]) {
    const groups = Map.groupBy(found, (text) => noteFor({kind, side, text, body, ours, theirs}))
    return [...groups].map(function ([note, texts]) {
      if (note === undefined) unexplained += texts.length
      else met.set(note, (met.get(note) ?? 0) + texts.length)
      const shown = texts.slice(0, 8).map((text) => JSON.stringify(text.slice(0, 80)))
      const more = texts.length > shown.length ? ` and ${texts.length - shown.length} more` : ''
      return `${kind}, ${label}: ${shown.join(' ')}${more}${note ? ` [${note}]` : '  <- no note'}`
    })
  })
}

function readPage(file: string, expected: string): SourcePage {
  const front = readFileSync(expected, 'utf8').slice(0, 2000)
  const [, title] = /^title: '(.*)'$/m.exec(front) ?? []
  const [, url] = /^confluenceUrl: '(.*)'$/m.exec(front) ?? []
  const folder = path.basename(path.dirname(file))
  return {
    source: 'compared',
    id: path.basename(file) === 'page.xhtml' ? folder : path.parse(file).name,
    format: 'storage',
    body: readFileSync(file, 'utf8'),
    file,
    meta: {...(title && {title: title.replaceAll("''", "'")}), ...(url && {url})}
  }
}
