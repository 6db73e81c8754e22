/** What may be published, staged: by what a check says of each article. */

import {writeFile} from 'node:fs/promises'
import path from 'node:path'
import {refused} from '../emit/index.ts'
import type {MdxReader} from '../mdx/index.ts'
import {compareFindings, type Finding, finish, type Place, tellApart} from '../model/finding.ts'
import type {CheckedArticle} from '../model/result.ts'
import {rules} from '../model/rules/index.ts'
import type {NotShown} from '../model/site-data.ts'
import {type Missing, type StageOptions, stage} from '../stage/index.ts'
import {ofThisMachine, openCache} from './cache.ts'
import {checkArticles} from './check.ts'
import type {Workspace} from './run.ts'

/** Which articles may be shown, as far as a check can tell. */
export interface Verdict extends Required<Pick<StageOptions, 'status' | 'withheld'>> {
  articles: readonly CheckedArticle[]
  /** Fingerprints of what somebody decided: it is not told once more. */
  settled: ReadonlySet<string>
}

export interface StagedContent {
  /** What was left out, and what else staging had to say; worst first. */
  findings: Finding[]
  /** Articles that the site shows. */
  articles: number
  /** Paths in `.collate/site/` that were written or taken away. */
  changed: string[]
  /** Ids of the articles that the site shows. */
  published: ReadonlySet<string>
}

export async function checkContent(workspace: Workspace, reader?: MdxReader): Promise<Verdict> {
  const {articles, findings, settled} = await checkArticles(workspace, reader ? {reader} : {})
  return {
    articles,
    status: new Map(articles.map(({id, status}) => [id, status])),
    withheld: filesWithSecrets(findings),
    settled: new Set(settled.map(({fingerprint}) => fingerprint))
  }
}

/** `before`: what earlier stagings, and who checked the articles, left to this one. */
export async function stageContent(
  {root, config}: Workspace,
  {status, withheld, settled}: Omit<Verdict, 'articles'>,
  before: Pick<StageOptions, 'memory' | 'reader'> = {}
): Promise<StagedContent> {
  const cache = await openCache(root, {folder: ofThisMachine})
  const given = {config, status, withheld, cache, ...before}
  const staged = await stage(root, given).catch(refused)
  const missing = [...staged.missing].map(([address, each]) => [address, notShown(each)] as const)
  await writeFile(
    path.join(root, '.collate/not-shown.json'),
    JSON.stringify(Object.fromEntries(missing))
  ).catch(refused)
  const drafts = [...staged.findings, ['', staged.leftOut] as const]
  const findings = drafts.flatMap(([id, list]) =>
    finish(list, id, ({at}) => (typeof at === 'object' ? at : {file: '', line: 1, column: 1}))
  )
  return {
    findings: tellApart(findings.filter(({fingerprint}) => !settled.has(fingerprint))).sort(
      compareFindings
    ),
    articles: staged.staged.length,
    changed: staged.changed,
    published: new Set(staged.staged)
  }
}

function notShown(missing: Missing): NotShown {
  if (!('draft' in missing)) return {file: missing.file, line: 1, column: 1, why: missing.why}
  const {rule, args, at} = missing.draft
  return {...(at as Place), why: `${rules[rule].sentence(args)}.`}
}

/** Files that are no articles as far as a check goes, as they have no id or one that another has, and hold secrets. */
function filesWithSecrets(findings: readonly Finding[]): Set<string> {
  const secrets = findings.filter(
    ({rule, article, args}) =>
      article === '' && rule.startsWith('secret/') && args['typed'] === true
  )
  return new Set(secrets.map(({place}) => place.file))
}
