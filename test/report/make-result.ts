/** A small result of a run, made by hand: two articles, four findings. */

import type {Article} from '../../src/model/article.ts'
import type {Finding} from '../../src/model/finding.ts'
import type {ArticleResult, RunResult, Version} from '../../src/model/result.ts'
import type {PageKey} from '../../src/model/source-page.ts'
import {type CheckView, formats, plainLook} from '../../src/report/index.ts'

/** `result` in one of the formats of `check`. */
export function render(
  format: string,
  result: RunResult = makeResult(),
  view: Partial<CheckView> = {}
): string {
  const usual: CheckView = {look: plainLook, failOn: 'error', base: '', version: '1.2.3'}
  return formats[format]?.render(result, {...usual, ...view}) ?? ''
}

export function makeFinding(given: Partial<Finding>): Finding {
  return {
    rule: 'source/empty',
    severity: 'warning',
    article: 'a1',
    place: {file: 'content/articles/en/keys/keys.mdx', line: 3, column: 5},
    args: {},
    fingerprint: 'k3f9k3f9k3f9k3f9',
    id: 'k3f9',
    ...given
  }
}

export function makeArticle(given: Partial<Article>): Article {
  return {
    id: 'a1',
    title: 'Create a key',
    file: 'content/sources/wiki/1/page.html',
    labels: [],
    locale: 'en',
    section: 'keys',
    body: {type: 'root', children: []},
    anchors: {},
    ...given
  }
}

function makeVersion(key: PageKey, given: Partial<Version> = {}): Version {
  return {
    key,
    format: 'html',
    repairs: {'empty-blocks': 2, 'comment-markers': 1},
    ledger: {words: 1200, links: 3, images: 1, removed: 4, lost: 0, added: 0},
    ...given
  }
}

export function makeArticleResult(given: Partial<ArticleResult> = {}): ArticleResult {
  const step = {number: 1, title: 'Open the settings'}
  return {
    id: 'a1',
    title: 'Create a key',
    slug: 'create-a-key',
    path: 'content/articles/en/keys/create-a-key.mdx',
    status: 'published',
    heldBecause: [],
    holds: [],
    lead: 'wiki/1',
    versions: [makeVersion('wiki/1'), makeVersion('desk/2')],
    contents: {
      headings: 2,
      procedures: [{title: 'Create it', steps: [step]}],
      paths: 0,
      callouts: 1,
      checklists: 0,
      images: 1,
      links: 3,
      tables: 0,
      code: 0
    },
    findings: [],
    written: 'new',
    ...given
  }
}

export function makeResult(given: Partial<RunResult> = {}): RunResult {
  const error = makeFinding({
    rule: 'source/binary',
    severity: 'error',
    article: '',
    id: 'abcd',
    place: {file: 'in/x.html', line: 1, column: 1}
  })
  const warning = makeFinding({rule: 'source/encoding', args: {encoding: 'windows-1252'}})
  const more = makeFinding({rule: 'source/encoding', args: {encoding: 'windows-1252'}, id: 'm2m2'})
  const held = makeArticleResult({
    id: 'b2',
    title: 'Revoke a key',
    slug: 'revoke-a-key',
    path: 'content/articles/en/keys/revoke-a-key.mdx',
    status: 'held',
    heldBecause: ['its other version, wiki/9, is not there'],
    holds: [{kind: 'missing', because: 'its other version, wiki/9, is not there'}],
    lead: 'desk/4',
    versions: [makeVersion('desk/4')],
    written: 'updated'
  })
  return {
    articles: [makeArticleResult({findings: [warning, more]}), held],
    pairs: [{a: 'wiki/1', b: 'desk/2', how: 'banner', score: 1}],
    findings: [error, warning, more],
    settled: [makeFinding({id: 'done'})],
    seconds: 1.25,
    ...given
  }
}
