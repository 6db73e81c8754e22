/**
 * Real documents of every kind that Confluence gives, from the corpus beside the repository, the whole way.
 *
 * A sample of each folder, small enough for every run: nothing is lost or made up, no article is empty, the
 * site takes all of them, and a second import changes no byte.
 */

import {globSync, readFileSync} from 'node:fs'
import {rm} from 'node:fs/promises'
import path from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {readMdx} from '../src/mdx/index.ts'
import type {RunResult} from '../src/model/result.ts'
import {words} from '../src/model/words.ts'
import {checkArticles} from '../src/pipeline.ts'
import {type Staged, stage} from '../src/stage/index.ts'
import {type KnowledgeBase, knowledgeBase} from './helpers/knowledge-base.ts'
import {shared} from './helpers/shared.ts'

const corpus = shared('corpus/confluence')

/** What is imported, and how many paths of it at most, evenly spread. */
const samples: ReadonlyArray<readonly [pattern: string, most: number]> = [
  ['querypie/*', 5],
  ['querypie/{lists,panels}', 2],
  ['pchuri-pairs/*.xml', 12],
  ['export-html', 1],
  ['rest-v1-jenkins', 1],
  ['xwiki/{zip-3.4.7.zip,zip-5.9.zip}/*.zip', 2],
  ['xwiki/*/entities.xml', 40]
]

describe.skipIf(!corpus)('the corpus', function () {
  let base: KnowledgeBase
  let run: RunResult
  /** The last import. */
  let again: RunResult
  let staged: Staged
  const paths = samples.flatMap(([pattern, most]) => sample(pattern, most))

  beforeAll(async function () {
    base = await knowledgeBase()
    run = await base.import({paths})
    staged = await stage(base.root, {config: base.config})
  })

  test('every format is there', function () {
    const formats = run.articles.flatMap(({versions}) => versions.map(({format}) => format))
    expect(new Set(formats)).toEqual(
      new Set(['adf', 'html', 'markdown', 'storage', 'text', 'wiki'])
    )
    expect(run.articles.length).toBeGreaterThan(120)
  })

  test('nothing is lost, and nothing is made up', function () {
    const wrong = run.articles.flatMap(({id, versions}) =>
      versions
        .filter(({ledger}) => ledger.lost > 0 || ledger.added > 0)
        .map(({ledger}) => [id, ledger])
    )
    expect(wrong).toEqual([])
  })

  test('every article is published', function () {
    expect(staged.leftOut).toEqual([])
    expect(staged.held).toEqual([])
    expect(staged.staged).toHaveLength(run.articles.length)
  })

  test('an article without anything in it has a finding that says why', async function () {
    const silent: string[] = []
    for (const {findings, path: file} of run.articles) {
      const {body} = readMdx(await base.read(file), file)
      if (body.children.length === 0 && findings.length === 0) silent.push(file)
    }
    expect(silent).toEqual([])
  })

  test('nothing of the markup is left, and no account', async function () {
    const left: string[] = []
    for (const {path: file} of run.articles) {
      const text = await base.read(file)
      const prose = text.replace(/^ *(`{3,})[\s\S]*?^ *\1 *$/gm, '').replace(/`[^`\n]*`/g, '')
      const [found] = /<\/?(?:ac|ri|at|fab):|<!\[CDATA|\b\d{6}:[\da-f-]{36}\b/.exec(prose) ?? []
      if (found) left.push(`${file}: ${found}`)
    }
    expect(left).toEqual([])
  })

  test('a second import changes no byte, with the cache and without it', async function () {
    const before = await base.digests()
    await base.import({paths})
    expect(await base.digests()).toEqual(before)
    await rm(path.join(base.root, '.collate'), {recursive: true})
    again = await base.import({paths})
    expect(await base.digests()).toEqual(before)
  })

  test('a check of what is kept says the same', async function () {
    const {articles} = await checkArticles(base, {})
    const said = (all: RunResult['articles']) =>
      all.flatMap(({findings}) => findings.map(({fingerprint}) => fingerprint)).sort()
    expect(said(articles)).toEqual(said(again.articles))
  })

  test('another reader finds the words of storage format in the articles', async function () {
    let all = 0
    let found = 0
    for (const {path: file, versions} of run.articles) {
      const [version] = versions
      if (version?.format !== 'storage') continue
      const folder = path.join(base.root, 'content/sources', version.key)
      const [body = ''] = globSync('page.{xml,xhtml,html}', {cwd: folder})
      if (body === '') continue
      const have = counted(unmarked(await base.read(file)))
      for (const [word, count] of counted(shownIn(readFileSync(path.join(folder, body), 'utf8')))) {
        all += count
        found += Math.min(count, have.get(word) ?? 0)
      }
    }
    expect(all).toBeGreaterThan(10_000)
    expect(found / all).toBeGreaterThan(0.985)
  })
})

/** Paths of the corpus, evenly spread. */
function sample(pattern: string, most: number): string[] {
  const all = globSync(pattern, {cwd: corpus ?? '/nowhere'}).sort()
  const step = Math.max(1, all.length / most)
  const count = Math.min(most, all.length)
  return Array.from({length: count}, (_, at) =>
    path.join(corpus ?? '', all[Math.floor(at * step)] ?? '')
  )
}

/** The words of storage format that are in no attribute and no parameter but titles: by patterns alone. */
function shownIn(storage: string): string {
  return storage
    .replace(/<ac:adf-(fallback|attribute)\b[^>]*>[\s\S]*?<\/ac:adf-\1>/g, ' ')
    .replace(/<ac:(parameter|default-parameter)\b(?![^>]*"title")[^>]*>[\s\S]*?<\/ac:\1>/g, ' ')
    .replace(/<ac:(task-id|task-uuid|task-status|placeholder)\b[^>]*>[\s\S]*?<\/ac:\1>/g, ' ')
    .replace(
      /<!\[CDATA\[([\s\S]*?)\]\]>/g,
      (_, text: string) => ` ${text.replaceAll('<', '&lt;')} `
    )
    .replace(/<\/?(?:a|ac:inline-comment-marker|b|code|em|i|span|strong|u)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
}

function unmarked(mdx: string): string {
  return mdx.replace(/\\(?=[!-/:-@[-`{-~])/g, '').replace(/\*\*|(?<=\w)`|`(?=\w)/g, '')
}

function counted(text: string): Map<string, number> {
  const result = new Map<string, number>()
  for (const word of words(text)) {
    for (const [part] of word.matchAll(/[\p{L}\p{N}]+/gu))
      result.set(part, (result.get(part) ?? 0) + 1)
  }
  return result
}
