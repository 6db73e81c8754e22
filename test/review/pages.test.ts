/** What sources and writers say is text on every page, and the list shows what is asked for. */

import {expect, test} from 'vitest'
import type {ArticleView, RepairsView} from '../../src/review/article-views.ts'
import {articlePage} from '../../src/review/views/article-page.ts'
import {readFilter} from '../../src/review/views/filter.ts'
import {listPage} from '../../src/review/views/list-page.ts'
import {repairsPage} from '../../src/review/views/repairs-page.ts'
import {versionsPage} from '../../src/review/views/versions-page.ts'
import {hostile} from '../report/make-mending.ts'
import {makeArticleResult, makeFinding, makeResult} from '../report/make-result.ts'
import {hostileSides} from '../report/make-sides.ts'
import {attacks, elements} from '../report/open-page.ts'

const shell = {base: 'Help', key: 'key', script: '/client/main.ts'}

/** Every page, with `text` in every place where somebody else can put words. */
function pagesWith(text: string): string[] {
  const finding = makeFinding({
    rule: 'number/conflict',
    args: {from: text, to: text, copy: text},
    place: {file: `content/${text}`, line: 2, column: 1},
    cause: {file: text, line: 1, column: 1}
  })
  const conflict = makeFinding({
    rule: 'merge/conflict',
    args: {conflict: text, upstream: 'c'},
    fingerprint: text
  })
  const segments = [
    {text, kind: 'removed' as const},
    {text, kind: 'added' as const}
  ]
  const compared = {
    words: {before: 1, after: 1},
    rows: [{kind: 'changed' as const, segments}],
    before: text,
    after: text
  }
  const decision = {
    rule: finding.rule,
    answer: 'meant' as const,
    reason: text,
    owner: text,
    until: text
  }
  const decided = {fingerprint: text, article: text, file: text}
  const whole = {kind: 'whole' as const, base: text, ours: text, theirs: text}
  const article = makeArticleResult({
    id: text,
    title: text,
    path: text,
    status: 'held',
    heldBecause: [text],
    lead: `desk/${text}`,
    findings: [finding, conflict]
  })
  const removal = {source: `desk/${text}` as const, by: text, nth: 0, at: {line: 1, column: 1}}
  const about = {
    root: '/base',
    article,
    seen: text,
    done: {
      article: text,
      said: text,
      change: compared,
      undo: {article: text, ...removal},
      waits: true as const
    }
  }
  const sides = hostileSides(text)
  const view: ArticleView = {
    ...about,
    findings: article.findings,
    settled: [
      {finding, standing: {...decision, ...decided}},
      {standing: {...decision, ...decided, conflict: whole}}
    ],
    sides: {...sides, pictureAt: () => text, findingAt: () => `/${text}`},
    taken: new Map([[finding.fingerprint, {comes: [text], goes: [text]}]]),
    conflicts: new Map([
      [text, {kind: 'edited', file: text, base: text, mine: segments, theirs: segments}]
    ]),
    pairs: [{article: text, pages: [`desk/${text}`, `wiki/${text}`], same: false}],
    lines: new Map([[finding.fingerprint, {file: text, line: 2, column: 1}]]),
    passages: new Map([[`${text}:2`, {line: 1, lines: [text, text]}]]),
    next: article
  }
  const [mended] = hostile(text).details
  const repairs: RepairsView = {
    ...about,
    pages: mended?.pages ?? [],
    locale: text,
    comparison: mended?.comparison,
    problems: [{file: text, reason: text}],
    removals: [
      {...removal, text, isBack: false},
      {...removal, text, isBack: true}
    ]
  }
  const filter = readFilter(new URLSearchParams({text, rule: text, state: 'all'}))
  return [
    articlePage({...shell, base: text}, view),
    versionsPage(shell, {...about, sides: view.sides ?? sides}),
    repairsPage(shell, repairs),
    listPage(
      shell,
      makeResult({articles: [article], findings: article.findings}),
      filter,
      undefined
    )
  ]
}

test.each(attacks)('%j is text on every page', function (attack) {
  const plain = pagesWith('x').map(elements)
  for (const [index, html] of pagesWith(attack).entries()) {
    expect(elements(html)).toEqual(plain[index])
    const addresses = [...html.matchAll(/ (?:href|action)="([^"]*)"/g)].map(
      ([, address = '']) => address
    )
    expect(addresses.filter((address) => !/^(?:[/#]|vscode:\/\/file\/)/.test(address))).toEqual([])
  }
})

const list = (query: string, result = makeResult()) =>
  listPage(shell, result, readFilter(new URLSearchParams(query)), undefined)

test('the list has what is open and what is held back, the worst first', function () {
  const html = list('')
  expect(html.indexOf('Create a key')).toBeLessThan(html.indexOf('Revoke a key'))
  expect(html).toContain('Held back because its other version, wiki/9, is not there.')
  expect(html).toContain('href="/loose"')
})

test.each([
  ['state=held', ['b2']],
  ['state=draft', []],
  ['severity=error', []],
  ['severity=warning', ['a1']],
  ['rule=source/encoding', ['a1']],
  ['text=WINDOWS-1252', ['a1']],
  ['text=revoke', ['b2']],
  ['state=nonsense&severity=bad', ['a1', 'b2']]
])('%s shows %j', function (query, ids) {
  expect([...list(query).matchAll(/href="\/article\/(\w+)"/g)].map(([, id]) => id)).toEqual(ids)
})

test('where there is nothing, the list says what to do', function () {
  const none = {articles: [], findings: [], settled: []}
  expect(list('', makeResult(none))).toContain('There are no articles yet')
  const done = makeResult({...none, articles: [makeArticleResult()]})
  expect(list('', done)).toContain('Nothing is open')
  expect(list('text=zz', done)).toContain('No article is like that')
})
