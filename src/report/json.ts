/** The shapes of `--json`: permanent, described by `schemas/`, and numbered when they change. */

import {answersOf, compare, type Finding} from '../model/finding.ts'
import type {Pair} from '../model/pair.ts'
import type {ArticleResult, CheckResult, Contents, RunResult, Version} from '../model/result.ts'
import {planCounts} from './plan.ts'
import {sentence} from './sentence.ts'
import {countFindings} from './totals.ts'
import type {CheckView} from './view.ts'

const schemaVersion = 1

/** What `import --json` prints: `schemas/import.schema.json`. */
export function importJson(result: RunResult): string {
  const {articles, findings, pairs, upstream, plan, waiting, isPart, seconds} = result
  const known = new Set(articles.map(({id}) => id))
  const articleOf = new Map(
    articles.flatMap(({id, versions}) => versions.map(({key}) => [key, id] as const))
  )

  return print({
    schemaVersion,
    articles: articles.map(articleJson),
    pairs: pairs.map((pair) => pairJson(pair, articleOf)),
    ...(upstream && {upstream: {changed: upstream.changed, looks: upstream.looks}}),
    ...(plan && {plan: {counts: planCounts(result), files: plan}}),
    ...(waiting && {waiting}),
    ...(isPart && {part: true}),
    problems: findings.filter(({article}) => !known.has(article)).map(findingJson),
    totals: {articles: articles.length, findings: countFindings(findings), seconds}
  })
}

/** What `check --format json` prints: `schemas/check.schema.json`. `report` reads it back. */
export function checkJson(result: CheckResult, {version, base}: CheckView): string {
  const {articles, findings, settled, since, commit, refreshed, shard, missing, seconds} = result
  return print({
    schemaVersion,
    run: {
      version,
      base,
      ...(commit !== undefined && {commit}),
      refreshed: refreshed ?? false,
      ...(shard && {shard}),
      ...(missing && {missing})
    },
    articles: articles.map(({id, slug, title, path, status, heldBecause, lead}) => ({
      id,
      slug,
      title,
      path,
      status,
      heldBecause,
      lead
    })),
    findings: findings.map(findingJson),
    settled: settled.map(findingJson),
    // Ids are told apart from theirs where shards are merged, too.
    ...(since && {since: shard ? since : {ref: since.ref, known: since.known}}),
    totals: {articles: articles.length, findings: countFindings(findings), seconds}
  })
}

export function findingJson(finding: Finding): Record<string, unknown> {
  const {rule, severity, article, source, place, cause, args, fingerprint, id} = finding
  return {
    id,
    rule,
    severity,
    article,
    ...(source && {source}),
    place,
    ...(cause && {cause}),
    message: sentence(finding),
    args,
    answers: answersOf(finding),
    fingerprint
  }
}

export function print(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

function articleJson(article: ArticleResult): Record<string, unknown> {
  const {id, slug, title, path, status, heldBecause, written, versions, contents, findings} =
    article
  return {
    id,
    slug,
    title,
    path,
    status,
    ...(heldBecause.length > 0 && {heldBecause}),
    ...(written && {written}),
    sources: versions.map(versionJson),
    outline: outlineJson(contents),
    findings: findings.map(findingJson)
  }
}

function versionJson({key, format, ledger, repairs}: Version): Record<string, unknown> {
  const {words, links, images, removed, lost, added} = ledger
  const slash = key.indexOf('/')

  return {
    source: key.slice(0, slash),
    id: key.slice(slash + 1),
    format,
    conserved: {words, links, images, removed, lost, added},
    repairs: Object.fromEntries(Object.entries(repairs).sort(([a], [b]) => compare(a, b)))
  }
}

function outlineJson(contents: Contents): Record<string, unknown> {
  const {headings, procedures, paths, callouts, checklists, images, links, tables, code} = contents
  return {
    headings,
    procedures: procedures.map(({title, steps}) => ({
      title,
      steps: steps.map((step) => step.title)
    })),
    paths,
    callouts,
    checklists,
    images,
    links,
    tables,
    code
  }
}

function pairJson(
  {a, b, how, score, margin}: Pair,
  articleOf: ReadonlyMap<string, string>
): Record<string, unknown> {
  const article = articleOf.get(a) ?? articleOf.get(b) ?? ''
  return {article, a, b, how, score, ...(margin !== undefined && {margin})}
}
