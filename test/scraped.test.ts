/**
 * Pages that were copied, printed or saved with all that stood around them, the whole way to their article.
 *
 * A case of `test/scraped/` is `<case>/input.txt`, `.html` or `.md`, `output.mdx` and `said.txt`: findings, and what repairs of
 * frames took out. Its name says what must hold: `takes-…`, or `keeps-…`, where every word is the article's own.
 * `UPDATE=1` writes the expectations anew; look at the diff.
 */

import {globSync, readFileSync, writeFileSync} from 'node:fs'
import {beforeAll, expect, test} from 'vitest'
import {type ReadEntry, readRecord} from '../src/emit/index.ts'
import type {ArticleResult, RunResult} from '../src/model/result.ts'
import {bagOf, noPiece, subtract} from '../src/model/words.ts'
import {checkArticles, importPages} from '../src/pipeline.ts'
import {sentence} from '../src/report/index.ts'
import {type KnowledgeBase, knowledgeBase} from './helpers/knowledge-base.ts'

const fixtures = new URL('scraped/', import.meta.url)
const cases = globSync('*/input.*', {cwd: fixtures}).sort()

let base: KnowledgeBase
let first: RunResult

beforeAll(async function () {
  base = await knowledgeBase()
  for (const path of cases) {
    const [name = '', file = ''] = path.split('/')
    const extension = file.replace(/.*\./, '')
    await base.write(`in/${name}.${extension}`, readFileSync(new URL(path, fixtures), 'utf8'))
  }
  first = await bringIn()
})

/** Without asking anybody for pictures. */
function bringIn(): Promise<RunResult> {
  const {root} = base
  return importPages(base, {paths: [`${root}/in`], write: true, cwd: root, offline: true})
}

test.each(cases)('%s', async function (path) {
  const [name = ''] = path.split('/')
  const article = first.articles.find(({id}) => id === name)!
  const entries = await recorded(name)
  expect(article.versions[0]?.ledger).toMatchObject({lost: 0, added: 0})
  expectFile(`${name}/output.mdx`, await base.read(article.path))
  expectFile(`${name}/said.txt`, said(article, entries))

  const gone = subtract(
    bagOf(entries.map(({removed}) => removed ?? noPiece)),
    bagOf(entries.map(({added}) => added ?? noPiece))
  )
  const lost = [...gone].filter(([token, count]) => token.startsWith('word:') && count > 0)
  const aside = entries.filter((entry) => entry.aside !== undefined)
  if (name.startsWith('keeps-')) expect([lost, aside]).toEqual([[], []])
  else expect(lost.length + aside.length).toBeGreaterThan(0)
})

/** What the record of an article says. */
async function recorded(id: string): Promise<ReadEntry[]> {
  const read = readRecord(await base.read(`content/records/${id}.yaml`))
  if ('problem' in read) throw new Error(read.problem)
  return read.flatMap(({entries}) => entries)
}

test('a second import changes nothing, and a check says the same', async function () {
  const before = await base.digests()
  const again = await bringIn()
  expect(await base.digests()).toEqual(before)
  const checked = await checkArticles(base, {})
  const prints = ({articles}: RunResult) =>
    articles.flatMap(({findings}) => findings.map(({fingerprint}) => fingerprint)).sort()
  expect(prints(checked)).toEqual(prints(again))
})

/** Findings in words, but for what pages have to do with each other; then what went, by whom. */
function said({findings}: ArticleResult, entries: readonly ReadEntry[]): string {
  const taken = entries.flatMap(({by, what, removed, aside}) =>
    removed && by !== 'title'
      ? [`${by} ${JSON.stringify(what)}: ${oneLine(removed.text)}${aside ? ' (set aside)' : ''}`]
      : []
  )
  const own = findings.filter(({rule}) => !rule.startsWith('pair/'))
  const found = own.map((finding) => `${finding.severity} ${finding.rule}: ${sentence(finding)}`)
  return `${[...found, ...taken].join('\n')}\n`
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

function expectFile(path: string, actual: string): void {
  const url = new URL(path, fixtures)
  if (process.env['UPDATE'] === '1') writeFileSync(url, actual)
  expect(actual).toBe(readFileSync(url, 'utf8'))
}
