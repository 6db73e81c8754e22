/** Results of several runs of `check` into one: as if one run had made it. */

import {compareFindings, type Finding, tellApart} from '../model/finding.ts'
import {type CheckedArticle, type CheckResult, compareArticles} from '../model/result.ts'
import {type Shard, shardText} from '../model/shard.ts'
import {StopError} from '../model/stop-error.ts'
import {isRule} from './explain.ts'
import {sentence} from './sentence.ts'
import {shardsText} from './totals.ts'

/** What `check --format json` writes, once its schema holds. */
export interface CheckDocument {
  run: {
    version: string
    base: string
    commit?: string
    refreshed: boolean
    shard?: Shard
    missing?: NonNullable<CheckResult['missing']>
  }
  articles: CheckedArticle[]
  findings: SavedFinding[]
  settled: SavedFinding[]
  since?: {ref: string; known: number; fingerprints?: string[]}
  totals: {seconds: number}
}

type SavedFinding = Finding & {message: string}

export interface SavedCheck {
  file: string
  version: string
  base: string
  result: CheckResult
  /** A sentence that this version says in other words, or of a rule that it does not know. */
  unlike?: string
}

/** The result that `document` was made from. */
export function savedCheck(document: CheckDocument, file: string): SavedCheck {
  const {run, articles, since, totals} = document
  const {version, base, commit, refreshed, shard, missing} = run
  const all = [...document.findings, ...document.settled]
  const unknown = all.find(({rule}) => !isRule(rule))
  if (unknown)
    throw new StopError(`\`${file}\` names the rule \`${unknown.rule}\`, which is not known here`, {
      hint: `Use the version of Collate that made it: ${version}`
    })
  const unlike = all.find((finding) => !saysSo(finding))
  return {
    file,
    version,
    base,
    ...(unlike && {unlike: unlike.message}),
    result: {
      articles,
      findings: document.findings.map(findingOf),
      settled: document.settled.map(findingOf),
      ...(since && {since: {...since, fingerprints: since.fingerprints ?? []}}),
      ...(commit !== undefined && {commit}),
      ...(refreshed && {refreshed: true}),
      ...(shard && {shard}),
      ...(missing && {missing}),
      seconds: totals.seconds
    }
  }
}

function findingOf({message: _, ...finding}: SavedFinding): Finding {
  return finding
}

function saysSo({message, ...finding}: SavedFinding): boolean {
  try {
    return sentence(finding) === message
  } catch {
    return false // Its facts are not those of the rule.
  }
}

export interface Merged {
  result: CheckResult
  base: string
  /** What was overlooked, as someone wanted it. */
  warnings: string[]
}

/**
 * Merge `checks`, one of each shard, or the only one.
 * @throws StopError where they are not one whole; with `force`, what can be merged nevertheless is, with warnings.
 */
export function mergeChecks(
  checks: readonly SavedCheck[],
  {version, force}: {version: string; force: boolean}
): Merged {
  const [first] = checks
  if (!first) throw new Error('Unexpected merge of nothing')
  const warnings: string[] = []
  const refuse = (message: string, hint: string) => {
    if (!force) throw new StopError(message, {hint: `${hint}; or merge nevertheless: \`--force\``})
    warnings.push(message)
  }
  for (const check of checks) compareRuns(check, first, version, refuse)
  const {parts, missing} = wholeOf(checks, refuse)
  return {result: merged(parts, missing), base: first.base, warnings}
}

type Refuse = (message: string, hint: string) => void

/** What all files of one run have in common. */
const common: ReadonlyArray<readonly [name: string, of: (check: SavedCheck) => unknown]> = [
  ['commit', ({result}) => result.commit ?? 'none'],
  ['folder of the knowledge base', ({base}) => base || './'],
  ['`--since`', ({result}) => result.since?.ref ?? 'none'],
  ['`--refresh`', ({result}) => (result.refreshed ? 'yes' : 'no')]
]

/** Refuse what does not come from the same run as `first`, or that this version would not say so. */
function compareRuns(check: SavedCheck, first: SavedCheck, version: string, refuse: Refuse): void {
  const {file, unlike} = check
  const hint = 'Give all files of one run, and no other'
  const differ = (name: string, here: unknown, there: unknown) =>
    `\`${file}\` and \`${first.file}\` are not of one run: ${name} ${here} here, ${there} there`

  // Parts that are cut in different ways leave some articles out, and tell others twice.
  const [count, counts] = [check, first].map(({result}) => result.shard?.count ?? 'none')
  if (count !== counts) throw new StopError(differ('number of shards', count, counts), {hint})
  if (check !== first && count === 'none')
    throw new StopError(`\`${first.file}\` and \`${file}\` are of whole runs`, {
      hint: 'Only shards of one run are merged: `npx collate check --shard I/N`'
    })

  if (check.version !== version)
    refuse(
      `\`${file}\` was made by Collate ${check.version}, and this is ${version}`,
      'Check and merge with the same version'
    )
  else if (unlike !== undefined)
    refuse(
      `\`${file}\` says what this version would say in other words: “${unlike}”`,
      'Check anew; nobody can tell a file that was changed by hand from one that is wrong'
    )
  for (const [name, of] of common)
    if (of(check) !== of(first)) refuse(differ(name, of(check), of(first)), hint)
}

/** One check for each shard, in their order, and which shards there are none of. */
function wholeOf(
  checks: readonly SavedCheck[],
  refuse: Refuse
): {parts: SavedCheck[]; missing?: NonNullable<CheckResult['missing']>} {
  const byShard = new Map<number, SavedCheck>()
  for (const check of checks) {
    const {shard} = check.result
    const same = byShard.get(shard?.index ?? 1)
    if (same && shard)
      refuse(
        `\`${same.file}\` and \`${check.file}\` are both shard ${shardText(shard)}`,
        'Give each shard once; only the last of them would count'
      )
    byShard.set(shard?.index ?? 1, check)
  }

  const of = checks[0]?.result.shard?.count ?? 1
  const shards = Array.from({length: of}, (_, index) => index + 1)
  const missing = shards.filter((index) => !byShard.has(index))
  const parts = shards.flatMap((index) => byShard.get(index) ?? [])
  if (missing.length === 0) return {parts}
  refuse(
    `${shardsText({shards: missing, of})} missing`,
    'See why the job that makes it failed, and whether its file was fetched'
  )
  return {parts, missing: {shards: missing, of}}
}

function merged(parts: readonly SavedCheck[], missing: CheckResult['missing']): CheckResult {
  const results = parts.map(({result}) => result)
  const [first] = results
  if (!first) throw new Error('Unexpected whole without parts')
  if (results.length === 1 && !first.shard) return first

  const fingerprints = results.flatMap(({since}) => since?.fingerprints ?? [])
  const known = results.reduce((sum, {since}) => sum + (since?.known ?? 0), 0)
  const findings = results.flatMap((result) => result.findings)
  const {since, commit, refreshed} = first
  return {
    articles: results.flatMap(({articles}) => articles).sort(compareArticles),
    findings: tellApart(findings, fingerprints).sort(compareFindings),
    settled: results.flatMap(({settled}) => settled).sort(compareFindings),
    ...(since && {since: {ref: since.ref, known, fingerprints}}),
    ...(commit !== undefined && {commit}),
    ...(refreshed && {refreshed}),
    ...(missing && {missing}),
    seconds: results.reduce((sum, {seconds}) => sum + seconds, 0)
  }
}
